package dev.vmbot.sandbox.slack.deliver;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/// How one attempt to deliver ended.
public sealed interface Receipt {

    /// @param latency from the write of the last byte to the acknowledgement, by the monotonic clock
    /// @param answer empty when the acknowledgement carried nothing
    record Acked(Duration latency, JsonObject answer) implements Receipt {}

    /// Not acknowledged in time.
    record TimedOut() implements Receipt {}

    /// There was nobody to deliver to, or the connection broke before an acknowledgement.
    record Unreachable() implements Receipt {}

    /// Answered with another HTTP status than 2xx.
    ///
    /// @param noRetry whether the bot asked not to be sent this again
    record Refused(int status, boolean noRetry) implements Receipt {}
}
