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
import dev.vmbot.model.Check;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.io.IOException;
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

    abstract KubeWorld world() throws IOException;

    @BeforeEach
    void begin() throws IOException {
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

    @Test
    void findsEverythingInOrderWithTheRightsThatTheManifestsGrant() {
        assertThat(new ClusterChecks(cluster, KubeWorld.HOME).run())
                .hasSizeGreaterThan(10)
                .allSatisfy(check -> assertThat(check.ok()).as(check.toString()).isTrue());
    }

    @Test
    void namesExactlyTheOneRightThatIsMissing() {
        var roles = world.admin().rbac().clusterRoles();
        ClusterRole whole = roles.withName("vm-lifecycle-bot").get();
        for (BotRights.Right right : BotRights.everywhere()) {
            for (String verb : right.verbs()) {
                var lacking = new ClusterRoleBuilder(whole)
                        .withRules(without(BotRights.everywhere(), right, verb))
                        .build();
                lacking.getMetadata().setResourceVersion(null);
                roles.resource(lacking).update();
                assertNames(right, verb, "add to the ClusterRole vm-lifecycle-bot: ");
            }
        }
    }

    @Test
    void namesExactlyTheOneRightThatIsMissingAtHome() {
        var roles = world.admin().rbac().roles().inNamespace(KubeWorld.HOME);
        Role whole = roles.withName("vm-lifecycle-bot").get();
        for (BotRights.Right right : BotRights.atHome()) {
            for (String verb : right.verbs()) {
                var lacking = new RoleBuilder(whole)
                        .withRules(without(BotRights.atHome(), right, verb))
                        .build();
                lacking.getMetadata().setResourceVersion(null);
                roles.resource(lacking).update();
                assertNames(right, verb, "add to the Role vm-lifecycle-bot in " + KubeWorld.HOME + ": ");
            }
        }
    }

    private void assertNames(BotRights.Right right, String verb, String where) {
        assertThat(new ClusterChecks(cluster, KubeWorld.HOME).run())
                .filteredOn(check -> !check.ok())
                .singleElement()
                .extracting(Check::advice)
                .isEqualTo(where + right.rule(List.of(verb)));
    }

    private static List<PolicyRule> without(List<BotRights.Right> rights, BotRights.Right right, String verb) {
        return rights.stream()
                .map(one -> new PolicyRuleBuilder()
                        .withApiGroups(one.group())
                        .withResources(one.resource())
                        .withVerbs(one.verbs().stream()
                                .filter(each -> !(one.equals(right) && each.equals(verb)))
                                .toList())
                        .build())
                .filter(rule -> !rule.getVerbs().isEmpty())
                .toList();
    }
}
