package dev.vmbot.sandbox.slack.deliver;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One attempt to hand something to the bot, and how it ended.
///
/// @param attempt 0 for the first
public record Delivery(Envelope envelope, int attempt, Instant sentAt, Receipt receipt) {

    public boolean isAcked() {
        return receipt instanceof Receipt.Acked;
    }

    /// How long the acknowledgement took; empty without one.
    public Optional<Duration> latency() {
        return receipt instanceof Receipt.Acked(var latency, var _) ? Optional.of(latency) : Optional.empty();
    }

    /// What the acknowledgement carried; empty when nothing.
    public JsonObject answer() {
        return receipt instanceof Receipt.Acked(var _, var answer) ? answer : new JsonObject();
    }

    /// The `event_id`; empty for commands and interactions.
    public String eventId() {
        return envelope.payload().getString("event_id", "");
    }

    /// The event inside; empty for commands and interactions.
    public JsonObject event() {
        return envelope.payload().getJsonObject("event", new JsonObject());
    }
}
