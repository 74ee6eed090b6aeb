package dev.vmbot.slack;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When which card may be edited. Thread-safe; knows no clock of its own.
final class EditPace {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Limits limits;
    private final Map<OperationId, Instant> lastEdits = new HashMap<>();
    private final Deque<Instant> recent = new ArrayDeque<>();
    private Instant closedUntil = Instant.MIN;

    /// @param perCard least time between two edits of one card on its way
    /// @param perMinute most edits of all cards together in any minute
    /// @param keptForFinal of these only final states may use so many
    record Limits(Duration perCard, int perMinute, int keptForFinal) {

        /// `chat.update` is limited to 50 a minute for the whole workspace; others may use the app's token too.
        static final Limits STANDARD = new Limits(Duration.ofSeconds(5), 40, 10);
    }

    EditPace(Limits limits) {
        this.limits = limits;
    }

    /// Counts an edit that is made now, or tells when to ask again.
    ///
    /// @param isFinal the card will show its final state
    /// @return empty when the edit may be made, and has to be
    synchronized Optional<Instant> reserve(OperationId card, boolean isFinal, Instant now) {
        prune(now);
        Instant earliest = earliest(card, isFinal, now);
        if (earliest.isAfter(now)) {
            return Optional.of(earliest);
        }
        lastEdits.put(card, now);
        recent.addLast(now);
        return Optional.empty();
    }

    /// Slack asked for no edits before this time.
    synchronized void closeUntil(Instant time) {
        closedUntil = time.isAfter(closedUntil) ? time : closedUntil;
    }

    private Instant earliest(OperationId card, boolean isFinal, Instant now) {
        Instant earliest = closedUntil.isAfter(now) ? closedUntil : now;
        Instant last = lastEdits.get(card);
        // An end is said at once: it comes once a card, and is what people wait for.
        if (!isFinal && last != null && last.plus(limits.perCard()).isAfter(earliest)) {
            earliest = last.plus(limits.perCard());
        }
        int most = isFinal ? limits.perMinute() : limits.perMinute() - limits.keptForFinal();
        if (recent.size() >= most) {
            Instant room = recent.stream()
                    .skip(recent.size() - most)
                    .findFirst()
                    .orElseThrow()
                    .plus(WINDOW);
            earliest = room.isAfter(earliest) ? room : earliest;
        }
        return earliest;
    }

    private void prune(Instant now) {
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        lastEdits.values().removeIf(last -> !last.plus(limits.perCard()).isAfter(now));
    }
}
