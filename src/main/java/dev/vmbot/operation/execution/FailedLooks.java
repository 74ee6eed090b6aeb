package dev.vmbot.operation.execution;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Since when an operation's VM cannot be read, so that one failed look after a long absence does not count for more
/// than it is. Remembered by the process alone: whoever takes over counts anew. Thread-safe.
final class FailedLooks {

    /// Looks that fail in a row come sooner than this after each other.
    private static final Duration ROW = Duration.ofMinutes(2);

    private record Row(Instant first, Instant last) {}

    private final Map<OperationId, Row> rows = new ConcurrentHashMap<>();

    /// @return the first of those that have failed in a row
    Instant failed(OperationId id, Instant now) {
        return rows.compute(
                        id,
                        (_, row) -> row == null || row.last().plus(ROW).isBefore(now)
                                ? new Row(now, now)
                                : new Row(row.first(), now))
                .first();
    }

    void forget(OperationId id) {
        rows.remove(id);
    }
}
