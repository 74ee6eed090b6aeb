package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Listening;
import dev.vmbot.kube.connection.Changes;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.ResourceVersions;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.kube.connection.Watched;
import dev.vmbot.kube.operation.OperationMapping;
import dev.vmbot.kube.operation.UnreadableOperationException;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Operations as objects of the kind `VirtualMachineOperation` in one namespace. Saving is one request that replaces
/// the status of the version it was made from; the API server is the compare-and-set.
public final class KubeOperationStore implements OperationStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KubeOperationStore.class);
    private static final long PAGE = 500;
    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient reads;
    private final KubernetesClient writes;
    private final String namespace;
    private final Watched<VirtualMachineOperation> watched;
    private final OperationCache cache = new OperationCache(Ticker.systemTicker());
    private final Changes<OperationId> changes = new Changes<>();

    public KubeOperationStore(Cluster cluster, String namespace, InstantSource clock) {
        this.reads = cluster.reads();
        this.writes = cluster.writes();
        this.namespace = namespace;
        this.watched = new Watched<>(
                "VirtualMachineOperation",
                () -> reads.resources(VirtualMachineOperation.class)
                        .inNamespace(namespace)
                        .withLimit(PAGE)
                        .runnableInformer(0),
                clock);
        watched.onChange(new OperationEvents());
    }

    /// Begins to watch, and waits until every operation has been listed once.
    ///
    /// @param limit how long to wait; when it is over, the watch goes on trying and [#isCurrent] tells of it
    public void start(Duration limit) {
        watched.awaitFirstList(watched.start(), limit);
    }

    /// Whether [#list] tells what is stored now.
    public boolean isCurrent() {
        return watched.isCurrent();
    }

    /// Why it is not current, for whoever runs the bot; empty when it is.
    public String trouble() {
        return watched.trouble();
    }

    @Override
    public Created create(Operation proposed) {
        VirtualMachineOperation object = OperationMapping.toCreate(proposed, namespace);
        try {
            return new Created(
                    answered(TimeLimit.WRITE.call(() -> writes.resource(object).create())), true);
        } catch (ClusterException e) {
            if (e.code() != HttpURLConnection.HTTP_CONFLICT) {
                throw refusal(e);
            }
            return new Created(find(proposed.id()).orElseThrow(() -> e), false);
        }
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        Optional<VirtualMachineOperation> found =
                TimeLimit.READ.call(() -> Optional.ofNullable(reads.resources(VirtualMachineOperation.class)
                        .inNamespace(namespace)
                        .withName(id.value())
                        .get()));
        if (found.isEmpty()) {
            cache.forget(id);
        }
        return found.map(this::answered);
    }

    @Override
    public Optional<Operation> save(Operation changed) {
        if (changed.version().isEmpty()) {
            throw new IllegalArgumentException("only what has been stored can be saved");
        }
        VirtualMachineOperation object = OperationMapping.toSave(changed, namespace);
        try {
            return Optional.of(
                    answered(TimeLimit.WRITE.call(() -> writes.resource(object).updateStatus())));
        } catch (ClusterException e) {
            if (e.code() == HttpURLConnection.HTTP_NOT_FOUND) {
                cache.forget(changed.id());
                return Optional.empty();
            }
            if (e.code() == HttpURLConnection.HTTP_CONFLICT) {
                return Optional.empty();
            }
            throw refusal(e);
        }
    }

    /// What the kind's schema refuses is refused again, in whatever state the stored operation is.
    private static ClusterException refusal(ClusterException failure) {
        if (failure.code() != UNPROCESSABLE) {
            return failure;
        }
        var invalid = new ClusterException(Reason.INVALID, failure.code(), failure.words());
        invalid.initCause(failure);
        return invalid;
    }

    private Operation answered(VirtualMachineOperation object) {
        try {
            Operation operation = OperationMapping.read(object);
            cache.answered(operation);
            return operation;
        } catch (UnreadableOperationException e) {
            var exception =
                    new ClusterException(Reason.INVALID, 0, "the stored operation is not readable by this release");
            exception.initCause(e);
            throw exception;
        }
    }

    @Override
    public void delete(OperationId id) {
        var object = new VirtualMachineOperation();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(id.value())
                .build());
        TimeLimit.WRITE.call(() -> writes.resource(object).delete());
        cache.deletedByUs(id);
    }

    @Override
    public Optional<Operation> known(OperationId id) {
        return cache.find(id);
    }

    @Override
    public List<Operation> on(VmRef vm) {
        return cache.on(vm);
    }

    @Override
    public List<Operation> list() {
        return cache.all();
    }

    @Override
    public Listening onChange(Consumer<OperationId> listener) {
        return changes.listen(listener);
    }

    @Override
    public void close() {
        watched.close();
    }

    private final class OperationEvents implements ResourceEventHandler<VirtualMachineOperation> {

        @Override
        public void onAdd(VirtualMachineOperation object) {
            id(object).ifPresent(id -> {
                keep(id, object);
                changes.tell(id);
            });
        }

        @Override
        public void onUpdate(VirtualMachineOperation before, VirtualMachineOperation object) {
            onAdd(object);
        }

        @Override
        public void onDelete(VirtualMachineOperation object, boolean lastStateUnknown) {
            id(object).ifPresent(id -> {
                cache.watchedDeletion(
                        id, ResourceVersions.number(object.getMetadata().getResourceVersion()));
                changes.tell(id);
            });
        }

        /// An object that turned unreadable is forgotten, so that nobody goes on from what it was before.
        private void keep(OperationId id, VirtualMachineOperation object) {
            try {
                cache.watched(OperationMapping.read(object));
            } catch (UnreadableOperationException e) {
                cache.forget(id);
                LOG.atError()
                        .addKeyValue("operation", id)
                        .addKeyValue("why", e.getMessage())
                        .log("stored operation is not readable by this release, left alone");
            }
        }

        private static Optional<OperationId> id(VirtualMachineOperation object) {
            String name = object.getMetadata().getName();
            if (!OperationId.isPossible(name)) {
                LOG.atWarn().addKeyValue("name", name).log("object is not named like an operation, left alone");
                return Optional.empty();
            }
            return Optional.of(new OperationId(name));
        }
    }
}
