package dev.vmbot.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes wrong is found, and what is offered heals it.
abstract class RemedyScenarios extends Scenarios {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SETTINGS = """
        operations: {namespace: vm-bot, startTimeout: PT10S, stopMargin: PT3S, restartPause: PT0.2S,
                     requestsPerMinute: {person: 100000, channel: 100000}}
        access: {identity: {email: true}}
        remedies: {forceStop: true}
        """;

    RemedyScenarios(Supplier<? extends TestCluster> cluster, Way way) {
        super(cluster, way, SETTINGS);
    }

    @BeforeEach
    void letAliceDiagnose() {
        stage.grant("alice@example.com", namespace, Right.DIAGNOSE);
    }

    /// Runs, and does not go down when it is asked to.
    private Message failedStop(RunStrategy strategy, Behaviour behaviour) {
        boolean kept = strategy == RunStrategy.MANUAL;
        stage.stopped(namespace, "db-1", kept ? strategy : RunStrategy.HALTED);
        stage.gracePeriod(namespace, "db-1", Duration.ofSeconds(1));
        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        stage.behave(namespace, "db-1", behaviour);
        Message failed = stage.carryOut(ALICE, OPS, "stop db-1 -n " + namespace);
        assertThat(failed.readable()).containsIgnoringCase("failed");
        return failed;
    }

