package dev.vmbot.operation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Refusal;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionTest {

    private static final Instant NOW = Story.NOW;
    private static final Duration STOP_LIMIT = Picture.GRACE.plus(Story.LIMITS.stopMargin());
    private static final Duration START_LIMIT = Story.LIMITS.start();

    private static final Picture ALWAYS = Picture.of(RunStrategy.ALWAYS);
    private static final Picture HALTED = Picture.of(RunStrategy.HALTED);
    private static final Picture MANUAL = Picture.of(RunStrategy.MANUAL);
    private static final Picture RERUN = Picture.of(RunStrategy.RERUN_ON_FAILURE);
    private static final Picture ONCE = Picture.of(RunStrategy.ONCE);

    private static Move decide(Action action, TargetProgress progress, Observation seen, Instant now) {
        var target = new TargetVm(
                Picture.DB, Picture.UID, seen.vm().map(Vm::strategy).orElse(RunStrategy.ALWAYS), "Running");
        return Decision.decide(Story.request(action), target, progress, new Sight.Seen(seen), now);
    }

    private static Move begin(Action action, Picture picture) {
        return decide(action, TargetProgress.pending(NOW), picture.live(), NOW);
    }

    /// As after asking, at [#NOW], a VM that looked so.
    private static TargetProgress asked(Step step, Ask.Kind kind, Picture before, Ask.Answer answer) {
        String run = before.vmi().map(vmi -> vmi.uid()).orElse("");
        return TargetProgress.pending(NOW)
                .remember(Before.of(before.live()))
                .enter(step, NOW)
                .asking(new Ask(kind, 1, run, before.vm().version(), NOW, answer));
    }

    private static TargetProgress stopping(Picture before, Ask.Answer answer) {
        return asked(Step.STOPPING, Ask.Kind.STOP, before, answer);
    }

    private static TargetProgress starting(Picture before, Ask.Answer answer) {
        return asked(Step.STARTING, Ask.Kind.START, before, answer);
    }

    private static final Ask.Answer YES = new Ask.Answer.Accepted();
    private static final Ask.Answer NO_IDEA = new Ask.Answer.Unknown("timeout");
    private static final Ask.Answer DIED = new Ask.Answer.None();

    private static Ask.Answer no(Reason reason) {
        return new Ask.Answer.Refused(reason, "words");
    }

    private static void assertAsks(Move move, Ask.Kind kind, Step step) {
        assertThat(move).isInstanceOfSatisfying(Move.Request.class, request -> {
            assertThat(request.asking().ask().orElseThrow().kind()).isEqualTo(kind);
            assertThat(request.asking().step()).isEqualTo(step);
        });
    }

    private static void assertFails(Move move, Trouble trouble) {
        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Finish.class,
                        finish -> assertThat(finish.result())
                                .isInstanceOfSatisfying(
                                        Result.Failed.class,
                                        failed -> assertThat(failed.trouble()).isEqualTo(trouble)));
    }

    private static void assertRefuses(Move move, Refusal refusal) {
        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Finish.class,
                        finish -> assertThat(finish.result())
                                .isInstanceOfSatisfying(
                                        Result.Refused.class,
                                        refused -> assertThat(refused.refusal()).isEqualTo(refusal)));
    }

    private static void assertSucceeds(Move move) {
        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Finish.class,
                        finish -> assertThat(finish.result())
                                .isInstanceOfSatisfying(
                                        Result.Succeeded.class,
                                        // Never the word that KubeVirt shows, which lags behind what was proven.
                                        succeeded ->
                                                assertThat(succeeded.state()).isIn("Running", "Stopped")));
    }

    private static void assertNothingToDo(Move move) {
        assertThat(move)
                .isIn(
                        new Move.Finish(new Result.NothingToDo("Running")),
                        new Move.Finish(new Result.NothingToDo("Stopped")));
    }

    private static void assertWaits(Move move, Instant until) {
        assertThat(move).isEqualTo(new Move.WaitUntil(until));
    }

    // Beginning.

    @ParameterizedTest
    @EnumSource(Action.class)
    void beginsWithALiveLook(Action action) {
        assertThat(decide(
                        action,
                        TargetProgress.pending(NOW),
                        ALWAYS.running("run-1").seen(),
                        NOW))
                .isEqualTo(new Move.Look());
    }

    @Test
    void startsWhatIsDownUnderEachStrategyThatStartsOnRequest() {
        for (Picture down : new Picture[] {HALTED, MANUAL, RERUN, MANUAL.resting("run-1"), MANUAL.failed("run-1")}) {
            assertAsks(begin(Action.START, down), Ask.Kind.START, Step.STARTING);
        }
    }

    @Test
    void stopsWhatIsUpUnderEachStrategy() {
        for (Picture vm : new Picture[] {ALWAYS, MANUAL, RERUN, ONCE}) {
            assertAsks(begin(Action.STOP, vm.running("run-1")), Ask.Kind.STOP, Step.STOPPING);
            assertAsks(begin(Action.STOP, vm.comingUp("run-1")), Ask.Kind.STOP, Step.STOPPING);
        }
    }

    @Test
    void beginsTheRestartOfARunningVmWithItsStop() {
        for (Picture vm : new Picture[] {ALWAYS, MANUAL, RERUN}) {
            assertAsks(begin(Action.RESTART, vm.running("run-1")), Ask.Kind.STOP, Step.STOPPING);
        }
    }

    @Test
    void restartsAStoppedVmByAPlainStart() {
        for (Picture down : new Picture[] {HALTED, MANUAL, RERUN, MANUAL.resting("run-1")}) {
            assertAsks(begin(Action.RESTART, down), Ask.Kind.START, Step.STARTING);
        }
    }

    @Test
    void endsACrashLoopByAStop() {
        for (Picture trying : new Picture[] {ALWAYS, ALWAYS.failed("run-1"), ONCE}) {
            assertAsks(begin(Action.STOP, trying), Ask.Kind.STOP, Step.STOPPING);
        }
        assertAsks(begin(Action.RESTART, ALWAYS), Ask.Kind.STOP, Step.STOPPING);
    }

    @Test
    void stopsNothingThatWasDownWhenItsRestartWasApproved() {
        var down = new TargetVm(Picture.DB, Picture.UID, RunStrategy.HALTED, "Stopped");
        Sight up = new Sight.Seen(ALWAYS.running("run-1").live());
        Sight still = new Sight.Seen(HALTED.live());
        Request restart = Story.request(Action.RESTART, down);

        assertThat(Decision.decide(restart, down, TargetProgress.pending(NOW), up, NOW))
                .isInstanceOfSatisfying(
                        Move.Finish.class,
                        move -> assertThat(move.result())
                                .isInstanceOfSatisfying(
                                        Result.Refused.class,
                                        refused -> assertThat(refused.refusal()).isEqualTo(Result.Refusal.BLOCKED)));
        assertThat(Decision.decide(restart, down, TargetProgress.pending(NOW), still, NOW))
                .isInstanceOf(Move.Request.class);
    }

    @Test
    void remembersRunStrategyAndGraceOfWhatItStops() {
        Picture slow = ALWAYS.grace(Duration.ofMinutes(3)).running("run-1");

        Move move = begin(Action.STOP, slow);

        assertThat(((Move.Request) move).asking().before())
                .isEqualTo(new Before("run-1", RunStrategy.ALWAYS, Duration.ofMinutes(3)));
    }

    @Test
    void hasNothingToDoInTheWantedState() {
        for (Picture vm : new Picture[] {ALWAYS, MANUAL, RERUN, ONCE}) {
            assertNothingToDo(begin(Action.START, vm.running("run-1")));
        }
        for (Picture vm : new Picture[] {HALTED, MANUAL, RERUN, MANUAL.resting("run-1"), ONCE.failed("run-1")}) {
            assertNothingToDo(begin(Action.STOP, vm));
        }
    }

    @Test
    void waitsForATransitionToEndBeforeItAsks() {
        Instant limit = NOW.plus(START_LIMIT);
        assertWaits(begin(Action.START, HALTED.goingDown("run-1")), limit);
        assertWaits(begin(Action.START, MANUAL.comingUp("run-1")), limit);
        assertWaits(begin(Action.STOP, HALTED.goingDown("run-1")), limit);
        assertWaits(begin(Action.RESTART, ALWAYS.goingDown("run-1")), limit);
        for (Action action : Action.values()) {
            assertWaits(begin(action, MANUAL.running("run-1").version(4).queued("Stop")), limit);
            assertWaits(begin(action, HALTED.running("run-1")), limit);
        }
        assertWaits(begin(Action.START, RERUN.failed("run-1")), limit);
    }

    @Test
    void givesUpOnATransitionThatDoesNotEnd() {
        Move move = decide(
                Action.START,
                TargetProgress.pending(NOW),
                HALTED.goingDown("run-1").live(),
                NOW.plus(START_LIMIT));

        assertFails(move, Trouble.NEVER_SETTLED);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void refusesWhatMustNotBeTouched(Action action) {
        Picture up = MANUAL.running("run-1");
        assertRefuses(begin(action, up.deleted()), Refusal.BEING_DELETED);
        Picture changing =
                action == Action.START ? HALTED : Picture.of(RunStrategy.ALWAYS).running("run-1");
        assertRefuses(begin(action, changing.snapshot("nightly")), Refusal.BLOCKED);
        assertRefuses(begin(action, changing.restore("nightly")), Refusal.BLOCKED);
        assertRefuses(begin(action, up.manualRecovery()), Refusal.BLOCKED);
        assertRefuses(begin(action, Picture.of(RunStrategy.WAIT_AS_RECEIVER)), Refusal.BLOCKED);
        assertRefuses(begin(action, Picture.of(RunStrategy.OTHER)), Refusal.BLOCKED);
        assertRefuses(begin(action, up.uid("another")), Refusal.REPLACED);
    }

    @Test
    void refusesWhatKubeVirtWouldRefuse() {
        assertRefuses(begin(Action.START, ALWAYS.failed("run-1")), Refusal.BLOCKED);
        assertRefuses(begin(Action.START, ONCE.resting("run-1")), Refusal.BLOCKED);
        assertRefuses(begin(Action.RESTART, ONCE.running("run-1")), Refusal.BLOCKED);
    }

    @Test
    void refusesAVmThatIsNotThereAnyMore() {
        Observation none = Picture.nothing(Picture.DB, true);

        assertRefuses(decide(Action.STOP, TargetProgress.pending(NOW), none, NOW), Refusal.REPLACED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STOPPING", "STARTING"})
    void tellsOfAVmThatWasReplacedOnTheWayOnlyAfterALook(Step step) {
        TargetProgress progress = asked(step, Ask.Kind.STOP, ALWAYS.running("run-1"), YES);
        Picture other = ALWAYS.uid("another").version(9);

        assertThat(decide(Action.RESTART, progress, other.seen(), NOW)).isEqualTo(new Move.Look());
        assertFails(decide(Action.RESTART, progress, other.live(), NOW), Trouble.VM_GONE);
    }

    // Stopping.

    @Test
    void provesAStopByALookWhateverTheWatchShows() {
        TargetProgress progress = stopping(ALWAYS.running("run-1"), YES);

        assertThat(decide(Action.STOP, progress, HALTED.version(9).seen(), NOW)).isEqualTo(new Move.Look());
        assertSucceeds(decide(Action.STOP, progress, HALTED.version(9).live(), NOW));
    }

    @Test
    void takesARestingVmiForStoppedWhereKubeVirtLeavesIt() {
        assertSucceeds(decide(
                Action.STOP,
                stopping(MANUAL.running("run-1"), YES),
                MANUAL.version(9).resting("run-1").live(),
                NOW));
        assertWaits(
                decide(
                        Action.STOP,
                        stopping(ALWAYS.running("run-1"), YES),
                        HALTED.version(9)
                                .with("run-1", dev.vmbot.cluster.Vmi.Phase.SUCCEEDED, true)
                                .live(),
                        NOW),
                NOW.plus(STOP_LIMIT));
    }

    @Test
    void doesNotBelieveAWatchThatIsOlderThanTheAsk() {
        TargetProgress progress = stopping(MANUAL.version(7).running("run-1"), YES);

        assertWaits(decide(Action.STOP, progress, MANUAL.version(7).seen(), NOW), NOW.plus(Asked.SETTLE));
        assertThat(decide(Action.STOP, progress, MANUAL.version(7).seen(), NOW.plus(Asked.SETTLE)))
                .isEqualTo(new Move.Look());
    }

    @Test
    void givesAGuestItsGraceAndTheMarginToGoDown() {
        TargetProgress progress = stopping(ALWAYS.grace(Duration.ofMinutes(10)).running("run-1"), YES);
        Observation down = HALTED.version(9).goingDown("run-1").live();
        Instant limit = NOW.plus(Duration.ofMinutes(10)).plus(Story.LIMITS.stopMargin());

        assertWaits(decide(Action.STOP, progress, down, limit.minusMillis(1)), limit);
        assertFails(decide(Action.STOP, progress, down, limit), Trouble.STOP_TIMED_OUT);
    }

    @Test
    void neverStartsWhenTheStopOfARestartTimesOut() {
        TargetProgress progress = stopping(ALWAYS.running("run-1"), YES);

        assertFails(
                decide(
                        Action.RESTART,
                        progress,
                        HALTED.version(9).goingDown("run-1").live(),
                        NOW.plus(STOP_LIMIT)),
                Trouble.STOP_TIMED_OUT);
    }

    @Test
    void tellsOfAStopThatSomebodyUndid() {
        TargetProgress progress = stopping(ALWAYS.running("run-1"), YES);

        assertFails(
                decide(
                        Action.STOP,
                        progress,
                        ALWAYS.version(9).comingUp("run-2").live(),
                        NOW),
                Trouble.CAME_BACK);
    }

    @Test
    void takesAnotherRunForTheProofOfARestartsStop() {
        TargetProgress progress = stopping(MANUAL.running("run-1"), YES);

        Move move = decide(
                Action.RESTART, progress, MANUAL.version(9).comingUp("run-2").live(), NOW);

        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Enter.class,
                        enter -> assertThat(enter.next().step()).isEqualTo(Step.STARTING));
    }

    @Test
    void pausesAfterTheProofOfTheStop() {
        Move move = decide(
                Action.RESTART,
                stopping(ALWAYS.running("run-1"), YES),
                HALTED.version(9).live(),
                NOW.plusSeconds(20));

        assertThat(move).isInstanceOfSatisfying(Move.Enter.class, enter -> {
            assertThat(enter.next().step()).isEqualTo(Step.PAUSING);
            assertThat(enter.next().since()).isEqualTo(NOW.plusSeconds(20));
            assertThat(enter.next().before().vmiUid()).isEqualTo("run-1");
        });
    }

    // What comes back from an ask.

    @Test
    void looksBeforeAnythingElseAfterAnAnswerThatIsNotYes() {
        for (Ask.Answer answer : new Ask.Answer[] {NO_IDEA, DIED, no(Reason.CONFLICT), no(Reason.BUSY)}) {
            assertThat(decide(
                            Action.STOP,
                            stopping(ALWAYS.running("run-1"), answer),
                            HALTED.version(9).seen(),
                            NOW))
                    .isEqualTo(new Move.Look());
        }
    }

    @Test
    void goesOnAfterARefusalBecauseSomebodyElseWasFaster() {
        TargetProgress refused = stopping(ALWAYS.running("run-1"), no(Reason.CONFLICT));

        assertWaits(
                decide(Action.STOP, refused, HALTED.version(9).running("run-1").live(), NOW), NOW.plus(STOP_LIMIT));
        assertSucceeds(decide(Action.STOP, refused, HALTED.version(9).live(), NOW));
        assertSucceeds(decide(
                Action.START,
                starting(HALTED, no(Reason.CONFLICT)),
                ALWAYS.version(9).running("run-2").live(),
                NOW));
    }

    @Test
    void refusesWhatWouldNotDoToTheRunStrategyWhatTheCardSaid() {
        TargetVm manual = new TargetVm(Picture.DB, Picture.UID, RunStrategy.MANUAL, "Running");
        TargetProgress pending = TargetProgress.pending(NOW);
        for (Picture up : new Picture[] {ALWAYS, RERUN, ONCE}) {
            Sight sight = new Sight.Seen(up.running("run-1").live());
            assertRefuses(Decision.decide(Story.request(Action.STOP), manual, pending, sight, NOW), Refusal.BLOCKED);
        }
        assertRefuses(
                Decision.decide(Story.request(Action.START), manual, pending, new Sight.Seen(HALTED.live()), NOW),
                Refusal.BLOCKED);
        // Halted or Always, it ends as Always all the same.
        assertAsks(
                Decision.decide(
                        Story.request(Action.RESTART),
                        Story.target(Picture.DB),
                        pending,
                        new Sight.Seen(HALTED.live()),
                        NOW),
                Ask.Kind.START,
                Step.STARTING);
    }

    @Test
    void beginsNothingWhoseTurnWasLongAgo() {
        Instant late = NOW.plus(START_LIMIT).plus(Decision.PATIENCE);
        for (Action action : Action.values()) {
            Picture vm = action == Action.START ? HALTED : ALWAYS.running("run-1");
            assertThat(decide(action, TargetProgress.pending(NOW), vm.live(), late.minusMillis(1)))
                    .isInstanceOf(Move.Request.class);
            assertRefuses(decide(action, TargetProgress.pending(NOW), vm.live(), late), Refusal.TOO_LATE);
        }
        assertAsks(
                decide(Action.RESTART, PAUSING, HALTED.live(), late.plus(Duration.ofHours(9))),
                Ask.Kind.START,
                Step.STARTING);
    }

    @Test
    void givesAGuestThatGoesDownDuringThePauseItsGrace() {
        Duration grace = Duration.ofHours(1);
        TargetProgress pausing =
                stopping(ALWAYS.grace(grace).running("run-1"), YES).enter(Step.PAUSING, NOW);

        assertWaits(
                decide(Action.RESTART, pausing, HALTED.goingDown("run-1").live(), NOW.plus(START_LIMIT)),
                NOW.plus(grace).plus(Story.LIMITS.stopMargin()));
    }

    @Test
    void goesOnWhenAnUncertainAskShows() {
        Instant limit = NOW.plus(STOP_LIMIT);
        assertWaits(
                decide(
                        Action.STOP,
                        stopping(MANUAL.running("run-1"), NO_IDEA),
                        MANUAL.version(9).running("run-1").queued("Stop").live(),
                        NOW.plusSeconds(20)),
                limit);
        assertWaits(
                decide(
                        Action.STOP,
                        stopping(ALWAYS.running("run-1"), NO_IDEA),
                        HALTED.version(9).running("run-1").live(),
                        NOW.plusSeconds(20)),
                limit);
    }

    @Test
    void takesAnAskOfADeadBotForNotMadeWhenTheVmIsUntouchedAfterItsTime() {
        TargetProgress died = starting(HALTED, DIED);

        assertWaits(decide(Action.START, died, HALTED.live(), NOW), NOW.plus(Asked.SETTLE));
        Move move = decide(Action.START, died, HALTED.live(), NOW.plus(Asked.SETTLE));

        assertThat(((Move.Enter) move).next().ask().orElseThrow().answer())
                .isEqualTo(new Ask.Answer.Refused(Reason.UNREACHABLE, ""));
    }

    @Test
    void givesUpOnAnAskOfADeadBotWhenTheVmWasWrittenSince() {
        assertFails(
                decide(Action.START, starting(HALTED, DIED), HALTED.version(2).live(), NOW.plus(Asked.SETTLE)),
                Trouble.NOT_TAKEN);
    }

    // Pausing.

    private static final TargetProgress PAUSING =
            stopping(ALWAYS.running("run-1"), YES).enter(Step.PAUSING, NOW);
    private static final Instant PAUSED = NOW.plus(Story.LIMITS.restartPause());

    @Test
    void startsAfterThePauseOnALiveLookOnly() {
        assertWaits(decide(Action.RESTART, PAUSING, HALTED.live(), PAUSED.minusMillis(1)), PAUSED);
        assertThat(decide(Action.RESTART, PAUSING, HALTED.seen(), PAUSED)).isEqualTo(new Move.Look());
        assertAsks(decide(Action.RESTART, PAUSING, HALTED.live(), PAUSED), Ask.Kind.START, Step.STARTING);
    }

    @Test
    void leavesTheStartToWhoeverWasFaster() {
        for (Picture started : new Picture[] {
            ALWAYS,
            ALWAYS.comingUp("run-2"),
            MANUAL.running("run-2"),
            MANUAL.running("run-2").paused()
        }) {
            assertThat(decide(Action.RESTART, PAUSING, started.live(), PAUSED))
                    .isInstanceOfSatisfying(Move.Enter.class, enter -> {
                        assertThat(enter.next().step()).isEqualTo(Step.STARTING);
                        assertThat(enter.next().ask()).isEmpty();
                    });
        }
    }

    @Test
    void waitsForASnapshotThatBeganDuringThePause() {
        Observation held = HALTED.snapshot("nightly").live();

        assertWaits(decide(Action.RESTART, PAUSING, held, PAUSED), NOW.plus(START_LIMIT));
        assertFails(decide(Action.RESTART, PAUSING, held, NOW.plus(START_LIMIT)), Trouble.NEVER_SETTLED);
    }

    @Test
    void doesNotStartWhatIsBeingDeleted() {
        assertFails(decide(Action.RESTART, PAUSING, HALTED.deleted().live(), PAUSED), Trouble.VM_GONE);
    }

    // Starting.

    @Test
    void provesAStartByAnotherRun() {
        TargetProgress progress = starting(MANUAL.resting("run-1"), YES);

        assertWaits(
                decide(
                        Action.START,
                        progress,
                        MANUAL.version(9).running("run-1").live(),
                        NOW),
                NOW.plus(START_LIMIT));
        assertSucceeds(decide(
                Action.START, progress, MANUAL.version(9).running("run-2").live(), NOW));
    }

    @Test
    void tellsOfARunThatEndedBeforeItWasUp() {
        TargetProgress progress = starting(MANUAL, YES);

        assertFails(
                decide(Action.START, progress, MANUAL.version(9).failed("run-1").live(), NOW), Trouble.RUN_ENDED);
    }

    @Test
    void waitsThroughACrashLoopUntilItsLimit() {
        TargetProgress progress = starting(HALTED, YES);
        Observation looping =
                ALWAYS.version(9).failed("run-3").trouble("image not found").live();

        assertWaits(decide(Action.START, progress, looping, NOW), NOW.plus(START_LIMIT));
        assertThat(decide(Action.START, progress, looping, NOW.plus(START_LIMIT)))
                .isEqualTo(new Move.Finish(new Result.Failed(Trouble.START_TIMED_OUT, "image not found", "Shown")));
    }

    @Test
    void stopsTheClockWhileAnImportAdvances() {
        TargetProgress progress = starting(HALTED, YES);
        Instant later = NOW.plusSeconds(31);

        Move move = decide(
                Action.START, progress, ALWAYS.version(9).importing("root 12%").seen(), later);

        TargetProgress next = ((Move.Enter) move).next();
        assertThat(next.clock()).isEqualTo(later);
        assertThat(next.since()).isEqualTo(NOW);
        assertWaits(
                decide(
                        Action.START,
                        next,
                        ALWAYS.version(9).importing("root 12%").seen(),
                        later.plusSeconds(40)),
                later.plus(START_LIMIT));
    }

    @Test
    void countsAnImportThatAdvancedWhileNobodyLooked() {
        Instant late = NOW.plus(START_LIMIT).plusSeconds(1);

        Move move = decide(
                Action.START,
                starting(HALTED, YES),
                ALWAYS.version(9).importing("root 80%").live(),
                late);

        assertThat(((Move.Enter) move).next().clock()).isEqualTo(late);
    }

    @Test
    void endsAnImportThatBeginsAnewForEver() {
        Instant dayLater = NOW.plus(Duration.ofHours(24));

        assertFails(
                decide(
                        Action.START,
                        starting(HALTED, YES),
                        ALWAYS.version(9).importing("root 1%").live(),
                        dayLater),
                Trouble.START_TIMED_OUT);
    }

    // Unreadable.

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "DONE", mode = EnumSource.Mode.EXCLUDE)
    void neverSaysUnknownBeforeTenMinutesPastTheLimit(Step step) {
        TargetProgress progress = stopping(ALWAYS.running("run-1"), YES).enter(step, NOW);
        Duration limit = step == Step.STOPPING ? STOP_LIMIT : START_LIMIT;
        Instant end = NOW.plus(limit).plus(Duration.ofMinutes(10));

        assertThat(unreadable(progress, end.minusMillis(1))).isInstanceOf(Move.WaitUntil.class);
        assertThat(unreadable(progress, end)).isEqualTo(new Move.Finish(new Result.Unknown()));
    }

    private static Move unreadable(TargetProgress progress, Instant now) {
        return unreadable(progress, NOW, now);
    }

    private static Move unreadable(TargetProgress progress, Instant since, Instant now) {
        return Decision.decide(
                Story.request(Action.RESTART), Story.target(Picture.DB), progress, new Sight.Unreadable(since), now);
    }

    // Late.

    @Test
    void seesThatAVmReachedLateWhatWasWanted() {
        TargetProgress stop = timedOut(stopping(ALWAYS.running("run-1"), YES), Trouble.STOP_TIMED_OUT);
        TargetProgress start = timedOut(starting(HALTED, YES), Trouble.START_TIMED_OUT);

        assertThat(Decision.isReachedLate(stop, HALTED.live())).isTrue();
        assertThat(Decision.isReachedLate(stop, HALTED.goingDown("run-1").live()))
                .isFalse();
        assertThat(Decision.isReachedLate(stop, ALWAYS.running("run-2").live())).isFalse();
        assertThat(Decision.isReachedLate(start, ALWAYS.running("run-2").live()))
                .isTrue();
        assertThat(Decision.isReachedLate(start, ALWAYS.comingUp("run-2").live()))
                .isFalse();
        assertThat(Decision.isReachedLate(start, HALTED.live())).isFalse();
    }

    /// virt-api may finish a request whose client has gone.
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"NOT_DONE", "NOT_TAKEN"})
    void seesThatAnUncertainAskCameThroughLate(Trouble trouble) {
        TargetProgress stop = timedOut(stopping(ALWAYS.running("run-1"), NO_IDEA), trouble);
        TargetProgress start = timedOut(starting(HALTED, NO_IDEA), trouble);

        assertThat(Decision.isReachedLate(stop, HALTED.live())).isTrue();
        assertThat(Decision.isReachedLate(stop, ALWAYS.running("run-1").live())).isFalse();
        assertThat(Decision.isReachedLate(start, ALWAYS.running("run-2").live()))
                .isTrue();
        assertThat(Decision.isReachedLate(start, HALTED.live())).isFalse();
    }

    @Test
    void looksForNothingLateAfterAnyOtherFailure() {
        var maybe = EnumSet.of(Trouble.STOP_TIMED_OUT, Trouble.START_TIMED_OUT, Trouble.NOT_DONE, Trouble.NOT_TAKEN);
        for (Trouble trouble : EnumSet.complementOf(maybe)) {
            TargetProgress failed = timedOut(stopping(ALWAYS.running("run-1"), YES), trouble);
            assertThat(Decision.isReachedLate(failed, HALTED.live())).isFalse();
        }
    }

    private static TargetProgress timedOut(TargetProgress progress, Trouble trouble) {
        return progress.done(new Result.Failed(trouble, "", "Stopping"), NOW);
    }

    @Test
    void keepsNothingFromTheStopForTheStart() {
        assertThat(PAUSING.ask()).isEqualTo(Optional.empty());
    }
}
