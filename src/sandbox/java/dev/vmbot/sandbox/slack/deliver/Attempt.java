package dev.vmbot.sandbox.slack.deliver;

import java.time.Duration;

/// Which try this is.
///
/// @param number 0 for the first
/// @param reason why it is tried again; empty for the first
/// @param limit how long to wait for an acknowledgement
record Attempt(int number, String reason, Duration limit) {

    static Attempt first(Duration limit) {
        return new Attempt(0, "", limit);
    }

    Attempt next(Receipt outcome) {
        var why = switch (outcome) {
            case Receipt.Acked _ -> throw new IllegalStateException("nothing to try again");
            case Receipt.TimedOut() -> "timeout";
            case Receipt.Unreachable() -> "connection_failed";
            case Receipt.Refused _ -> "http_error";
        };
        return new Attempt(number + 1, why, limit);
    }
}