    private Message failedStart(RunStrategy strategy, Behaviour behaviour) {
        stage.stopped(namespace, "db-1", strategy);
        stage.behave(namespace, "db-1", behaviour);
        Message failed = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        assertThat(failed.readable()).containsIgnoringCase("failed");
        return failed;
    }

    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "MANUAL"})
    void cutsThePowerOfAGuestThatDoesNotGoDown(RunStrategy strategy) {
        Message findings = stage.awaitFindings(failedStop(strategy, Behaviour.STUCK_STOP));
        assertThat(findings.readable()).contains("Forced stop", "not written to disk is lost");

        Message card = stage.takeRemedy(ALICE, findings, "Forced stop");
        assertThat(card.isReply()).isTrue();
        assertThat(card.readable()).contains("Like pulling the plug", "lost");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable())
                .containsIgnoringCase("forced stop successful")
                .contains("Verified", "VMI gone", "launcher pod gone", "status Stopped");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start", "stop", "stop");
        assertThat(stage.askBodies(namespace, "db-1").getLast()).contains("\"gracePeriod\":0");
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Stopped"));
    }

    /// What has succeeded may be true for seconds only.
    @Test
    void tellsOfAVmThatDoesNotStayUp() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        Message card = stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);

        stage.behave(namespace, "db-1", Behaviour.GUEST_CRASH);

        assertThat(stage.awaitRelapse(card).readable())
                .contains("Did not stay up: db-1", "was Running when the start ended");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start");
    }

    @Test
    void forcesNothingForSomebodyWithoutTheRight() {
        Message findings = stage.awaitFindings(failedStop(RunStrategy.ALWAYS, Behaviour.STUCK_STOP));
        int before = stage.slack().ephemerals(BOB).size();

        stage.slack().as(BOB).pressButton(findings, "Forced stop");

        stage.slack().await(SOON, () -> stage.slack().ephemerals(BOB).size() > before);
        assertThat(stage.slack().ephemerals(BOB).getLast().readable()).contains("virtualmachines/stop");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start", "stop");
    }

    @Test
    void harmsNothingByAStaleOffer() {
        Message findings = stage.awaitFindings(failedStop(RunStrategy.ALWAYS, Behaviour.STUCK_STOP));
        stage.behave(namespace, "db-1", Behaviour.NORMAL);
        stage.awaitVm(namespace, "db-1", vm -> vm.instance().isEmpty());
        stage.carryOut(ALICE, OPS, "start db-1 -n " + namespace);
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Running"));
        int before = stage.slack().ephemerals(ALICE).size();

        stage.slack().as(ALICE).pressButton(findings, "Forced stop");

        stage.slack().await(SOON, () -> stage.slack().ephemerals(ALICE).size() > before);
        assertThat(stage.slack().ephemerals(ALICE).getLast().readable()).contains("not been asked to shut down");
        assertThat(stage.vm(namespace, "db-1").status()).isEqualTo("Running");
    }

    @Test
    void watchesOnUntilTheVmIsUpWithoutAskingAgain() {
        Message findings = stage.awaitFindings(failedStart(RunStrategy.HALTED, Behaviour.NEVER_SCHEDULES));

        Message card = stage.takeRemedy(ALICE, findings, "Wait longer");
        stage.slack().await(SOON, () -> stage.slack().now(card).readable().contains("watching until"));
        stage.behave(namespace, "db-1", Behaviour.NORMAL);

        // It may be up before the bot has looked for the first time.
        assertThat(stage.awaitEnd(card).readable()).containsPattern("(?is)successful.*VMI running|already running");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start");
    }

    @Test
    void startsAgainAfterARunThatEnded() {
        Message findings = stage.awaitFindings(failedStart(RunStrategy.MANUAL, Behaviour.CRASH_LOOP));
        stage.behave(namespace, "db-1", Behaviour.NORMAL);

        Message card = stage.takeRemedy(ALICE, findings, "Start again");
        stage.approve(ALICE, card);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("start successful");
        assertThat(stage.asks(namespace, "db-1")).containsExactly("start", "start");
    }

    @Test
    void warnsEarlyAndGoesOnToItsEnd() {
        stage.stopped(namespace, "db-1", RunStrategy.HALTED);
        stage.behave(namespace, "db-1", Behaviour.PVC_MISSING);
        Message card = stage.command(ALICE, OPS, "/vm", "start db-1 -n " + namespace);
        stage.approve(ALICE, card);

        Message warning = stage.awaitWarning(card);
        assertThat(Stage.isEnd(stage.slack().now(card))).isFalse();
        assertThat(warning.readable()).contains("Early Warning", "Rule `claim-missing`");
        stage.behave(namespace, "db-1", Behaviour.NORMAL);

        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("start successful");
        assertThat(stage.replies(card, "vm_warning")).hasSize(1);
        assertThat(stage.replies(card, "vm_findings")).isEmpty();
    }

    @Test
    void warnsOfNothingThatMayPass() {
        Message card = failedStart(RunStrategy.HALTED, Behaviour.NEVER_SCHEDULES);

        stage.awaitFindings(card);
        assertThat(stage.replies(card, "vm_warning")).isEmpty();
    }

    /// Those that the lifecycle scenarios do not play.
    @ParameterizedTest
    @CsvSource({
        "NO_KVM, no-kvm-device",
        "NO_MATCHING_NODE, no-matching-node",
        "SECRET_MISSING, secret-missing",
        "VOLUME_ATTACH_ERROR, volume-multi-attach",
        "NETWORK_MISSING, network-attachment-missing",
        "IMPORT_FAILED, import-failed",
        "POD_QUOTA, quota-exceeded",
    })
    void findsWhyItDoesNotStart(Behaviour behaviour, String rule) {
        assertThat(stage.awaitFindings(failedStart(RunStrategy.HALTED, behaviour))
                        .readable())
                .contains("Rule `" + rule + "`");
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSED_IO_ERROR, ALWAYS, paused-by-storage",
        "GUEST_SHUTDOWN, ALWAYS, guest-powers-off",
        "GUEST_CRASH, ALWAYS, guest-crashed",
        "OUT_OF_MEMORY, ONCE, out-of-memory",
    })
    void findsWhatAilsAVmThatNobodyAskedAnythingOf(Behaviour behaviour, RunStrategy strategy, String rule) {
        stage.create(namespace, "db-1", strategy, behaviour);

        await().atMost(SOON).untilAsserted(() -> assertThat(diagnosis()).contains("Cause", "Rule `" + rule + "`"));
        if (strategy == RunStrategy.ALWAYS) {
            stage.behave(namespace, "db-1", Behaviour.NORMAL);
            stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Running"));
        }
    }

    @Test
    void tellsHowFarAnImportIs() {
        stage.create(namespace, "db-1", RunStrategy.ALWAYS, Behaviour.IMPORT_IN_PROGRESS);
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Provisioning"));
        cluster.kubeVirt().pauseControllers();
        String told = diagnosis();
        cluster.kubeVirt().resumeControllers();

        assertThat(told).contains("Rule `import-running`").containsPattern("\\d+(\\.\\d+)?%");
        stage.awaitVm(namespace, "db-1", vm -> vm.status().equals("Running"));
    }

    @Test
    void namesTheSecretThatIsMissingWithoutAskingForIt() {
        stage.create(namespace, "db-1", RunStrategy.ALWAYS, Behaviour.SECRET_MISSING);
        cluster.admin()
                .genericKubernetesResources("kubevirt.io/v1", "VirtualMachine")
                .inNamespace(namespace)
                .withName("db-1")
                .patch(PatchContext.of(PatchType.JSON), """
                    [{"op": "add", "path": "/spec/template/spec/volumes/-",
                      "value": {"name": "init", "cloudInitNoCloud": {"secretRef": {"name": "cloud-init"}}}}]
                    """);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(diagnosis())
                        .contains(
                                "Rule `secret-missing`",
                                "The Secret cloud-init, which the VM needs, does not exist.",
                                "Have the Secret created; the start goes on by itself then.")
                        .doesNotContain("I could not look at"));
    }

    private String diagnosis() {
        return stage.askPrivately(ALICE, OPS, "diagnose db-1 -n " + namespace);
    }

    @Test
    void saysThatVirtApiIsDownAndThatNothingWasChanged() {
        stage.stopped(namespace, "db-1", RunStrategy.MANUAL);
        Message card = stage.command(ALICE, OPS, "/vm", "start db-1 -n " + namespace);
        cluster.kubeVirt().virtApiDown(true);
        Message findings;
        try {
            stage.approve(ALICE, card);
            // What came back before the API server has noticed that virt-api is away leaves it open.
            assertThat(stage.awaitEnd(card).readable())
                    .containsAnyOf("Nothing was changed", "No effect of it was seen");
            findings = stage.awaitFindings(card);
        } finally {
            cluster.kubeVirt().virtApiDown(false);
        }

        assertThat(findings.readable()).contains("Rule `virt-api-down`");
        Message again = stage.takeRemedy(ALICE, findings, "Start again");
        stage.approve(ALICE, again);
        assertThat(stage.awaitEnd(again).readable()).containsIgnoringCase("start successful");
    }

    @Test
    void warnsEarlyOfAStopThatNobodyIsThereToHear() {
        stage.stopped(namespace, "db-2", RunStrategy.HALTED);
        stage.gracePeriod(namespace, "db-2", Duration.ofSeconds(30));
        stage.carryOut(ALICE, OPS, "start db-2 -n " + namespace);
        stage.behave(namespace, "db-2", Behaviour.NODE_LOST);
        Message card = stage.command(ALICE, OPS, "/vm", "stop db-2 -n " + namespace);
        stage.approve(ALICE, card);

        Message warning = stage.awaitWarning(card);
        assertThat(Stage.isEnd(stage.slack().now(card))).isFalse();
        stage.behave(namespace, "db-2", Behaviour.NORMAL);

        assertThat(warning.readable()).contains("Early Warning", "Rule `node-lost`");
        assertThat(stage.awaitEnd(card).readable()).containsIgnoringCase("stop successful");
        assertThat(stage.replies(card, "vm_findings")).isEmpty();
    }

    @Test
    void findsThatTheNodeIsLostAndOffersNoForce() {
        Message findings = stage.awaitFindings(failedStop(RunStrategy.ALWAYS, Behaviour.NODE_LOST));

        assertThat(findings.readable()).contains("Rule `node-lost`");
        assertThat(Stage.findButton(findings, "Forced stop")).isEmpty();
    }
}
