package dev.vmbot.sandbox.slack.world;

/// Something that happened in the workspace, told after it is visible.
public sealed interface Change {

    record Posted(Message message) implements Change {}

    record Edited(Message before, Message after) implements Change {}

    record Deleted(Message message) implements Change {}

    record Joined(Channel channel, Person person) implements Change {}
}
