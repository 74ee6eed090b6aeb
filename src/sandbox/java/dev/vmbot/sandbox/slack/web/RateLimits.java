package dev.vmbot.sandbox.slack.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Calls per minute and method, by Slack's tiers, as a sliding window. Thread-safe.
///
/// Posting is counted for each channel. `apps.connections.open` is given ten a minute although it is listed in the
/// lowest tier: Slack lets short bursts pass, and its own SDK opens two connections at start.
final class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int TIER_2 = 20;
    private static final int TIER_3 = 50;
    private static final int TIER_4 = 100;
    private static final Map<String, Integer> LIMITS = Map.ofEntries(
            Map.entry("auth.test", 600),
            Map.entry("apps.connections.open", 10),
            Map.entry("chat.postMessage", 60),
            Map.entry("chat.postEphemeral", TIER_4),
            Map.entry("chat.getPermalink", 600),
            Map.entry("users.info", TIER_4),
            Map.entry("users.list", TIER_2),
            Map.entry("conversations.members", TIER_4),
            Map.entry("conversations.list", TIER_2),
            Map.entry("usergroups.list", TIER_2),
            Map.entry("usergroups.users.list", TIER_2),
            Map.entry("files.getUploadURLExternal", TIER_4),
            Map.entry("files.completeUploadExternal", TIER_4));

    private final Map<String, Deque<Instant>> calls = new HashMap<>();

    /// Counts the call unless it is one too many.
    ///
    /// @return how long to wait, when it is one too many
    synchronized Optional<Duration> admit(Call call) {
        var limit = LIMITS.getOrDefault(call.method(), TIER_3);
        var key = call.method().equals("chat.postMessage") ? "post to " + call.argument("channel") : call.method();
        var window = calls.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!window.isEmpty() && !window.getFirst().isAfter(call.at().minus(WINDOW))) {
            window.removeFirst();
        }
        if (window.size() >= limit) {
            return Optional.of(Duration.between(call.at(), window.getFirst().plus(WINDOW)));
        }
        window.addLast(call.at());
        return Optional.empty();
    }
}
