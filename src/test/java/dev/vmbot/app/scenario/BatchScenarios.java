package dev.vmbot.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Batches that do not go smoothly.
abstract class BatchScenarios extends Scenarios {

    /// Longer than Slack's messages are left alone between two edits, so that the card shows the work on the way.
    private static final Duration LONG = Duration.ofSeconds(8);

    BatchScenarios(Supplier<? extends TestCluster> cluster, Way way) {
        super(cluster, way, Stage.SETTINGS);
    }

    @Test
    @Shows("P11")
    void goesOnWithTheOthersWhenOneFails() {
        running("web-01");
        running("web-02", Duration.ofSeconds(1), Behaviour.STUCK_STOPPING);
        running("web-03");

        Message card = stage.ask(ALICE, OPS, "@vmbot Stop VMs web-01, web-02, web-03 in namespace " + namespace);
        stage.approve(ALICE, card);

        String end = stage.awaitEnd(card).readable();
        assertThat(end)
                .contains("Batch Stop Partly Successful", "2 of 3 were stopped", "1 failed: `" + namespace + "/web-02`")
                .contains("✓ `" + namespace + "/web-01`: Stopped", "✓ `" + namespace + "/web-03`: Stopped")
                .containsPattern("❌ `" + namespace + "/web-02`: failed: .* It is \\w+ now");
        assertThat(stage.awaitFindings(card).readable())
                .contains("web-02")
                .doesNotContain("web-01", "web-03")
                .containsPattern("Rule `(still-shutting-down|being-cut-off|stop-overdue)`");
        assertThat(asks()).containsExactly(List.of("stop"), List.of("stop"), List.of("stop"));
        stage.behave(namespace, "web-02", Behaviour.NORMAL);
    }

    @Test
    void leavesWhatHasNotBegunWhenTheRestIsCancelled() {
        running("web-01", LONG, Behaviour.IGNORES_SHUTDOWN);
        running("web-02");
        running("web-03");
        Message card = stage.command(ALICE, OPS, "/vm", "stop web-01,web-02,web-03 -n " + namespace);
        stage.approve(ALICE, card);
        stage.slack()
                .await(
                        LONG,
                        () -> Stage.findButton(stage.slack().now(card), "Cancel the rest")
                                .isPresent());

        stage.slack().as(BOB).pressButton(stage.slack().now(card), "Cancel the rest");
        stage.slack().await(LONG, () -> !stage.slack().ephemerals(BOB).isEmpty());
        stage.slack().as(ALICE).pressButton(stage.slack().now(card), "Cancel the rest");

        requireCancelledAfterTheFirst(card);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "stop!", "wait, no, don't stop them"})
    void leavesWhatHasNotBegunWhenARefusalIsTyped(String refusal) {
        running("web-01", LONG, Behaviour.IGNORES_SHUTDOWN);
        running("web-02");
        running("web-03");
        Message card = stage.ask(ALICE, OPS, "@vmbot stop web-01, web-02 and web-03 in namespace " + namespace);
        stage.slack().as(ALICE).reply(card, "yes");
        stage.awaitVm(namespace, "web-01", vm -> vm.status().equals("Stopping"));

        stage.slack().as(BOB).reply(card, refusal);
        stage.slack().as(ALICE).reply(card, refusal);

        requireCancelledAfterTheFirst(card);
    }

    private void requireCancelledAfterTheFirst(Message card) {
        assertThat(stage.awaitEnd(card).readable())
                .contains("Batch Stop Cancelled", "1 of 3 was stopped")
                .contains("2 not touched: `%1$s/web-02`, `%1$s/web-03`".formatted(namespace))
                .contains("✓ `" + namespace + "/web-01`: Stopped")
                .contains("○ `" + namespace + "/web-03`: not begun, nothing was changed (it is Running now)");
        assertThat(asks()).containsExactly(List.of("stop"), List.of(), List.of());
        assertThat(stage.vm(namespace, "web-02").status()).isEqualTo("Running");
    }

    private void running(String name) {
        stage.running(namespace, name, RunStrategy.ALWAYS);
    }

    /// @param grace how long the guest may take to shut down, counted from the start of its run
    private void running(String name, Duration grace, Behaviour behaviour) {
        stage.stopped(namespace, name, RunStrategy.MANUAL);
        stage.gracePeriod(namespace, name, grace);
        stage.carryOut(ALICE, OPS, "start " + name + " -n " + namespace);
        stage.behave(namespace, name, behaviour);
    }

    /// What was asked of the cluster since each VM was up.
    private List<List<String>> asks() {
        return List.of("web-01", "web-02", "web-03").stream()
                .map(name -> stage.asks(namespace, name).stream()
                        .filter(verb -> !verb.equals("start"))
                        .toList())
                .toList();
    }
}
