package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.decision.Asked;
import dev.vmbot.operation.decision.Decision;
import dev.vmbot.operation.desk.ApprovalDesk;
import dev.vmbot.operation.desk.PressAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class RunnerTest {

    private static final Operation.Card CARD = new Operation.Card("C0OPS", "1700000000.000100");
    private static final VmRef DB = Picture.DB;
    private static final VmRef WEB = new VmRef("prod", "web-1");
    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(5);
    private static final Picture UP_AGAIN =
            Picture.of(RunStrategy.ALWAYS).version(9).running("run-2");

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final List<String> events = new ArrayList<>();
    private final AtomicBoolean leads = new AtomicBoolean(true);

    private Runner runner(Rights rights) {
        var journal = new Journal(note -> events.add(note.reason()));
        return new Runner(
                store, machines, rights, _ -> leads.get(), new FreshPresses(), journal, clock, Story.RETENTION);
    }

    private final Runner runner = runner(Story.allRights());

    private Operation stored(Operation operation) {
        return store.create(operation).operation();
    }

    private void approve(Action action) {
        stored(Story.approved(0, Story.request(action)));
    }

    private Optional<Instant> advance() {
        return runner.advance(Story.id(0));
    }

    private OperationState state(int index) {
        return store.find(Story.id(index)).orElseThrow().state();
    }

    private Finished finished() {
        return (Finished) state(0);
    }

    private Result result() {
        return finished().targets().getFirst().result().orElseThrow();
    }

    private TargetProgress progress() {
        return switch (state(0)) {
            case Executing executing -> executing.targets().getFirst();
            case Finished finished -> finished.targets().getFirst();
            case AwaitingApproval _, Approved _ -> throw new AssertionError("nothing is under way");
        };
    }

    private void answerByShowing(Picture... pictures) {
        for (Picture picture : pictures) {
            machines.answer(() -> machines.show(picture));
        }
    }

    @Test
    @Shows("W5")
    void restartsByStopProofPauseStartProof() {
        var stop = new FakeVirtualMachines.Asked("stop", DB);
        var start = new FakeVirtualMachines.Asked("start", DB);
        machines.show(UP);
        approve(Action.RESTART);
        answerByShowing(
                Picture.of(RunStrategy.HALTED).version(3).goingDown("run-1"),
                Picture.of(RunStrategy.ALWAYS).version(8).comingUp("run-2"));

        advance();
        clock.pass(Duration.ofSeconds(20));
        advance();
        assertThat(machines.asked()).as("no start before the stop is proven").containsExactly(stop);
        machines.show(DOWN);
        Instant stopped = clock.instant();
        assertThat(advance()).contains(stopped.plusSeconds(5));
        clock.pass(Duration.ofSeconds(5).minusNanos(1));
        advance();
        assertThat(machines.asked()).as("no start within the pause").containsExactly(stop);
        clock.pass(Duration.ofNanos(1));
        advance();
        assertThat(machines.asked()).containsExactly(stop, start);
        assertThat(progress().step()).as("not done before the start is proven").isEqualTo(Step.STARTING);
        machines.show(UP_AGAIN);
        advance();

        assertThat(machines.asked()).containsExactly(stop, start);
        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
        assertThat(events).containsExactly("RestartRequested", "RestartSucceeded");
    }

    @Test
    void remembersTheStopThatARestartHasAskedFor() {
        machines.show(UP);
        approve(Action.RESTART);
        advance();
        machines.show(DOWN);

        advance();

        assertThat(progress().ask()).isEmpty();
        assertThat(progress().lastAsk().map(Ask::kind)).contains(Ask.Kind.STOP);
        assertThat(progress().stop().map(Ask::answer)).contains(new Ask.Answer.Accepted());
    }

    @Test
    void remembersTheStopOfARestartThatIsNotSeenAnyMore() {
        machines.show(UP);
        approve(Action.RESTART);
        advance();
        machines.show(DOWN);
        advance();
        machines.unreadable(Optional.of(new ClusterException(Reason.UNREACHABLE, 0, "")));

        advance();
        clock.pass(Story.LIMITS.restartPause());
        beUnreadableFor(Picture.GRACE
                .plus(Story.LIMITS.stopMargin())
                .plus(Story.LIMITS.start())
                .plus(Decision.PATIENCE));

        assertThat(result()).isEqualTo(new Result.Unknown());
        assertThat(progress().lastAsk().map(Ask::kind)).contains(Ask.Kind.STOP);
    }

    @Test
    void remembersNoStopOfARestartThatIsAPlainStart() {
        machines.show(DOWN);
        approve(Action.RESTART);
        answerByShowing(UP_AGAIN);

        advance();

        assertThat(progress().stop()).isEmpty();
        assertThat(progress().lastAsk().map(Ask::kind)).contains(Ask.Kind.START);
    }

    @Test
    void leavesAnEventWhenTheRestartOfAStoppedVmBegins() {
        machines.show(DOWN);
        approve(Action.RESTART);
        answerByShowing(UP_AGAIN);

        advance();

        assertThat(machines.asked()).containsExactly(new FakeVirtualMachines.Asked("start", DB));
        assertThat(events).containsExactly("RestartRequested", "RestartSucceeded");
    }

    @Test
    void endsWithNothingToDoWhenSomebodyElseWasFaster() {
        machines.show(DOWN);
        approve(Action.STOP);

        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.NOTHING_TO_DO);
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void believesTheClusterAndNotTheWatch() {
        machines.show(UP).hide(DOWN);
        approve(Action.STOP);

        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.NOTHING_TO_DO);
    }

    @Test
    void keepsARefusalThatCameWhileTheCardWasSaved() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            postCard();
            throw new ClusterException(Reason.FORBIDDEN, 403, "no right");
        });

        advance();

        assertThat(result()).isEqualTo(new Result.Failed(Result.Trouble.BOT_LACKS_RIGHT, "no right", "Stopped"));
        assertThat(machines.asked()).hasSize(1);
        assertThat(store.find(Story.id(0)).orElseThrow().card()).isPresent();
    }

    private void postCard() {
        Operation newest = store.find(Story.id(0)).orElseThrow();
        store.save(newest.with(new Operation.Card("C1", "1700000000.000200")));
    }

    @Test
    void repeatsNoAskAtOnceWhoseUncertainAnswerCameWhileTheCardWasSaved() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            postCard();
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        advance();
        clock.pass(Asked.SETTLE);
        advance();
        clock.pass(Asked.UNCERTAIN.minus(Asked.SETTLE).minusMillis(1));
        advance();

        assertThat(machines.asked()).as("asked before it has settled").hasSize(1);
    }

    @Test
    void storesAnUncertainAnswerHoweverOftenOthersSaveBefore() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            for (int save = 0; save < 8; save++) {
                store.beforeNextSave(this::postCard);
            }
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        advance();

        assertThat(progress().ask().orElseThrow().answer()).isInstanceOf(Ask.Answer.Unknown.class);
    }

    @Test
    void waitsInsteadOfSpinningWhenTheWatchLagsBehindAnotherReplica() {
        machines.show(UP);
        approve(Action.STOP);
        advance();
        int looks = machines.looks();
        for (int save = 0; save < 50; save++) {
            store.beforeNextSave(this::postCard);
        }
        machines.show(DOWN);

        Optional<Instant> next = advance();

        assertThat(next).contains(Story.NOW.plus(Next.RETRY));
        assertThat(machines.looks() - looks).as("the watch has proven it").isZero();
        assertThat(events).doesNotContain("StopSucceeded");
    }

    @Test
    void asksForNoRightsBetweenTheStopAndTheStartOfARestart() {
        var allowed = new AtomicBoolean(true);
        Runner strict = runner(Story.rights((_, _) -> allowed.get()));
        machines.show(UP);
        approve(Action.RESTART);
        answerByShowing(DOWN, UP_AGAIN);

        strict.advance(Story.id(0));
        allowed.set(false);
        clock.pass(Story.LIMITS.restartPause());
        strict.advance(Story.id(0));

        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
    }

    @Test
    void touchesNothingWhenTheRightWasLostSinceTheApproval() {
        machines.show(UP);
        approve(Action.STOP);

        runner(Story.rights((_, _) -> false)).advance(Story.id(0));

        assertThat(machines.asked()).isEmpty();
        assertThat(finished().conclusion()).isEqualTo(Conclusion.REFUSED);
        assertThat(result()).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Result.Refusal.RIGHT_LOST);
            assertThat(refused.words()).contains("virtualmachines/stop", "kubectl auth can-i --list", "--as=anna");
        });
    }

    @Test
    void doesNotCallARightLostThatNobodyAnswersAbout() {
        machines.show(UP);
        approve(Action.STOP);
        Rights silent = Story.rights((_, _) -> {
            throw new AccessUnavailableException(AccessUnavailableException.Source.CLUSTER, "");
        });
        Runner reviewing = runner(silent);

        assertThat(reviewing.advance(Story.id(0))).isPresent();
        clock.pass(Story.LIMITS.start());
        reviewing.advance(Story.id(0));

        assertThat(result()).isEqualTo(new Result.Refused(Result.Refusal.RIGHT_UNKNOWN, ""));
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void asksOnceMoreAfterADeathThatNothingWasSentIn() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            throw new IllegalStateException("dies");
        });
        dieIn(this::advance);
        answerByShowing(UP_AGAIN);

        assertThat(advance()).contains(Story.NOW.plus(Asked.SETTLE));
        clock.pass(Asked.SETTLE);
        advance();

        assertThat(machines.asked()).hasSize(2);
        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
    }

    private static void dieIn(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException _) {
            // Dead.
        }
    }

    @Test
    void asksNoMoreAfterADeathWhenTheVmWasWrittenSince() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            machines.show(DOWN.version(DOWN.vm().version() + 2));
            throw new IllegalStateException("dies");
        });
        dieIn(this::advance);

        clock.pass(Asked.SETTLE);
        advance();

        assertThat(machines.asked()).hasSize(1);
        assertThat(result()).isEqualTo(new Result.Failed(Result.Trouble.NOT_TAKEN, "", "Stopped"));
    }

    @Test
    void findsWhatADeadBotHadSetOff() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            machines.show(UP_AGAIN);
            throw new IllegalStateException("dies");
        });
        dieIn(this::advance);

        advance();

        assertThat(machines.asked()).hasSize(1);
        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
    }

    @Test
    void asksNothingOnceTheLeaseIsLost() {
        machines.show(UP);
        approve(Action.STOP);
        store.beforeNextSave(() -> {});
        store.beforeNextSave(() -> leads.set(false));

        advance();

        assertThat(machines.asked()).isEmpty();
        assertThat(progress().ask()).isPresent();
        leads.set(true);
        clock.pass(Asked.SETTLE);
        advance();
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void doesNothingWithoutALease() {
        machines.show(UP);
        approve(Action.STOP);
        leads.set(false);

        assertThat(advance()).contains(Story.NOW.plus(Next.RETRY));
        assertThat(state(0)).isInstanceOf(Approved.class);
    }

    @Test
    void refusesTheLaterOfTwoOperationsOnOneVm() {
        machines.show(UP);
        stored(Story.approved(0, Story.request(Action.RESTART)).with(CARD));
        stored(Story.approved(1, Story.request(Action.STOP)).with(new Approved(Story.ASKER, Story.NOW.plusMillis(1))));

        runner.advance(Story.id(1));

        assertThat(state(1).phase()).isEqualTo("Refused");
        // The card says by itself that nothing was changed.
        assertThat(((Undone) state(1)).why())
                .contains(Story.id(0).value(), "Ask again")
                .doesNotContain("changed");
        assertThat(((Undone) state(1)).other()).contains(CARD);
        assertThat(state(0)).isInstanceOf(Approved.class);
    }

    @Test
    void letsTheFirstOfManyGoOnWhicheverIsListedFirst() {
        machines.show(UP);
        Approved late = new Approved(Story.ASKER, Story.NOW.plusSeconds(2));
        stored(Story.approved(1, Story.request(Action.STOP)).with(late));
        stored(Story.approved(2, Story.request(Action.STOP)));
        stored(Story.approved(0, Story.request(Action.STOP)).with(new Approved(Story.ASKER, Story.NOW.plusSeconds(1))));

        runner.advance(Story.id(0));

        assertThat(state(0).phase()).isEqualTo("Refused");
        assertThat(((Undone) state(0)).why()).contains(Story.id(2).value());
    }

    @Test
    void takesTheVmsOfABatchOneAfterTheOther() {
        Picture web = UP.named(WEB);
        machines.show(UP).show(web);
        stored(Story.approved(0, Story.request(Action.STOP, Story.target(DB), Story.target(WEB))));
        machines.answer(() -> machines.show(DOWN));

        advance();
        assertThat(machines.asked())
                .containsExactly(new FakeVirtualMachines.Asked("stop", DB), new FakeVirtualMachines.Asked("stop", WEB));
        clock.pass(Picture.GRACE.plus(Story.LIMITS.stopMargin()));
        machines.show(Picture.of(RunStrategy.HALTED).named(WEB).version(4).goingDown("run-1"));
        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.PARTLY_SUCCEEDED);
        assertThat(finished().targets().getLast().isAwaitedLate()).isTrue();
    }

    @Test
    void saysUnknownTenMinutesPastTheLimitOfAClusterThatCannotBeRead() {
        machines.show(UP);
        approve(Action.STOP);
        advance();
        machines.unreadable(Optional.of(new ClusterException(Reason.UNREACHABLE, 0, "")));
        Instant end =
                Story.NOW.plus(Picture.GRACE).plus(Story.LIMITS.stopMargin()).plus(Duration.ofMinutes(10));

        beUnreadableFor(Duration.between(clock.instant(), end.minusMillis(1)));
        assertThat(state(0)).isInstanceOf(Executing.class);
        clock.set(end);
        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.UNKNOWN);
    }

    /// As long as nobody calls, it is tried again every 10 s.
    private void beUnreadableFor(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end) && state(0) instanceof Executing) {
            Instant next = advance().orElseThrow();
            clock.set(next.isBefore(end) ? next : end);
        }
        advance();
    }

    @Test
    void looksOnceMoreAfterALongOutageBeforeItSaysUnknown() {
        machines.show(UP);
        approve(Action.RESTART);
        answerByShowing(
                Picture.of(RunStrategy.HALTED).version(3).goingDown("run-1"),
                Picture.of(RunStrategy.ALWAYS).version(8).comingUp("run-2"));
        advance();
        machines.show(DOWN);
        advance();
        clock.pass(Duration.ofHours(1));
        machines.unreadable(Optional.of(new ClusterException(Reason.BUSY, 429, "")));

        advance();
        assertThat(state(0)).isInstanceOf(Executing.class);
        machines.unreadable(Optional.empty());
        clock.pass(Duration.ofSeconds(10));
        advance();

        assertThat(machines.asked()).extracting(FakeVirtualMachines.Asked::verb).containsExactly("stop", "start");
    }

    @Test
    void doesNotBeginWhatWasApprovedLongAgo() {
        machines.show(UP);
        approve(Action.STOP);
        clock.pass(Decision.PATIENCE.plusMillis(1));

        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.REFUSED);
        assertThat(((Undone) finished()).why()).contains("within 10 minutes of its approval");
        assertThat(machines.asked()).isEmpty();
    }

    /// The control plane was away from the middle of the night until the morning.
    @Test
    void leavesTheRestOfABatchWhoseTurnWouldComeMuchTooLate() {
        var third = new VmRef("prod", "web-2");
        machines.show(UP);
        machines.show(UP.named(WEB));
        machines.show(UP.named(third));
        stored(Story.approved(0, Story.request(Action.STOP, Story.target(DB), Story.target(WEB), Story.target(third))));
        advance();
        clock.pass(Duration.ofHours(6));
        machines.show(DOWN);

        advance();

        assertThat(finished().targets())
                .extracting(target -> target.result().orElseThrow())
                .containsExactly(
                        new Result.Succeeded("Stopped"),
                        new Result.Refused(Result.Refusal.TOO_LATE, ""),
                        new Result.Refused(Result.Refusal.TOO_LATE, ""));
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void expiresAMomentAfterTheDeadline() {
        machines.show(UP);
        stored(Operation.proposed(Story.id(0), Story.request(Action.STOP)));
        Instant deadline = Story.NOW.plus(Story.APPROVAL_TTL);

        clock.set(deadline);
        Instant next = advance().orElseThrow();
        assertThat(state(0).phase()).isEqualTo("AwaitingApproval");
        clock.set(next);
        advance();

        assertThat(finished().conclusion()).isEqualTo(Conclusion.EXPIRED);
        assertThat(finished().states()).containsExactly("Running");
    }

    @Test
    void tellsOnceThatAVmWentDownLate() {
        timeOutAStop();
        machines.hide(DOWN).lag(DOWN);
        advance();

        Finished late = finished();
        assertThat(late.targets().getFirst().late()).contains(clock.instant());
        assertThat(late.conclusion()).isEqualTo(Conclusion.FAILED);
        clock.pass(Duration.ofMinutes(1));
        advance();
        assertThat(finished().targets().getFirst().late())
                .isEqualTo(late.targets().getFirst().late());
    }

    @Test
    void tellsThatTheStopOfARestartWentThroughLate() {
        timeOut(Action.RESTART);
        machines.show(DOWN);
        advance();

        assertThat(finished().targets().getFirst().late()).contains(clock.instant());
        assertThat(machines.asked()).containsExactly(new FakeVirtualMachines.Asked("stop", DB));
    }

    @Test
    void tellsOfEachVmOfABatchThatWentDownLate() {
        Picture web = UP.named(WEB);
        machines.show(UP).show(web);
        stored(Story.approved(0, Story.request(Action.STOP, Story.target(DB), Story.target(WEB))));
        for (VmRef next : List.of(DB, WEB)) {
            advance();
            machines.show(Picture.of(RunStrategy.HALTED).named(next).version(4).goingDown("run-1"));
            clock.pass(Picture.GRACE.plus(Story.LIMITS.stopMargin()));
        }
        advance();
        assertThat(finished().targets()).allMatch(TargetProgress::isAwaitedLate);

        Instant first = clock.instant();
        machines.show(DOWN.named(WEB));
        advance();
        clock.pass(Duration.ofMinutes(1));
        machines.show(DOWN);
        advance();

        assertThat(finished().targets())
                .extracting(TargetProgress::late)
                .containsExactly(Optional.of(clock.instant()), Optional.of(first));
        assertThat(machines.asked()).hasSize(2);
    }

    private void timeOutAStop() {
        timeOut(Action.STOP);
    }

    private void timeOut(Action action) {
        machines.show(UP);
        approve(action);
        advance();
        machines.show(Picture.of(RunStrategy.HALTED).version(4).goingDown("run-1"));
        clock.pass(Picture.GRACE.plus(Story.LIMITS.stopMargin()));
        advance();
        assertThat(finished().conclusion()).isEqualTo(Conclusion.FAILED);
    }

    @Test
    void saysNothingLateThatOnlyTheWatchShows() {
        timeOutAStop();
        machines.lag(DOWN);
        advance();

        assertThat(finished().late()).isZero();
    }

    @Test
    void watchesNoLongerThanAQuarterOfAnHour() {
        timeOutAStop();
        Instant end = finished().at();
        assertThat(advance()).contains(end.plus(OperationState.LATE_WATCH));
        clock.set(end.plus(OperationState.LATE_WATCH));
        machines.show(DOWN);

        assertThat(advance()).contains(end.plus(Story.RETENTION));
        assertThat(finished().late()).isZero();
    }

    @Test
    void deletesAnOperationAfterItsRetention() {
        machines.show(DOWN);
        approve(Action.STOP);
        advance();
        clock.pass(Story.RETENTION.minusMillis(1));
        advance();
        assertThat(store.list()).hasSize(1);

        clock.pass(Duration.ofMillis(1));

        assertThat(advance()).isEmpty();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void hasNothingToComeBackForWithoutAnOperation() {
        assertThat(advance()).isEmpty();
    }

    @Test
    void triesAgainWhenTheStoreIsAway() {
        machines.show(UP);
        approve(Action.STOP);
        store.beforeNextSave(() -> {
            throw new ClusterException(Reason.UNREACHABLE, 0, "");
        });

        assertThat(advance()).contains(Story.NOW.plus(Next.RETRY));
        advance();
        assertThat(machines.asked()).hasSize(1);
    }

    private Request batch() {
        TargetVm web = new TargetVm(WEB, "web-uid", RunStrategy.ALWAYS, "Running");
        machines.show(UP).show(UP.named(WEB).uid("web-uid"));
        return Story.request(Action.STOP, Story.target(DB), web);
    }

    private ApprovalDesk approvals() {
        return new ApprovalDesk(store, Story.allRights(), machines, new FreshPresses(), clock);
    }

    @Test
    void leavesWhatHasNotBegunWhenABatchIsCancelled() {
        stored(Story.approved(0, batch()));
        advance();

        assertThat(approvals().cancel(Story.id(0), Story.PEER)).isInstanceOf(PressAnswer.NotYours.class);
        assertThat(approvals().cancel(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
        machines.show(DOWN);
        advance();

        assertThat(machines.asked()).containsExactly(new FakeVirtualMachines.Asked("stop", DB));
        assertThat(finished().conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(finished().targets().getLast().result()).contains(new Result.NotBegun());
        assertThat(finished().states()).containsExactly("", "Running");
        assertThat(approvals().cancel(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.AlreadyDecided.class);
    }

    @Test
    void asksNothingOfTheClusterAfterACancellationThatWasFasterThanItsBeginning() {
        machines.show(UP);
        approve(Action.STOP);
        store.beforeNextSave(() ->
                assertThat(approvals().cancel(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class));

        advance();
        clock.pass(Next.RETRY);
        advance();

        assertThat(machines.asked()).isEmpty();
        assertThat(finished().conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(finished().states()).containsExactly("Running");
    }

    @Test
    void carriesOutWhatHadBegunBeforeTheCancellation() {
        machines.show(UP);
        approve(Action.STOP);
        ApprovalDesk desk = approvals();
        machines.answer(
                () -> assertThat(desk.cancel(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.AlreadyDecided.class));

        advance();
        machines.show(DOWN);
        advance();

        assertThat(machines.asked()).hasSize(1);
        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
    }

    @Test
    void cancelsOneVmThatWaitsForItsTurnWithNothingAskedYet() {
        machines.show(UP);
        approve(Action.STOP);
        Operation approved = store.find(Story.id(0)).orElseThrow();
        store.save(approved.with(((Approved) approved.state()).begin(approved.request(), Story.NOW)));

        assertThat(approvals().cancel(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
        advance();

        assertThat(machines.asked()).isEmpty();
        assertThat(finished().conclusion()).isEqualTo(Conclusion.CANCELLED);
    }

    @Test
    void asksNoMoreForAnOperationThatWasDeletedDuringItsAsk() {
        machines.show(DOWN);
        approve(Action.START);
        machines.answer(() -> {
            store.delete(Story.id(0));
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        advance();

        assertThat(store.finds()).isLessThanOrEqualTo(1);
    }

    @Test
    void refusesOneVmOfABatchWhenAnotherOperationIsAtWorkOnIt() {
        stored(Story.approved(1, Story.request(Action.RESTART))
                .with(new Approved(Story.ASKER, Story.NOW.minusSeconds(1)))
                .with(CARD));
        stored(Story.approved(0, batch()));
        answerByShowing(DOWN.named(WEB).uid("web-uid"));

        advance();

        assertThat(machines.asked()).containsExactly(new FakeVirtualMachines.Asked("stop", WEB));
        assertThat(finished().conclusion()).isEqualTo(Conclusion.PARTLY_SUCCEEDED);
        assertThat(finished().targets().getFirst().result())
                .contains(new Result.Refused(
                        Result.Refusal.OTHER_OPERATION, "Its name is " + Story.id(1) + ".", Optional.of(CARD)));
    }

    @Test
    void goesOnWithABatchAfterADeath() {
        stored(Story.approved(0, batch()));
        answerByShowing(DOWN);
        machines.answer(() -> {
            machines.show(DOWN.named(WEB).uid("web-uid").version(9));
            throw new IllegalStateException("dies");
        });
        dieIn(this::advance);

        clock.pass(Asked.SETTLE);
        runner(Story.allRights()).advance(Story.id(0));

        assertThat(machines.asked()).hasSize(2);
        assertThat(finished().conclusion()).isEqualTo(Conclusion.SUCCEEDED);
    }

    @Test
    void waitsLongerForADefinitionToBeMendedThanForAnApiServer() {
        machines.show(UP);
        approve(Action.STOP);
        store.beforeNextSave(() -> {
            throw new ClusterException(Reason.INVALID, 422, "status.phase: Required value");
        });

        assertThat(advance()).hasValue(Story.NOW.plusSeconds(30));
        assertThat(machines.asked()).isEmpty();

        assertThat(advance()).isPresent();
        assertThat(machines.asked()).hasSize(1);
    }
}
