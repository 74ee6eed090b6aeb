package dev.vmbot.operation.execution;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// The bot's own errors while it worked on operations, so that none of them repeats for ever without a word.
/// Thread-safe.
public final class Defects {

    /// As many errors in a row are no accident any more.
    static final int ROW = 3;

    /// How long people are told of the last such row.
    static final Duration RECENT = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 8;

    private final InstantSource clock;
    private final Map<Object, Integer> rows = Bounded.map();
    private Instant last = Instant.MIN;
    private long total;

    public Defects(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(Object work, OperationId id) {}

    /// @param work what was being done with the operation
    /// @return how many errors in a row there have been
    synchronized int failed(Object work, OperationId id) {
        int row = rows.merge(new Key(work, id), 1, Integer::sum);
        total++;
        if (row >= ROW) {
            last = clock.instant();
        }
        return row;
    }

    synchronized void succeeded(Object work, OperationId id) {
        rows.remove(new Key(work, id));
    }

    /// How long to leave it alone after so many errors in a row.
    static Duration pause(int row) {
        return FIRST_PAUSE.multipliedBy(1L << Math.clamp(row - ROW, 0, MOST_DOUBLINGS));
    }

    /// For whoever runs the bot: errors since this process began.
    public synchronized long total() {
        return total;
    }

    /// For whoever runs the bot; empty when there was no row of errors for a while.
    public synchronized String trouble() {
        return clock.instant().isBefore(last.plus(last.equals(Instant.MIN) ? Duration.ZERO : RECENT))
                ? "something is wrong inside the bot, see its log for \"working on an operation failed\""
                : "";
    }
}
