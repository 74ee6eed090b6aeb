package dev.vmbot.sandbox.page;

import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything one person sees at one moment.
final class Snapshot {

    private static final int MOST_MESSAGES = 400;

    private final World world;
    private final ClusterPanel cluster;

    Snapshot(World world, ClusterPanel cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    JsonObject of(String userId) {
        var channels =
                world.channels().stream().filter(channel -> channel.has(userId)).toList();
        var ids = channels.stream().map(Channel::id).collect(Collectors.toSet());
        var visible = world.messages().stream()
                .filter(message -> ids.contains(message.channel()))
                .filter(message -> !message.isEphemeral() || userId.equals(message.ephemeralTo()))
                .toList();
        var recent = visible.subList(Math.max(0, visible.size() - MOST_MESSAGES), visible.size());
        return new JsonObject()
                .put("me", userId)
                .put("people", array(world.people().stream().map(Snapshot::person)))
                .put("groups", array(world.groups().stream().map(group -> group.toJson())))
                .put("channels", array(channels.stream().map(Snapshot::channel)))
                .put("messages", array(recent.stream().map(Snapshot::message)))
                .put("vms", array(cluster.rows().stream().map(Snapshot::vm)))
                .put("behaviours", new JsonArray(List.copyOf(cluster.behaviours())));
    }

    private static JsonObject person(Person person) {
        return new JsonObject()
                .put("id", person.id())
                .put("name", person.name())
                .put("handle", person.handle())
                .put("standing", person.standing().name())
                .put("team", person.team());
    }

    private static JsonObject channel(Channel channel) {
        return new JsonObject()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("kind", channel.kind().name())
                .put("shared", channel.extShared())
                .put("members", channel.members().size())
                .put("bot", channel.has(World.BOT));
    }

    private static JsonObject message(Message message) {
        return new JsonObject()
                .put("channel", message.channel())
                .put("ts", message.ts())
                .put("thread", message.isReply() ? Objects.requireNonNull(message.threadTs()) : "")
                .put("author", message.author().id())
                .put("ephemeral", message.isEphemeral())
                .put("edited", message.editedAt() != null)
                .put("text", message.text())
                .put("blocks", message.blocks())
                .put("files", message.content().files());
    }

    private static JsonObject vm(VmRow row) {
        return new JsonObject()
                .put("namespace", row.namespace())
                .put("name", row.name())
                .put("status", row.status())
                .put("strategy", row.runStrategy())
                .put("node", row.node())
                .put("behaviour", row.behaviour());
    }

    private static JsonArray array(Stream<JsonObject> items) {
        return new JsonArray(items.toList());
    }
}
