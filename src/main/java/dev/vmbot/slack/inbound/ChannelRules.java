package dev.vmbot.slack.inbound;

import java.util.Map;
import java.util.Optional;

/// What is set for channels.
///
/// @param channels by id; a channel that is not there has no namespace and is listened to
public record ChannelRules(Map<String, Rule> channels) {

    private static final Rule NONE = new Rule(Optional.empty(), true);

    /// @param namespace of VMs that are named without one
    /// @param listen unaddressed phrases are read
    public record Rule(Optional<String> namespace, boolean listen) {}

    public ChannelRules {
        channels = Map.copyOf(channels);
    }

    Rule of(String channel) {
        return channels.getOrDefault(channel, NONE);
    }
}
