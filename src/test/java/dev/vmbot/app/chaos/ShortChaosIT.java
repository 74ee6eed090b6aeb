package dev.vmbot.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.chaos.storm.ChaosRun;
import dev.vmbot.app.chaos.storm.ChaosRun.Setup;
import dev.vmbot.app.chaos.storm.Fault;
import dev.vmbot.app.stage.Way;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The chaos program in its short form: kinds of fault once each.
@Tag("chaos")
final class ShortChaosIT {

    private static final int OPERATIONS = 15;

    @Test
    void losesDoublesAndForgetsNothingOverSockets() throws Exception {
        endure(
                Way.SOCKET_MODE,
                Fault.CLOCK_AHEAD,
                Fault.SLACK_REFUSES,
                Fault.API_SERVER_RESTARTED,
                Fault.SLACK_HANGS,
                Fault.KILLED);
    }

    private static void endure(Way way, Fault... faults) throws Exception {
        var outcome = new ChaosRun(new Setup(way, OPERATIONS, 1, List.of(faults), true)).play();
        assertThat(outcome.isGood()).as(outcome.toString()).isTrue();
        assertThat(outcome.verdict().operations()).isGreaterThanOrEqualTo(OPERATIONS);
    }
}
