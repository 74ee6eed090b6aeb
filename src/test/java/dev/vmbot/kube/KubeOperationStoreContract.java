package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.OperationStoreContract;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The store of operations against an API server, and what can happen to its watch.
abstract class KubeOperationStoreContract extends OperationStoreContract {

    private KubeWorld world;
    private Cluster here;
    private Cluster there;
    private KubeOperationStore store;
    private KubeOperationStore other;

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        here = world.bot();
        there = world.bot();
        store = new KubeOperationStore(here, KubeWorld.HOME, InstantSource.system());
        other = new KubeOperationStore(there, KubeWorld.HOME, InstantSource.system());
        store.start(PATIENCE);
        other.start(PATIENCE);
    }

    @AfterEach
    void end() {
        store.close();
        other.close();
        here.close();
        there.close();
        world.close();
    }

    @Override
    protected OperationStore store() {
        return store;
    }

    @Override
    protected OperationStore other() {
        return other;
    }

    @Test
    void listsNoLongerWhatItFoundToBeGone() {
        try (var blind = new KubeOperationStore(here, KubeWorld.HOME, InstantSource.system())) {
            blind.create(PROPOSED);
            other.delete(ID);

            assertThat(blind.find(ID)).isEmpty();

            assertThat(blind.list()).isEmpty();
        }
    }

    @Test
    void catchesUpAfterItsWatchWasCutAndTheHistoryForgotten() {
        store.create(PROPOSED);
        await().atMost(PATIENCE).until(() -> other.list().size() == 1);

        world.forgetHistory();
        world.dropWatches();
        Operation saved = store.save(store.find(ID).orElseThrow().with(new Operation.Card("C1", "3")))
                .orElseThrow();

        await().atMost(PATIENCE).until(() -> other.list().equals(List.of(saved)));
        await().atMost(PATIENCE).until(other::isCurrent);
    }

    /// As when the node of the API server is lost: no end of the connection ever comes.
    @Test
    void hearsOfOthersSoonAfterItsConnectionHasFallenSilent() {
        other.create(PROPOSED);
        await().atMost(PATIENCE).until(() -> store.list().size() == 1);

        world.silence();
        try (Cluster fresh = world.bot();
                var writing = new KubeOperationStore(fresh, KubeWorld.HOME, InstantSource.system())) {
            writing.delete(ID);
        }

        await().atMost(PATIENCE).until(() -> store.list().isEmpty());
    }

    @Test
    void leavesAloneWhatItCannotRead() {
        store.create(PROPOSED);
        await().atMost(PATIENCE).until(() -> other.list().size() == 1);
        VirtualMachineOperation stranger = world.admin()
                .resources(VirtualMachineOperation.class)
                .inNamespace(KubeWorld.HOME)
                .withName(ID.value())
                .get();
        stranger.setMetadata(new ObjectMetaBuilder()
                .withNamespace(KubeWorld.HOME)
                .withName("by-hand")
                .build());

        world.admin().resource(stranger).create();
        store.delete(ID);

        await().atMost(PATIENCE).until(() -> other.list().isEmpty());
        assertThat(other.isCurrent()).isTrue();
    }
}
