package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.VmEvents;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the other adapters do against an API with KubeVirt, with the bot's own rights.
abstract class VirtualMachinesContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final VmRef DB = new VmRef("prod", "db-1");

    private KubeWorld world;
    private Cluster cluster;
    private KubeVirtualMachines machines;

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        cluster = world.bot();
        machines = new KubeVirtualMachines(cluster, InstantSource.system());
    }

    @AfterEach
    void end() {
        machines.close();
        cluster.close();
        world.close();
    }

    @Test
    void showsNothingBeforeItWatches() {
        world.running(DB);

        assertThat(machines.isCurrent()).isFalse();
        assertThat(machines.observe(DB).vm()).isEmpty();
        assertThat(machines.look(DB).isRunning()).isTrue();
    }

    @Test
    void showsAndFindsWhatIsThere() {
        world.running(DB);
        world.stopped(new VmRef("dev", "db-1"));
        world.stopped(new VmRef("prod", "web"));

        machines.start(PATIENCE);

        assertThat(machines.isCurrent()).isTrue();
        assertThat(machines.observe(DB).isRunning()).isTrue();
        assertThat(machines.observe(DB).live()).isFalse();
        assertThat(machines.inNamespace("prod"))
                .extracting(Observation::ref)
                .containsExactlyInAnyOrder(DB, new VmRef("prod", "web"));
        assertThat(machines.everywhere()).hasSize(3);
        assertThat(machines.namespacesOf("db-1")).containsExactlyInAnyOrder("prod", "dev");
        assertThat(machines.namespacesOf("nothing")).isEmpty();
    }

    @Test
    void stopsAndStartsAVm() {
        world.running(DB);
        machines.start(PATIENCE);
        var changed = new ConcurrentLinkedQueue<VmRef>();
        String uid = machines.look(DB).vmi().orElseThrow().uid();

        try (var _ = machines.onChange(changed::add)) {
            machines.stop(DB, Optional.empty());
            await().atMost(PATIENCE).until(() -> machines.observe(DB).isStopped());
            assertThat(changed).contains(DB);
            assertThat(machines.look(DB).vm().orElseThrow().strategy()).isEqualTo(RunStrategy.HALTED);

            machines.start(DB);
            await().atMost(PATIENCE).until(() -> machines.observe(DB).isRunning());
            assertThat(machines.look(DB).vmi().orElseThrow().uid()).isNotEqualTo(uid);
        }
    }

    @Test
    void saysWhatKubeVirtSaysAboutARefusal() {
        world.running(DB);

        var failure = catchThrowableOfType(ClusterException.class, () -> machines.start(DB));

        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure.words()).contains("VM is already running");
    }

    @Test
    void saysThatThereIsNoSuchVm() {
        assertThat(machines.look(DB).vm()).isEmpty();
        assertThat(catchThrowableOfType(ClusterException.class, () -> machines.start(DB))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void catchesUpAfterItsWatchesWereCutAndTheHistoryForgotten() {
        world.running(DB);
        machines.start(PATIENCE);

        world.forgetHistory();
        world.dropWatches();
        world.stopped(new VmRef("prod", "late"));

        await().atMost(PATIENCE)
                .until(() -> machines.observe(new VmRef("prod", "late")).isStopped());
        await().atMost(PATIENCE).until(machines::isCurrent);
    }

    @Test
    void asksTheAuthorizerAboutAPerson() {
        world.stopped(DB);
        world.allowToStop("alice", "prod");
        var reviews = new SubjectAccessReviews(cluster);
        var alice = new Identity("alice", List.of(Identity.AUTHENTICATED));

        assertThat(reviews.allows(alice, Permission.toChange(Action.STOP, DB).getFirst()))
                .isTrue();
        assertThat(reviews.allows(alice, Permission.toChange(Action.START, DB).getFirst()))
                .isFalse();
        assertThat(reviews.allows(
                        alice,
                        Permission.toChange(Action.STOP, new VmRef("dev", "db-1"))
                                .getFirst()))
                .isFalse();
    }

    @Test
    void leavesAnEventOnAVm() {
        world.stopped(DB);

        try (var events = new KubeVmEvents(cluster, "replica-1", InstantSource.system())) {
            var note =
                    new VmEvents.Note("vmop-1.requested", DB, "uid-1", "StopApproved", "Alice approved a stop", false);
            events.record(note);
            events.record(note);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(events()).singleElement().satisfies(event -> {
                        assertThat(event.getInvolvedObject().getName()).isEqualTo("db-1");
                        assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-1");
                        assertThat(event.getMessage()).isEqualTo("Alice approved a stop");
                        assertThat(event.getType()).isEqualTo("Normal");
                    }));
        }
    }

    private List<Event> events() {
        return world.admin().v1().events().inNamespace("prod").list().getItems().stream()
                .filter(event -> event.getReason().equals("StopApproved"))
                .toList();
    }
}
