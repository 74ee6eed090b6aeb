package dev.vmbot.slack.reply;

import java.time.Duration;

/// Lets time pass.
public interface Pause {

    void last(Duration time) throws InterruptedException;
}
