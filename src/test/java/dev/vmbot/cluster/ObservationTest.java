package dev.vmbot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ObservationTest {

    private static final Picture ALWAYS = Picture.of(RunStrategy.ALWAYS).shown("Stopped");
    private static final Picture HALTED = Picture.of(RunStrategy.HALTED).shown("Stopped");

    @Test
    void callsStoppedOnlyWhatIsStopped() {
        assertThat(HALTED.live().provenState()).isEqualTo("Stopped");
        assertThat(HALTED.goingDown("run-1").live().provenState()).isEqualTo("Stopping");
        assertThat(ALWAYS.live().provenState()).isEqualTo("Trying to start");
    }

    @Test
    void leavesEveryOtherWordToTheCluster() {
        assertThat(ALWAYS.shown("CrashLoopBackOff").live().provenState()).isEqualTo("CrashLoopBackOff");
        assertThat(HALTED.shown("WaitingForVolumeBinding").live().provenState()).isEqualTo("Stopped");
        assertThat(ALWAYS.running("run-1").live().provenState()).isEqualTo("Running");
    }
}
