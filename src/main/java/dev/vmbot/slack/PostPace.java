package dev.vmbot.slack;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When which card may be posted by the leader: one a second in a channel, which is what Slack takes, and each at a
/// time
/// of its own, so that not all of them come at once when Slack takes messages again. Thread-safe; knows no clock of its
/// own.
final class PostPace {

    /// https://api.slack.com/apis/rate-limits: `chat.postMessage`, one message a second for each channel.
    private static final Duration EACH = Duration.ofSeconds(1);

    private final Map<OperationId, Instant> turns = new HashMap<>();
    private final Map<String, Instant> lastTurns = new HashMap<>();

    /// Gives a card its turn, or takes it.
    ///
    /// @return empty when it may be posted now; else when to ask again
    synchronized Optional<Instant> reserve(OperationId card, String channel, Instant now) {
        Instant turn = turns.computeIfAbsent(card, _ -> next(channel, now));
        if (turn.isAfter(now)) {
            return Optional.of(turn);
        }
        turns.remove(card);
        lastTurns.values().removeIf(last -> last.plus(EACH).isBefore(now));
        return Optional.empty();
    }

    /// Slack takes no message there before this time.
    ///
    /// @return when this card's turn is after that
    synchronized Instant closed(OperationId card, String channel, Instant until) {
        Instant turn = next(channel, until);
        turns.put(card, turn);
        return turn;
    }

    private Instant next(String channel, Instant earliest) {
        Instant last = lastTurns.get(channel);
        Instant next = last == null || last.plus(EACH).isBefore(earliest) ? earliest : last.plus(EACH);
        lastTurns.put(channel, next);
        return next;
    }
}
