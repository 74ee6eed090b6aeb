package dev.vmbot.slack.transport;

import com.slack.api.bolt.App;
import java.time.Instant;
import java.util.Optional;

/// One way by which Slack's deliveries come in.
public interface SlackTransport extends AutoCloseable {

    /// Returns at once; connecting goes on, and is tried again, in the background. Called once.
    ///
    /// @param app that every delivery is handed to
    void start(App app);

    Health health();

    /// Takes nothing new, lets what is being acknowledged end, and hangs up. Ends within seconds; does nothing the
    /// second time.
    @Override
    void close();

    /// @param connected deliveries can come in now
    /// @param lastDelivery empty before the first
    /// @param failure what came of the last try to connect: Slack's error code or the kind of exception; empty when
    ///     it worked, and before the first
    record Health(boolean connected, Optional<Instant> lastDelivery, String failure) {}
}
