package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Content;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `chat.*`: posting, editing and deleting as the bot.
final class ChatMethods {

    private final Access access;
    private final Composer composer;

    ChatMethods(Access access, Composer composer) {
        this.access = access;
        this.composer = composer;
    }

    Map<String, Method> all() {
        return Map.of(
                "chat.postMessage", this::post,
                "chat.update", this::update,
                "chat.delete", this::delete,
                "chat.postEphemeral", this::postEphemeral,
                "chat.getPermalink", this::permalink);
    }

    private JsonObject post(Arguments arguments) {
        access.require("chat:write");
        var channel = access.destination(arguments.require("channel"));
        var content = composer.compose("chat.postMessage", arguments);
        var message = access.world().post(channel.id(), thread(channel, arguments), access.bot(), content);
        return new JsonObject()
                .put("channel", channel.id())
                .put("ts", message.ts())
                .put("message", message.toJson(true));
    }

    private JsonObject update(Arguments arguments) {
        access.require("chat:write");
        var channel = access.joined(arguments.require("channel"));
        var message = own(channel, arguments.require("ts"), "cant_update_message");
        if (arguments.find("text").orElse("").length() > Composer.GOOD_TEXT) {
            throw new SlackError("msg_too_long");
        }
        var edited = access.world().edit(channel.id(), message.ts(), merged(message, arguments));
        return edited.map(now -> new JsonObject()
                        .put("channel", channel.id())
                        .put("ts", now.ts())
                        .put("text", now.text())
                        .put("message", now.toJson(true)))
                .orElseThrow(() -> new SlackError("message_not_found"));
    }

    /// Blocks that are not given stay only if no text is given either; metadata that is not given stays.
    private Content merged(Message before, Arguments arguments) {
        var keepsBlocks = !arguments.has("text") && !arguments.has("blocks");
        var content = keepsBlocks
                ? Content.text(before.text()).withBlocks(before.blocks())
                : composer.compose("chat.update", arguments);
        return arguments.has("metadata")
                ? content.withMetadata(composer.metadata(arguments)
                        .filter(given -> !given.isEmpty())
                        .orElse(null))
                : content.withMetadata(before.metadata().orElse(null));
    }

    private JsonObject delete(Arguments arguments) {
        access.require("chat:write");
        var channel = access.visible(arguments.require("channel"));
        var message = own(channel, arguments.require("ts"), "cant_delete_message");
        if (access.world().delete(channel.id(), message.ts()).isEmpty()) {
            throw new SlackError("message_not_found");
        }
        return new JsonObject().put("channel", channel.id()).put("ts", message.ts());
    }

    private JsonObject postEphemeral(Arguments arguments) {
        access.require("chat:write");
        var channel = access.joined(arguments.require("channel"));
        var person = access.person(arguments.require("user"));
        if (!channel.has(person.id())) {
            throw new SlackError("user_not_in_channel");
        }
        var content = composer.compose("chat.postEphemeral", arguments);
        var message = access.world()
                .postEphemeral(channel.id(), thread(channel, arguments), access.bot(), person.id(), content);
        return new JsonObject().put("message_ts", message.ts());
    }

    private JsonObject permalink(Arguments arguments) {
        var channel = access.visible(arguments.require("channel"));
        var message = access.message(channel, arguments.require("message_ts"));
        var link = "https://sandbox.slack.com/archives/" + channel.id() + "/p"
                + message.ts().replace(".", "");
        return new JsonObject()
                .put("channel", channel.id())
                .put(
                        "permalink",
                        message.isReply() ? link + "?thread_ts=" + message.threadTs() + "&cid=" + channel.id() : link);
    }

    private Message own(Channel channel, String ts, String otherwise) {
        var message = access.message(channel, ts);
        if (!message.author().id().equals(World.BOT)) {
            throw new SlackError(otherwise);
        }
        return message;
    }

    private @Nullable String thread(Channel channel, Arguments arguments) {
        return arguments
                .find("thread_ts")
                .map(ts -> access.world()
                        .findMessage(channel.id(), ts)
                        .filter(message -> !message.isEphemeral())
                        .orElseThrow(() -> new SlackError("thread_not_found"))
                        .threadRoot())
                .orElse(null);
    }
}
