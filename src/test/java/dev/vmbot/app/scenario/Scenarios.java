package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.TestCluster;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// Scenarios of the whole bot, from the keyboard to the VM over real sockets. They share a workspace, the bot and a
/// cluster, whichever API server it has and by whichever way Slack delivers; each has a namespace of its own, where
/// Alice may start and stop, and Bob may look.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenarios {

    static final String OPS = "C0OPS";
    static final String ALICE = "U0ALICE";
    static final String BOB = "U0BOB";

    private final Supplier<? extends TestCluster> opening;
    private final Way way;
    private final String settings;

    TestCluster cluster;
    Stage stage;
    String namespace;

    /// @param cluster opens one
    /// @param settings the settings file
    Scenarios(Supplier<? extends TestCluster> cluster, Way way, String settings) {
        this.opening = cluster;
        this.way = way;
        this.settings = settings;
    }

    @BeforeAll
    final void begin() throws Exception {
        cluster = opening.get();
        stage = Stage.open(cluster, way, SlackOptions.standard().withoutRateLimits(), settings);
    }

    @AfterAll
    final void end() {
        stage.close();
    }

    @BeforeEach
    final void takeANamespace() {
        namespace = stage.newNamespace();
        stage.grant("alice@example.com", namespace, Right.VIEW, Right.START, Right.STOP);
        stage.grant("bob@example.com", namespace, Right.VIEW);
    }
}
