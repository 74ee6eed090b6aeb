package dev.vmbot.kube.connection;

import dev.vmbot.cluster.Keepers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All objects of one kind, kept up to date by one watch. What ends or blocks fabric8's informer for good,
/// such as an exception that it does not expect while it lists anew, is made up for by a new one that goes
/// on from what the last one held.
public final class Watched<T extends HasMetadata> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration SAMPLING = Duration.ofSeconds(5);
    private static final String BY_NAME = "by-name";

    private final String kind;
    private final Supplier<SharedIndexInformer<T>> informers;
    private final List<ResourceEventHandler<T>> handlers = new CopyOnWriteArrayList<>();
    private final WatchHealth health;
    private volatile SharedIndexInformer<T> informer;
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watch-health").factory());

    /// @param kind for the log
    /// @param informers gives new ones, not started yet
    public Watched(String kind, Supplier<SharedIndexInformer<T>> informers, InstantSource clock) {
        this.kind = kind;
        this.informers = informers;
        this.health = new WatchHealth(clock);
        this.informer = newInformer();
    }

    private SharedIndexInformer<T> newInformer() {
        SharedIndexInformer<T> next = informers.get();
        next.itemStore(new PruningStore<>());
        next.addIndexers(Map.of(BY_NAME, object -> List.of(object.getMetadata().getName())));
        next.exceptionHandler((started, thrown) -> {
            String why = ClusterFailure.reason(thrown);
            health.failed(why);
            LOG.atWarn().addKeyValue("kind", kind).addKeyValue("reason", why).log("watch failed, trying again");
            return true;
        });
        handlers.forEach(next::addEventHandler);
        return next;
    }

    /// @param handler must not block
    public void onChange(ResourceEventHandler<T> handler) {
        handlers.add(handler);
        informer.addEventHandler(handler);
    }

    /// Begins to list and watch; goes on by itself whatever happens.
    public synchronized CompletableFuture<Void> start() {
        if (sampler.isShutdown()) {
            return CompletableFuture.failedFuture(new IllegalStateException("closed already"));
        }
        health.begin();
        var _ = sampler.scheduleAtFixedRate(this::sample, 0, SAMPLING.toMillis(), TimeUnit.MILLISECONDS);
        return start(informer);
    }

    private static CompletableFuture<Void> start(SharedIndexInformer<?> informer) {
        try {
            return informer.start().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void sample() {
        try {
            health.sample(informer.isWatching());
            if (health.isHopeless()) {
                renew();
            }
        } catch (RuntimeException e) {
            // The top of this thread, which would not be called again.
            LOG.atError().setCause(e).addKeyValue("kind", kind).log("looking after a watch failed");
        }
    }

    private synchronized void renew() {
        if (sampler.isShutdown()) {
            return;
        }
        LOG.atWarn().addKeyValue("kind", kind).log("watch has been down for long, beginning a new one");
        health.begin();
        SharedIndexInformer<T> next = newInformer();
        next.initialState(informer.getStore().list().stream());
        informer.stop();
        CompletableFuture<Void> started = start(next);
        informer = next;
        var _ = started.exceptionally(thrown -> {
            LOG.atWarn()
                    .addKeyValue("kind", kind)
                    .addKeyValue("reason", ClusterFailure.reason(thrown))
                    .log("watch could not be begun anew");
            return null;
        });
    }

    /// Waits for the first list, and says so when it does not come; the watch goes on trying then.
    public void awaitFirstList(CompletableFuture<Void> started, Duration limit) {
        try {
            started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.atError()
                    .addKeyValue("kind", kind)
                    .log("watch did not come up; a missing right, or a proxy that does not pass on WebSockets?");
        } catch (ExecutionException e) {
            LOG.atError().setCause(e).addKeyValue("kind", kind).log("watch could not be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Optional<T> find(String namespace, String name) {
        return Optional.ofNullable(informer.getIndexer().getByKey(Cache.namespaceKeyFunc(namespace, name)));
    }

    public List<T> all() {
        return informer.getIndexer().list();
    }

    public List<T> inNamespace(String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
    }

    public List<T> named(String name) {
        return informer.getIndexer().byIndex(BY_NAME, name);
    }

    public boolean isCurrent() {
        health.sample(informer.isWatching());
        return informer.hasSynced() && health.isCurrent();
    }

    /// Why it is not current, for whoever runs the bot; empty when it is.
    public String trouble() {
        if (isCurrent()) {
            return "";
        }
        String failure = health.lastFailure();
        return "the watch on %s is not up%s".formatted(kind, failure.isEmpty() ? "" : " (" + failure + ")");
    }

    @Override
    public synchronized void close() {
        sampler.shutdownNow();
        informer.stop();
    }

    /// Keeps a tenth of each object: what Kubernetes and tools note in the metadata is most of a VM.
    private static final class PruningStore<T extends HasMetadata> extends BasicItemStore<T> {

        PruningStore() {
            super(Cache::metaNamespaceKeyFunc);
        }

        @Override
        public T put(String key, T object) {
            ObjectMeta meta = object.getMetadata();
            meta.setManagedFields(byKeepers(meta));
            meta.setAnnotations(marks(meta));
            meta.setFinalizers(List.of());
            return super.put(key, object);
        }

        /// Who has written, without what.
        private static List<ManagedFieldsEntry> byKeepers(ObjectMeta meta) {
            return meta.getManagedFields().stream()
                    .map(ManagedFieldsEntry::getManager)
                    .filter(manager -> manager != null && Keepers.isManager(manager))
                    .distinct()
                    .map(manager ->
                            new ManagedFieldsEntryBuilder().withManager(manager).build())
                    .toList();
        }

        private static Map<String, String> marks(ObjectMeta meta) {
            Map<String, String> kept = new HashMap<>(Objects.requireNonNullElse(meta.getAnnotations(), Map.of()));
            kept.keySet().removeIf(key -> !Keepers.isMark(key));
            return Map.copyOf(kept);
        }
    }
}
