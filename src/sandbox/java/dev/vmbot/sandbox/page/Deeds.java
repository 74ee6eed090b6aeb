package dev.vmbot.sandbox.page;

import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;

/// What a person does on the page, handed on to the doubles.
final class Deeds {

    private final SlackDouble slack;
    private final ClusterPanel cluster;

    Deeds(SlackDouble slack, ClusterPanel cluster) {
        this.slack = slack;
        this.cluster = cluster;
    }

    /// @return an empty object, or how the bot took it
    /// @throws IllegalArgumentException when it cannot be done, with a text for the person
    JsonObject perform(JsonObject deed) {
        return switch (deed.getString("do", "")) {
            case "say" -> say(deed);
            case "press" -> outcome(slack.as(deed.getString("as")).press(target(deed), deed.getString("action")));
            case "choose" ->
                outcome(slack.as(deed.getString("as"))
                        .choose(target(deed), deed.getString("action"), deed.getString("value")));
            case "invite" -> {
                slack.as(deed.getString("as")).inviteBot(deed.getString("channel"));
                yield new JsonObject();
            }
            case "behave" -> {
                cluster.behave(deed.getString("namespace"), deed.getString("name"), deed.getString("behaviour"));
                slack.world().nudge();
                yield new JsonObject();
            }
            default -> throw new IllegalArgumentException("The page asked for something unknown.");
        };
    }

    private JsonObject say(JsonObject deed) {
        var actor = slack.as(deed.getString("as"));
        var channel = deed.getString("channel");
        var text = deed.getString("text", "").strip();
        var thread = deed.getString("thread", "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to send.");
        }
        if (text.startsWith("/")) {
            if (!thread.isEmpty()) {
                throw new IllegalArgumentException("Slash commands cannot be used in threads. Mention @vmbot instead.");
            }
            var words = text.split("\\s+", 2);
            return outcome(actor.command(channel, words[0], words.length > 1 ? words[1] : ""));
        }
        if (thread.isEmpty()) {
            actor.say(channel, text);
        } else {
            actor.reply(channel, thread, text);
        }
        return new JsonObject();
    }

    private Message target(JsonObject deed) {
        return slack.world()
                .findMessage(deed.getString("channel"), deed.getString("ts"))
                .orElseThrow(() -> new IllegalArgumentException("This message is gone."));
    }

    private static JsonObject outcome(Delivery delivery) {
        var json = new JsonObject().put("acked", delivery.isAcked());
        delivery.latency().ifPresent(latency -> json.put("milliseconds", latency.toMillis()));
        return json;
    }
}
