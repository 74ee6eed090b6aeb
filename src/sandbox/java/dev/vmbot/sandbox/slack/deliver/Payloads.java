package dev.vmbot.sandbox.slack.deliver;

import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The payloads of commands and of pressed buttons.
public final class Payloads {

    private Payloads() {}

    /// @param text already encoded as Slack does
    public static Envelope command(Person person, Channel channel, String command, String text, URI responseUrl) {
        return new Envelope(
                Envelope.Kind.COMMAND,
                new JsonObject()
                        .put("token", "none")
                        .put("team_id", person.team())
                        .put("team_domain", "sandbox")
                        .put("channel_id", channel.id())
                        .put("channel_name", channel.kind() == Channel.Kind.DIRECT ? "directmessage" : channel.name())
                        .put("user_id", person.id())
                        .put("user_name", person.handle())
                        .put("command", command)
                        .put("text", text)
                        .put("api_app_id", Events.APP)
                        .put("is_enterprise_install", "false")
                        .put("response_url", responseUrl.toString())
                        .put("trigger_id", trigger()));
    }

    /// @param action the element of the message that was used, with what was chosen
    public static Envelope action(Person person, Channel channel, Message message, JsonObject action, URI responseUrl) {
        var payload = new JsonObject()
                .put("type", "block_actions")
                .put(
                        "user",
                        new JsonObject()
                                .put("id", person.id())
                                .put("username", person.handle())
                                .put("name", person.handle())
                                .put("team_id", person.team()))
                .put("api_app_id", Events.APP)
                .put("token", "none")
                .put("container", container(message))
                .put("trigger_id", trigger())
                .put("team", new JsonObject().put("id", World.TEAM).put("domain", "sandbox"))
                .putNull("enterprise")
                .put("is_enterprise_install", false)
                .put("channel", new JsonObject().put("id", channel.id()).put("name", channelName(channel)))
                .put("state", new JsonObject().put("values", new JsonObject()))
                .put("response_url", responseUrl.toString())
                .put("actions", new JsonArray(List.of(action)));
        // Slack does not repeat a message that only one person can see.
        return new Envelope(
                Envelope.Kind.INTERACTION,
                message.isEphemeral() ? payload : payload.put("message", message.toJson(true)));
    }

    /// The element as it comes back in a payload.
    public static JsonObject pressed(JsonObject element, String blockId, Instant at) {
        var action = element.copy();
        action.remove("confirm");
        return action.put("block_id", blockId)
                .put("action_ts", String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1_000));
    }

    private static JsonObject container(Message message) {
        var container = new JsonObject()
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", message.isEphemeral());
        return message.threadTs() == null ? container : container.put("thread_ts", message.threadTs());
    }

    private static String channelName(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> channel.name();
            case PRIVATE -> "privategroup";
            case DIRECT -> "directmessage";
        };
    }

    private static String trigger() {
        return "1." + UUID.randomUUID();
    }
}
