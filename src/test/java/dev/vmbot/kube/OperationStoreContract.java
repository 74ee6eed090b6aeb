package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of operations does against an API, with two replicas.
abstract class OperationStoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OperationId ID = OperationId.of("T1", "C1", "1.1", 0);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:01Z");

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

    @Test
    void createsOnceForTheSameRequestOnTwoReplicas() {
        var first = store.create(proposed());
        var second = other.create(proposed());

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.operation()).isEqualTo(first.operation());
        assertThat(first.operation().version()).isNotEmpty();
    }

    @Test
    void keepsWhatWasSaved() {
        Operation created = store.create(proposed()).operation();
        Operation changed = created.with(new OperationState.Approved(
                        created.request().requester().person(), NOW))
                .with(new Operation.Card("C1", "1700.1"))
                .with(new Operation.Delivery("", false, true));

        Operation saved = store.save(changed).orElseThrow();

        assertThat(saved.version()).isNotEqualTo(created.version());
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
        assertThat(other.find(ID)).contains(saved);
    }

    @Test
    void letsOneOfManySaversWin() throws ExecutionException, InterruptedException {
        Operation created = store.create(proposed()).operation();
        List<Future<Optional<Operation>>> savers = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int saver = 0; saver < 10; saver++) {
                var card = new Operation.Card("C1", "1700." + saver);
                KubeOperationStore replica = saver % 2 == 0 ? store : other;
                savers.add(threads.submit(() -> replica.save(created.with(card))));
            }
        }

        List<Operation> winners = new ArrayList<>();
        for (var saver : savers) {
            saver.get().ifPresent(winners::add);
        }
        assertThat(winners).hasSize(1);
        assertThat(store.find(ID)).contains(winners.getFirst());
    }

    @Test
    void refusesToSaveWhatIsGone() {
        Operation created = store.create(proposed()).operation();
        other.delete(ID);

        assertThat(store.save(created)).isEmpty();
        assertThat(store.find(ID)).isEmpty();
    }

    @Test
    void listsNoLongerWhatItFoundToBeGone() {
        try (var blind = new KubeOperationStore(here, KubeWorld.HOME, InstantSource.system())) {
            blind.create(proposed());
            other.delete(ID);

            assertThat(blind.find(ID)).isEmpty();

            assertThat(blind.list()).isEmpty();
        }
    }

    @Test
    void deletesWhatIsNotThereWithoutAnError() {
        store.delete(ID);

        assertThat(store.list()).isEmpty();
    }

    @Test
    void listsItsOwnWritesAtOnceAndThoseOfOthersSoon() {
        Operation created = store.create(proposed()).operation();
        assertThat(store.list()).containsExactly(created);

        Operation saved =
                store.save(created.with(new Operation.Card("C1", "2"))).orElseThrow();
        assertThat(store.list()).containsExactly(saved);

        await().atMost(PATIENCE).until(() -> other.list().equals(List.of(saved)));
        other.delete(ID);
        assertThat(other.list()).isEmpty();
        await().atMost(PATIENCE).until(() -> store.list().isEmpty());
    }

    @Test
    void tellsOfWhatOthersDo() {
        var told = new ConcurrentLinkedQueue<OperationId>();
        try (var _ = other.onChange(told::add)) {
            store.create(proposed());

            await().atMost(PATIENCE).until(() -> told.contains(ID));
            told.clear();
            store.delete(ID);
            await().atMost(PATIENCE).until(() -> told.contains(ID));
        }
    }

    @Test
    void catchesUpAfterItsWatchWasCutAndTheHistoryForgotten() {
        store.create(proposed());
        await().atMost(PATIENCE).until(() -> other.list().size() == 1);

        world.forgetHistory();
        world.dropWatches();
        Operation saved = store.save(store.find(ID).orElseThrow().with(new Operation.Card("C1", "3")))
                .orElseThrow();

        await().atMost(PATIENCE).until(() -> other.list().equals(List.of(saved)));
        await().atMost(PATIENCE).until(other::isCurrent);
    }

    @Test
    void leavesAloneWhatItCannotRead() {
        store.create(proposed());
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

    private static Operation proposed() {
        return OperationCacheTest.proposed(ID);
    }
}
