package dev.vmbot.sandbox.slack.web;

import dev.vmbot.sandbox.slack.world.Channel;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.sandbox.slack.world.Person;
import dev.vmbot.sandbox.slack.world.World;
import java.util.Set;
import java.util.TreeSet;

/// What the bot may see and do: its scopes and its memberships.
record Access(World world, Set<String> scopes) {

    Access {
        scopes = Set.copyOf(scopes);
    }

    void require(String scope) {
        if (!scopes.contains(scope)) {
            throw SlackError.missingScope(scope, provided());
        }
    }

    String provided() {
        return String.join(",", new TreeSet<>(scopes));
    }

    Person bot() {
        return world.requirePerson(World.BOT);
    }

    /// A channel that the bot may know of: its own, and public ones.
    Channel visible(String id) {
        return world.findChannel(id)
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(World.BOT))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    Channel joined(String id) {
        var channel = visible(id);
        if (!channel.has(World.BOT)) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    /// Where a post goes: a channel, or the direct message with the person of that id.
    Channel destination(String id) {
        return joined(world.findPerson(id)
                .filter(person -> !person.isBot())
                .map(person -> world.directMessage(person).id())
                .orElse(id));
    }

    Message message(Channel channel, String ts) {
        return world.findMessage(channel.id(), ts)
                .filter(message -> !message.isEphemeral())
                .orElseThrow(() -> new SlackError("message_not_found"));
    }

    Person person(String id) {
        return world.findPerson(id).orElseThrow(() -> new SlackError("user_not_found"));
    }

    void requireHistory(Channel channel) {
        require(family(channel) + ":history");
    }

    void requireRead(Channel channel) {
        require(family(channel) + ":read");
    }

    private static String family(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "channels";
            case PRIVATE -> "groups";
            case DIRECT -> "im";
        };
    }
}
