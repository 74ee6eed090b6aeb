package dev.vmbot.sandbox.slack.deliver;

import dev.vmbot.sandbox.slack.world.Change;
import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Turns what happens in the world into the events the app is subscribed to.
public final class Events {

    static final String APP = "A0VMBOT";

    private final World world;
    private final Set<String> subscriptions;
    private final InstantSource clock;
    private final Consumer<Envelope> sender;

    public Events(World world, Set<String> subscriptions, InstantSource clock, Consumer<Envelope> sender) {
        this.world = world;
        this.subscriptions = Set.copyOf(subscriptions);
        this.clock = clock;
        this.sender = sender;
    }

    public void publish(Change change) {
        switch (change) {
            case Change.Posted(var message) -> posted(message).forEach(event -> send(message, event));
            case Change.Edited(var before, var after) -> {
                if (isHeard(after)) {
                    send(
                            after,
                            hidden(after, "message_changed")
                                    .put("message", after.toJson(true))
                                    .put("previous_message", before.toJson(true)));
                }
            }
            case Change.Deleted(var message) -> {
                if (isHeard(message)) {
                    send(
                            message,
                            hidden(message, "message_deleted")
                                    .put("deleted_ts", message.ts())
                                    .put("previous_message", message.toJson(true)));
                }
            }
            case Change.Joined(var channel, var person) -> joined(channel, person);
        }
    }

    /// Sends an event that is not in the world, for tests of broken or unknown ones.
    public void send(JsonObject event) {
        sender.accept(envelope(event, World.TEAM, false));
    }

    private Stream<JsonObject> posted(Message message) {
        if (message.isEphemeral() || !channelOf(message).has(World.BOT)) {
            return Stream.empty();
        }
        var heard = isHeard(message) ? Stream.of(event(message)) : Stream.<JsonObject>empty();
        return isMention(message)
                ? Stream.concat(heard, Stream.of(event(message).put("type", "app_mention")))
                : heard;
    }

    private boolean isHeard(Message message) {
        var channel = channelOf(message);
        var name = switch (channel.kind()) {
            case PUBLIC -> "message.channels";
            case PRIVATE -> "message.groups";
            case DIRECT -> "message.im";
        };
        return !message.isEphemeral() && channel.has(World.BOT) && subscriptions.contains(name);
    }

    private boolean isMention(Message message) {
        return subscriptions.contains("app_mention")
                && channelOf(message).kind() != Channel.Kind.DIRECT
                && !message.author().id().equals(World.BOT)
                && (message.text().contains("<@" + World.BOT + ">")
                        || message.text().contains("<@" + World.BOT + "|"));
    }

    private JsonObject event(Message message) {
        return message.toJson(true)
                .put("channel", message.channel())
                .put("event_ts", message.ts())
                .put("channel_type", channelOf(message).kind().eventType());
    }

    private JsonObject hidden(Message message, String subtype) {
        var ts = clock.instant().getEpochSecond() + ".000100";
        return new JsonObject()
                .put("type", "message")
                .put("subtype", subtype)
                .put("hidden", true)
                .put("channel", message.channel())
                .put("channel_type", channelOf(message).kind().eventType())
                .put("ts", ts)
                .put("event_ts", ts);
    }

    private void joined(Channel channel, Person person) {
        if (subscriptions.contains("member_joined_channel") && channel.has(World.BOT)) {
            var event = new JsonObject()
                    .put("type", "member_joined_channel")
                    .put("user", person.id())
                    .put("channel", channel.id())
                    .put("team", person.team());
            sender.accept(envelope(event, person.team(), channel.extShared()));
        }
    }

    private void send(Message message, JsonObject event) {
        sender.accept(envelope(event, World.TEAM, channelOf(message).extShared()));
    }

    private Envelope envelope(JsonObject event, String team, boolean extShared) {
        var authorization = new JsonObject()
                .putNull("enterprise_id")
                .put("team_id", World.TEAM)
                .put("user_id", World.BOT)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return new Envelope(
                Envelope.Kind.EVENT,
                new JsonObject()
                        .put("token", "none")
                        .put("team_id", team)
                        .put("api_app_id", APP)
                        .put("event", event)
                        .put("type", "event_callback")
                        .put("event_id", "Ev" + UUID.randomUUID().toString().replace("-", ""))
                        .put("event_time", clock.instant().getEpochSecond())
                        .put("authorizations", new JsonArray(List.of(authorization)))
                        .put("is_ext_shared_channel", extShared));
    }

    private Channel channelOf(Message message) {
        return world.requireChannel(message.channel());
    }
}
