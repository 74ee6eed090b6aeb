package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.kube.connection.ResourceVersions;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Operations as the watch tells of them, overtaken by what this process itself has just written or read: the watch
/// lags behind, and an operation must never seem to go back.
final class OperationCache {

    /// How long the watch may lag behind a deletion of ours and still tell of the object.
    private static final Duration LAG = Duration.ofMinutes(1);

    private static final long MOST_DELETED = 10_000;

    private final Map<OperationId, Operation> newest = new ConcurrentHashMap<>();
    private final Cache<OperationId, Boolean> deleted;

    OperationCache(Ticker ticker) {
        deleted = Caffeine.newBuilder()
                .expireAfterWrite(LAG)
                .maximumSize(MOST_DELETED)
                .ticker(ticker)
                .build();
    }

    /// Answered by the API server itself, so that a deletion of ours is over if there was one.
    void answered(Operation operation) {
        deleted.invalidate(operation.id());
        keepNewer(operation);
    }

    void watched(Operation operation) {
        if (deleted.getIfPresent(operation.id()) == null) {
            keepNewer(operation);
        }
    }

    private void keepNewer(Operation operation) {
        newest.merge(operation.id(), operation, (held, come) -> version(come) >= version(held) ? come : held);
    }

    /// @param version of the object when it was last seen; a newer one has been created since, and stays
    void watchedDeletion(OperationId id, long version) {
        newest.computeIfPresent(id, (_, held) -> version(held) > version ? held : null);
    }

    void deletedByUs(OperationId id) {
        deleted.put(id, true);
        newest.remove(id);
    }

    void forget(OperationId id) {
        newest.remove(id);
    }

    List<Operation> all() {
        return List.copyOf(newest.values());
    }

    private static long version(Operation operation) {
        return ResourceVersions.number(operation.version());
    }
}
