package dev.vmbot.slack.transport;

import java.time.Instant;
import java.util.Optional;

/// One way by which Slack's deliveries come in.
public interface SlackTransport extends AutoCloseable {

    /// Returns at once; connecting goes on, and is tried again, in the background.
    void start();

    Health health();

    /// Takes nothing new, lets what is being acknowledged end, and hangs up. Ends within seconds.
    @Override
    void close();

    /// @param connected deliveries can come in now
    /// @param lastDelivery empty before the first
    record Health(boolean connected, Optional<Instant> lastDelivery) {}
}
