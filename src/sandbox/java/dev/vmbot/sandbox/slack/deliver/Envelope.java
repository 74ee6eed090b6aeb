package dev.vmbot.sandbox.slack.deliver;

import io.vertx.core.json.JsonObject;

/// Something for the bot.
///
/// @param payload what it is about, in the form Socket Mode carries it
public record Envelope(Kind kind, JsonObject payload) {

    public enum Kind {
        COMMAND("slash_commands", true),
        INTERACTION("interactive", true),
        EVENT("events_api", false);

        private final String type;
        private final boolean acceptsAnswer;

        Kind(String type, boolean acceptsAnswer) {
            this.type = type;
            this.acceptsAnswer = acceptsAnswer;
        }

        String type() {
            return type;
        }

        boolean acceptsAnswer() {
            return acceptsAnswer;
        }
    }
}
