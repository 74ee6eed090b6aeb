package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.kube.connection.ResourceVersions;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Operations as the watch tells of them, overtaken by what this process itself has just written or read: the watch
/// lags behind, and an operation must never seem to go back.
final class OperationCache {

    /// How long the watch may lag behind a deletion of ours and still tell of the object.
    private static final Duration LAG = Duration.ofMinutes(1);

    private static final long MOST_DELETED = 10_000;

    private final Map<OperationId, Operation> newest = new ConcurrentHashMap<>();

    /// Written only inside a computation on [#newest], so that the two agree.
    private final Map<VmRef, Set<OperationId>> byVm = new ConcurrentHashMap<>();

    private final Cache<OperationId, Boolean> deleted;

    OperationCache(Ticker ticker) {
        deleted = Caffeine.newBuilder()
                .executor(Runnable::run)
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

    /// What an operation is about never changes, so that it is entered in the index but once.
    private void keepNewer(Operation operation) {
        newest.compute(operation.id(), (id, held) -> {
            if (held == null) {
                operation.request().targets().forEach(target -> enter(target.ref(), id));
                return operation;
            }
            return version(operation) >= version(held) ? operation : held;
        });
    }

    private void enter(VmRef vm, OperationId id) {
        byVm.merge(vm, Set.of(id), OperationCache::union);
    }

    private static Set<OperationId> union(Set<OperationId> some, Set<OperationId> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private void strike(VmRef vm, OperationId id) {
        byVm.computeIfPresent(vm, (_, ids) -> {
            Set<OperationId> left = ids.stream().filter(one -> !one.equals(id)).collect(Collectors.toUnmodifiableSet());
            return left.isEmpty() ? null : left;
        });
    }

    /// @param version of the object when it was last seen; a newer one has been created since, and stays
    void watchedDeletion(OperationId id, long version) {
        removeUnless(id, held -> version(held) > version);
    }

    void deletedByUs(OperationId id) {
        deleted.put(id, true);
        forget(id);
    }

    void forget(OperationId id) {
        removeUnless(id, _ -> false);
    }

    private void removeUnless(OperationId id, Predicate<Operation> stays) {
        newest.computeIfPresent(id, (_, held) -> {
            if (stays.test(held)) {
                return held;
            }
            held.request().targets().forEach(target -> strike(target.ref(), id));
            return null;
        });
    }

    Optional<Operation> find(OperationId id) {
        return Optional.ofNullable(newest.get(id));
    }

    List<Operation> on(VmRef vm) {
        return byVm.getOrDefault(vm, Set.of()).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    List<Operation> all() {
        return List.copyOf(newest.values());
    }

    private static long version(Operation operation) {
        return ResourceVersions.number(operation.version());
    }
}
