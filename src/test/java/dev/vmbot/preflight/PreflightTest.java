package dev.vmbot.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PreflightTest {

    private static final Picture ALWAYS = Picture.of(RunStrategy.ALWAYS);
    private static final Picture HALTED = Picture.of(RunStrategy.HALTED);
    private static final Picture MANUAL = Picture.of(RunStrategy.MANUAL);
    private static final Picture ONCE = Picture.of(RunStrategy.ONCE);

    private static Verdict check(Action action, Picture picture) {
        return Preflight.check(action, picture.seen());
    }

    @Test
    void knowsTheWantedState() {
        assertThat(check(Action.START, ONCE.running("run-1"))).isEqualTo(new Verdict.Already());
        assertThat(check(Action.STOP, HALTED)).isEqualTo(new Verdict.Already());
        assertThat(check(Action.STOP, MANUAL.resting("run-1"))).isEqualTo(new Verdict.Already());
    }

    @Test
    void callsAPausedVmNeitherRunningNorToBeRestarted() {
        assertThat(check(Action.START, ALWAYS.running("run-1").paused()))
                .isInstanceOfSatisfying(
                        Verdict.Blocked.class,
                        blocked -> assertThat(blocked.why()).contains("paused", "virtctl unpause vm db-1 -n prod"));
        assertThat(check(Action.STOP, ALWAYS.running("run-1").paused())).isEqualTo(new Verdict.Sensible());
    }

    @Test
    void saysWhatIsQueued() {
        assertThat(check(Action.STOP, MANUAL.running("run-1").queued("Stop", "Start")))
                .isEqualTo(new Verdict.InTransition(
                        "KubeVirt has accepted a stop and then a start of it already and has yet to carry that out."));
    }

    @Test
    void neverBelievesTheShownState() {
        assertThat(check(Action.STOP, ALWAYS.shown("Stopped"))).isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.START, HALTED.shown("Running"))).isEqualTo(new Verdict.Sensible());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void waitsForWhatHasJustBeenHalted(Action action) {
        assertThat(check(action, HALTED.running("run-1"))).isInstanceOf(Verdict.InTransition.class);
    }

    @Test
    void endsWhatKubeVirtWouldBringBack() {
        assertThat(check(Action.STOP, ALWAYS.goingDown("run-1"))).isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.STOP, ALWAYS.failed("run-1"))).isEqualTo(new Verdict.Sensible());
    }

    @Test
    void handsOnWhatHindersAStart() {
        assertThat(check(Action.START, ALWAYS.trouble("no image")))
                .isInstanceOfSatisfying(
                        Verdict.Trying.class,
                        trying -> assertThat(trying.words()).isEqualTo("no image"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void namesWhatIsInProgress(Action action) {
        Picture changing = action == Action.START ? HALTED : ALWAYS.running("run-1");
        assertThat(((Verdict.Blocked) check(action, changing.snapshot("nightly"))).why())
                .contains("nightly");
        assertThat(((Verdict.Blocked) check(action, changing.restore("monday"))).why())
                .contains("monday");
        assertThat(check(action, MANUAL.deleted())).isInstanceOf(Verdict.Blocked.class);
        assertThat(check(action, MANUAL.manualRecovery())).isInstanceOf(Verdict.Blocked.class);
        assertThat(check(action, Picture.of(RunStrategy.WAIT_AS_RECEIVER))).isInstanceOf(Verdict.Blocked.class);
    }

    /// KubeVirt's webhook denies a change of the run strategy only.
    @Test
    void refusesDuringASnapshotWhatKubeVirtRefusesAndNothingElse() {
        assertThat(check(Action.STOP, MANUAL.running("run-1").snapshot("nightly")))
                .isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.RESTART, MANUAL.running("run-1").snapshot("nightly")))
                .isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.START, MANUAL.snapshot("nightly"))).isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.START, MANUAL.restore("monday"))).isInstanceOf(Verdict.Blocked.class);
    }

    @Test
    void saysAlreadyDuringASnapshotToo() {
        assertThat(check(Action.START, ALWAYS.running("run-1").snapshot("nightly")))
                .isEqualTo(new Verdict.Already());
        assertThat(check(Action.STOP, HALTED.restore("monday"))).isEqualTo(new Verdict.Already());
    }

    @Test
    void saysHowAVmThatStaysOnceRunsOnceMore() {
        assertThat(((Verdict.Blocked) check(Action.START, ONCE.resting("run-1"))).why())
                .contains("`kubectl delete vmi db-1 -n prod`")
                .doesNotContain("set the strategy");
    }

    @Test
    void saysWhatCanBeDoneBetweenTwoTriesOfRerunOnFailure() {
        Picture between = Picture.of(RunStrategy.RERUN_ON_FAILURE).shown("CrashLoopBackOff");

        assertThat(((Verdict.Blocked) check(Action.STOP, between)).why())
                .contains("takes no stop", "while it is Starting", "kubectl patch vm db-1 -n prod");
        assertThat(check(Action.STOP, between.failed("run-1"))).isNotInstanceOf(Verdict.Blocked.class);
    }

    @Test
    void letsOnceBeStoppedOnly() {
        assertThat(check(Action.STOP, ONCE.running("run-1"))).isEqualTo(new Verdict.Sensible());
        assertThat(check(Action.RESTART, ONCE.running("run-1"))).isInstanceOf(Verdict.Blocked.class);
        assertThat(check(Action.START, ONCE.resting("run-1"))).isInstanceOf(Verdict.Blocked.class);
    }

    @Test
    void namesTheVmInTheCommandThatRestartsOnce() {
        var blocked = (Verdict.Blocked) check(Action.RESTART, ONCE.running("run-1"));

        assertThat(blocked.why()).contains("`kubectl delete vmi db-1 -n prod`");
    }
}
