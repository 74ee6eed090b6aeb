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
///
/// What people wait for goes first: the end, and the first edit, which takes the buttons away after a press. Progress
/// is shown with what is left: so seldom, where many cards are on their way, that it uses no more than its share of a
/// minute, and not at all while the edits are needed for the ends of all of them.
final class EditPace {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// A card that nobody has wanted to edit for so long is on its way no more, as far as this counts.
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Limits limits;

    /// Cards that have left "waiting" and have not ended, and when they were last asked for.
    private final Map<OperationId, Instant> onTheWay = new HashMap<>();

    private final Map<OperationId, Instant> lastEdits = new HashMap<>();
    private final Deque<Instant> recent = new ArrayDeque<>();
    private Instant closedUntil = Instant.MIN;

    /// What an edit is for.
    enum Purpose {
        /// The card leaves "waiting", or this process has not edited it yet.
        FIRST,
        PROGRESS,
        /// Its final state is shown, or something after it.
        FINAL
    }

    /// @param perCard least time between two edits of one card on its way
    /// @param perMinute most edits of all cards together in any minute
    /// @param keptForFinal of these only final states may use so many
    /// @param keptForFirst of the rest progress may not use so many
    record Limits(Duration perCard, int perMinute, int keptForFinal, int keptForFirst) {

        /// `chat.update` is limited to 50 a minute for the whole workspace; others may use the app's token too.
        static final Limits STANDARD = new Limits(Duration.ofSeconds(5), 40, 10, 10);

        /// @return most edits of all cards in a minute, after which none for this purpose is made
        int most(Purpose purpose) {
            return switch (purpose) {
                case FINAL -> perMinute;
                case FIRST -> perMinute - keptForFinal;
                case PROGRESS -> perMinute - keptForFinal - keptForFirst;
            };
        }
    }

    EditPace(Limits limits) {
        this.limits = limits;
    }

    /// Counts an edit that is made now, or tells when to ask again.
    ///
    /// @return empty when the edit may be made, and has to be
    synchronized Optional<Instant> reserve(OperationId card, Purpose purpose, Instant now) {
        prune(now);
        onTheWay.put(card, now);
        Instant earliest = earliest(card, purpose, now);
        if (earliest.isAfter(now)) {
            return Optional.of(earliest);
        }
        if (purpose == Purpose.FINAL) {
            onTheWay.remove(card);
        }
        lastEdits.put(card, now);
        recent.addLast(now);
        return Optional.empty();
    }

    /// Slack asked for no edits before this time.
    synchronized void closeUntil(Instant time) {
        closedUntil = time.isAfter(closedUntil) ? time : closedUntil;
    }

    private Instant earliest(OperationId card, Purpose purpose, Instant now) {
        Instant earliest = closedUntil.isAfter(now) ? closedUntil : now;
        Instant last = lastEdits.get(card);
        // A first edit and an end come once a card, and are what people wait for.
        if (purpose == Purpose.PROGRESS
                && last != null
                && last.plus(betweenTwo()).isAfter(earliest)) {
            earliest = last.plus(betweenTwo());
        }
        int most = purpose == Purpose.PROGRESS
                ? Math.min(limits.most(purpose), limits.perMinute() - onTheWay.size())
                : limits.most(purpose);
        Instant room = room(Math.max(1, most), now);
        return room.isAfter(earliest) ? room : earliest;
    }

    /// So that all cards on their way together stay within what progress may use.
    private Duration betweenTwo() {
        Duration shared = WINDOW.multipliedBy(onTheWay.size()).dividedBy(limits.most(Purpose.PROGRESS));
        return shared.compareTo(limits.perCard()) > 0 ? shared : limits.perCard();
    }

    /// When fewer than so many edits have been made in the minute before.
    private Instant room(int most, Instant now) {
        return recent.size() < most
                ? now
                : recent.stream()
                        .skip(recent.size() - most)
                        .findFirst()
                        .orElseThrow()
                        .plus(WINDOW);
    }

    private void prune(Instant now) {
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        lastEdits.values().removeIf(last -> !last.plus(FORGOTTEN).isAfter(now));
        onTheWay.values().removeIf(last -> !last.plus(FORGOTTEN).isAfter(now));
    }
}
