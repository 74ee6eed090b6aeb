package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person.Standing;
import dev.vmbot.sandbox.slack.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// `conversations.*`.
final class ConversationMethods {

    private final Access access;

    ConversationMethods(Access access) {
        this.access = access;
    }

    Map<String, Method> all() {
        return Map.of(
                "conversations.info", this::info,
                "conversations.open", this::open,
                "conversations.history", this::history,
                "conversations.replies", this::replies,
                "conversations.members", this::members,
                "conversations.list", this::list,
                "conversations.join", this::join);
    }

    private JsonObject info(Arguments arguments) {
        var channel = access.visible(arguments.require("channel"));
        access.requireRead(channel);
        return new JsonObject().put("channel", channel.toJson(World.BOT));
    }

    private JsonObject open(Arguments arguments) {
        access.require("im:write");
        var id = arguments.find("channel").map(given -> access.joined(given).name());
        var person = access.person(id.orElseGet(() -> arguments.require("users")));
        if (person.isBot()) {
            throw new SlackError("cannot_dm_bot");
        }
        if (person.standing() == Standing.DEACTIVATED) {
            throw new SlackError("user_disabled");
        }
        if (person.standing() == Standing.OUTSIDER) {
            throw new SlackError("user_not_visible");
        }
        var known = access.world().findChannel("D" + person.id().substring(1)).isPresent();
        var channel = access.world().directMessage(person);
        return new JsonObject()
                .put("no_op", known)
                .put("already_open", known)
                .put("channel", arguments.flag("return_im") ? channel.toJson(World.BOT) : idOf(channel));
    }

    private static JsonObject idOf(Channel channel) {
        return new JsonObject().put("id", channel.id());
    }

    private JsonObject history(Arguments arguments) {
        var channel = access.joined(arguments.require("channel"));
        access.requireHistory(channel);
        var newestFirst = lasting(channel).stream()
                .filter(message -> !message.isReply())
                .toList()
                .reversed();
        return Page.of(newestFirst, arguments, message -> shown(message, arguments));
    }

    private JsonObject replies(Arguments arguments) {
        var channel = access.joined(arguments.require("channel"));
        access.requireHistory(channel);
        var root = arguments.require("ts");
        var thread = lasting(channel).stream()
                .filter(message -> message.threadRoot().equals(root))
                .toList();
        if (thread.isEmpty()) {
            throw new SlackError("thread_not_found");
        }
        return Page.of(thread, arguments, message -> shown(message, arguments));
    }

    private JsonObject shown(Message message, Arguments arguments) {
        var json = message.toJson(arguments.flag("include_all_metadata"));
        var replies = lasting(access.world().requireChannel(message.channel())).stream()
                .filter(other -> other.isReply() && message.ts().equals(other.threadTs()))
                .toList();
        if (!replies.isEmpty()) {
            json.put("thread_ts", message.ts())
                    .put("reply_count", replies.size())
                    .put("latest_reply", replies.getLast().ts());
        }
        return json;
    }

    private List<Message> lasting(Channel channel) {
        return access.world().messages().stream()
                .filter(message -> message.channel().equals(channel.id()) && !message.isEphemeral())
                .toList();
    }

    private JsonObject members(Arguments arguments) {
        var channel = access.visible(arguments.require("channel"));
        access.requireRead(channel);
        return new JsonObject()
                .put("members", new JsonArray(List.copyOf(channel.members())))
                .put("response_metadata", new JsonObject().put("next_cursor", ""));
    }

    private JsonObject list(Arguments arguments) {
        var types = List.of(arguments.find("types").orElse("public_channel").split(",", -1));
        if (types.contains("public_channel")) {
            access.require("channels:read");
        }
        if (types.contains("private_channel")) {
            access.require("groups:read");
        }
        var channels = access.world().channels().stream()
                .filter(channel -> types.contains(type(channel)))
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(World.BOT))
                .map(channel -> channel.toJson(World.BOT))
                .toList();
        return new JsonObject()
                .put("channels", new JsonArray(channels))
                .put("response_metadata", new JsonObject().put("next_cursor", ""));
    }

    private static String type(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "public_channel";
            case PRIVATE -> "private_channel";
            case DIRECT -> "im";
        };
    }

    private JsonObject join(Arguments arguments) {
        access.require("channels:join");
        var channel = access.visible(arguments.require("channel"));
        if (channel.kind() != Channel.Kind.PUBLIC) {
            throw new SlackError("method_not_supported_for_channel_type");
        }
        access.world().join(channel, access.bot());
        return new JsonObject().put("channel", access.visible(channel.id()).toJson(World.BOT));
    }
}
