package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Inventory;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.VirtualMachinesContract;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.model.VmRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The VMs of a cluster with KubeVirt, which change by themselves and by what is asked, with the bot's own rights.
abstract class KubeVirtualMachinesContract extends VirtualMachinesContract {

    private static final VmRef WEB = new VmRef("prod", "web");

    private KubeWorld world;
    private Cluster cluster;
    private KubeVirtualMachines machines;

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        cluster = world.bot();
        machines = new KubeVirtualMachines(cluster, InstantSource.system());
        machines.start(PATIENCE);
    }

    @AfterEach
    void end() {
        machines.close();
        cluster.close();
        world.close();
    }

    @Override
    protected VirtualMachines machines() {
        return machines;
    }

    @Override
    protected Inventory inventory() {
        return machines;
    }

    @Override
    protected void running(VmRef ref) {
        world.running(ref);
    }

    @Override
    protected void stopped(VmRef ref) {
        world.stopped(ref);
    }

    @Override
    protected void refuseNextStart() {
        // KubeVirt does so by itself.
    }

    @Test
    void showsNothingBeforeItWatchesAndWhatWasThereBeforeWhenItDoes() {
        world.running(DB);
        try (var late = new KubeVirtualMachines(cluster, InstantSource.system())) {
            assertThat(late.isCurrent()).isFalse();
            assertThat(late.observe(DB).vm()).isEmpty();
            assertThat(late.look(DB).isRunning()).isTrue();

            late.start(PATIENCE);

            assertThat(late.isCurrent()).isTrue();
            assertThat(late.observe(DB).isRunning()).isTrue();
        }
    }

    @Test
    void stopsAndStartsAVm() {
        world.running(DB);
        String uid = machines.look(DB).vmi().orElseThrow().uid();

        machines.stop(DB, Optional.empty());
        await().atMost(PATIENCE).until(() -> machines.observe(DB).isStopped());
        assertThat(machines.look(DB).vm().orElseThrow().strategy()).isEqualTo(RunStrategy.HALTED);

        machines.start(DB);
        await().atMost(PATIENCE).until(() -> machines.observe(DB).isRunning());
        assertThat(machines.look(DB).vmi().orElseThrow().uid()).isNotEqualTo(uid);
    }

    @Test
    void namesTheLauncherPodsOfARun() {
        world.running(DB);
        String uid = machines.look(DB).vmi().orElseThrow().uid();

        assertThat(machines.launchers(DB, uid))
                .singleElement()
                .asString()
                .startsWith("virt-launcher-" + DB.name() + "-");
        assertThat(machines.launchers(DB, "another-run")).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchVmToStart() {
        assertThat(catchThrowableOfType(ClusterException.class, () -> machines.start(DB))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    /// An exception that fabric8 does not expect while it lists anew ends its informer in silence.
    @Test
    void seesAgainAfterItsWatchesDiedForGood() {
        var time = new AtomicReference<>(Instant.now());
        var broken = new AtomicBoolean();
        world.running(DB);
        world.running(WEB);
        try (Cluster odd = world.bot(() -> {
                    if (broken.get()) {
                        throw new IllegalStateException("not expected");
                    }
                });
                var watching = new KubeVirtualMachines(odd, time::get)) {
            watching.start(PATIENCE);
            var gone = new CopyOnWriteArrayList<VmRef>();
            watching.onChange(gone::add);

            broken.set(true);
            world.forgetHistory();
            world.dropWatches();
            await().atMost(PATIENCE).until(() -> {
                time.updateAndGet(now -> now.plusSeconds(20));
                return !watching.isCurrent();
            });
            assertThat(watching.inNamespace("prod")).hasSize(2);
            world.admin()
                    .resources(VirtualMachine.class)
                    .inNamespace(WEB.namespace())
                    .withName(WEB.name())
                    .delete();
            broken.set(false);

            await().atMost(PATIENCE).until(() -> {
                time.updateAndGet(now -> now.plusSeconds(20));
                return watching.isCurrent();
            });
            await().atMost(PATIENCE).until(() -> watching.inNamespace("prod").size() == 1);
            await().atMost(PATIENCE).until(() -> gone.contains(WEB));
        }
    }

    @Test
    void beginsToWatchThoughItsFirstTryDied() {
        var time = new AtomicReference<>(Instant.now());
        var broken = new AtomicBoolean(true);
        try (Cluster odd = world.bot(() -> {
                    if (broken.get()) {
                        throw new IllegalStateException("not expected");
                    }
                });
                var watching = new KubeVirtualMachines(odd, time::get)) {
            watching.start(PATIENCE);
            broken.set(false);

            await().atMost(PATIENCE).until(() -> {
                time.updateAndGet(now -> now.plusSeconds(20));
                return watching.isCurrent();
            });
        }
    }

    @Test
    void catchesUpAfterItsWatchesWereCutAndTheHistoryForgotten() {
        VmRef late = new VmRef("prod", "late");
        world.running(DB);

        world.forgetHistory();
        world.dropWatches();
        world.stopped(late);

        await().atMost(PATIENCE).until(() -> machines.observe(late).isStopped());
        await().atMost(PATIENCE).until(machines::isCurrent);
    }
}
