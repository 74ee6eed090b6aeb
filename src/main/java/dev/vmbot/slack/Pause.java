package dev.vmbot.slack;

import java.time.Duration;

/// Lets time pass.
public interface Pause {

    void last(Duration time) throws InterruptedException;
}
