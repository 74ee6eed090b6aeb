package dev.vmbot.kube.connection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All objects of one kind, kept up to date by one watch that never gives up.
public final class Watched<T extends HasMetadata> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration SAMPLING = Duration.ofSeconds(5);
    private static final String BY_NAME = "by-name";

    private final String kind;
    private final SharedIndexInformer<T> informer;
    private final WatchHealth health;
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watch-health").factory());

    /// @param kind for the log
    /// @param informer not started yet
    public Watched(String kind, SharedIndexInformer<T> informer, InstantSource clock) {
        this.kind = kind;
        this.informer = informer;
        this.health = new WatchHealth(clock);
        informer.itemStore(new PruningStore<>());
        informer.addIndexers(
                Map.of(BY_NAME, object -> List.of(object.getMetadata().getName())));
        informer.exceptionHandler((started, thrown) -> {
            String why = ClusterFailure.reason(thrown);
            health.failed(why);
            LOG.atWarn().addKeyValue("kind", kind).addKeyValue("reason", why).log("watch failed, trying again");
            return true;
        });
    }

    /// @param handler must not block
    public void onChange(ResourceEventHandler<T> handler) {
        informer.addEventHandler(handler);
    }

    /// Begins to list and watch; goes on by itself whatever happens.
    public CompletableFuture<Void> start() {
        var _ = sampler.scheduleAtFixedRate(
                () -> health.sample(informer.isWatching()), 0, SAMPLING.toMillis(), TimeUnit.MILLISECONDS);
        return informer.start().toCompletableFuture();
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
    public void close() {
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
            meta.setManagedFields(List.of());
            meta.setAnnotations(Map.of());
            meta.setFinalizers(List.of());
            return super.put(key, object);
        }
    }
}
