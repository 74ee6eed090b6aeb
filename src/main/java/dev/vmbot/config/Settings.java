package dev.vmbot.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Everything that can be set.
public record Settings(
        Slack slack,
        Kubernetes kubernetes,
        Operations operations,
        IdentitySettings identity,
        boolean forceStop,
        Map<String, Channel> channels,
        int adminPort) {

    public Settings {
        channels = Map.copyOf(channels);
    }

    /// @param apiUrl base of Slack's Web API, ends in a slash
    public record Slack(Secret botToken, Transport transport, URI apiUrl) {}

    /// How Slack reaches the bot.
    public sealed interface Transport {

        /// The bot opens a WebSocket to Slack.
        record SocketMode(Secret appToken) implements Transport {}

        /// Slack posts to the bot.
        record Http(Secret signingSecret, int port) implements Transport {}
    }

    /// @param namespace where operations and the Lease live, when the settings file says so
    /// @param replica name of this replica
    public record Kubernetes(Optional<String> namespace, String replica) {}

    /// @param approvalTtl how long a card waits
    /// @param startTimeout from asking for a start to Running
    /// @param stopMargin on top of a VM's own grace period
    /// @param restartPause between the proof of the stop and asking for the start
    /// @param maxTargets VMs on one card at the most
    /// @param retention operations are deleted this long after their end
    /// @param requestsPerMinute of one person, and in one channel
    public record Operations(
            Duration approvalTtl,
            Duration startTimeout,
            Duration stopMargin,
            Duration restartPause,
            int maxTargets,
            Duration retention,
            RequestsPerMinute requestsPerMinute) {}

    /// At each replica.
    public record RequestsPerMinute(int person, int channel) {}

    /// @param users Slack user id to Kubernetes user name
    /// @param email an e-mail address is the user name of whoever is not listed
    /// @param groups Slack user group id to Kubernetes group
    public record IdentitySettings(
            Map<String, String> users,
            boolean email,
            Map<String, String> groups,
            String userPrefix,
            String groupPrefix) {

        public IdentitySettings {
            users = Map.copyOf(users);
            groups = Map.copyOf(groups);
        }
    }

    /// @param namespace the namespace that is meant when none is said
    /// @param listen read phrases that are not addressed to the bot
    public record Channel(Optional<String> namespace, boolean listen) {}
}
