package dev.vmbot.operation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.FakeVirtualMachines.Asked;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Journal;
import dev.vmbot.operation.execution.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From the press of a button under findings to the end of the operation that comes of it.
final class RemedyTest {

    private static final Duration GRACE = Duration.ofMinutes(3);
    private static final Request.Limits FORCEFUL =
            new Request.Limits(Duration.ofMinutes(5), Duration.ofSeconds(90), Duration.ofSeconds(5), true);
    private static final Origin PEERS = new Origin(Story.id(1), Story.PEER, Story.PLACE, Optional.empty());
    private static final Instant ASKED_TO_STOP = Story.NOW.minus(Duration.ofMinutes(10));
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(9);

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();

    private RequestDesk desk(Rights rights, Request.Limits limits) {
        var visible = new VisibleVms(machines, machines, (_, _) -> true);
        return new RequestDesk(rights, visible, store, clock, new RequestDesk.Terms(Story.APPROVAL_TTL, 50, limits));
    }

    private final RequestDesk desk = desk(Story.allRights(), FORCEFUL);
    private final ApprovalDesk approvals =
            new ApprovalDesk(store, Story.allRights(), machines, new FreshPresses(), clock);
    private final Runner runner = new Runner(
            store,
            machines,
            Story.allRights(),
            _ -> true,
            new FreshPresses(),
            new Journal(_ -> {}),
            clock,
            Story.RETENTION);

    /// The operation whose findings offer something.
    private void failed(Action action, Trouble trouble) {
        Operation source = store.create(Operation.proposed(Story.id(0), Story.request(action)))
                .operation();
        TargetProgress target =
                TargetProgress.pending(Story.NOW).done(new Result.Failed(trouble, "", "Stopping"), Story.NOW);
        assertThat(store.save(source.with(CarriedOut.of(List.of(target), Story.NOW))))
                .isPresent();
    }

    private static Picture goingDown(Duration grace, Instant since) {
        return goingDown(RunStrategy.HALTED, grace, since);
    }

    private static Picture goingDown(RunStrategy strategy, Duration grace, Instant since) {
        Vmi vmi = new Vmi("run-1", 4, Vmi.Phase.RUNNING, since, Optional.of(since), false, grace, Vmi.Guest.UNKNOWN);
        return Picture.of(strategy).version(4).with(Optional.of(vmi));
    }

    @Test
    void tellsNothingOfAVmThatTheOneWhoTakesAnOfferMayNotSee() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        var blind = new VisibleVms(machines, machines, (_, _) -> false);
        var terms = new RequestDesk.Terms(Story.APPROVAL_TTL, 50, FORCEFUL);
        var unseeing = new RequestDesk(Story.allRights(), blind, store, clock, terms);

        assertThat(unseeing.ask(new Remedy(Story.id(0), 0, Offer.FORCED_STOP), PEERS))
                .isEqualTo(new Answer.NoLongerOffered());
    }

    private Answer take(Offer offer) {
        return desk.ask(new Remedy(Story.id(0), 0, offer), PEERS);
    }

    private Operation taken() {
        return store.find(PEERS.id()).orElseThrow();
    }

    private Result result() {
        assertThat(taken().state()).isInstanceOf(Finished.class);
        return ((Finished) taken().state()).targets().getFirst().result().orElseThrow();
    }

    private void assertHindered(Answer answer, String why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotNow.class, notNow -> assertThat(notNow.why()).contains(why));
        assertThat(store.list()).hasSize(1);
    }

    @Test
    @Shows("P13")
    void cutsThePowerOfAGuestThatHasHadItsTime() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        machines.answer(() -> machines.show(DOWN));

        assertThat(take(Offer.FORCED_STOP)).isInstanceOf(Answer.Proposed.class);
        assertThat(taken().state()).isEqualTo(new AwaitingApproval());
        assertThat(taken().request().isForcedStop()).isTrue();
        assertThat(machines.asked()).isEmpty();
        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());

        assertThat(machines.asked()).containsExactly(new Asked("stop within 0 s", Picture.DB));
        assertThat(result()).isEqualTo(new Result.Succeeded("Stopped", "VMI gone; launcher pod gone; status Stopped."));
    }

    @Test
    void namesThePodThatIsLeft() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        machines.leave("virt-launcher-db-1-x7k2p");
        machines.answer(() -> machines.show(DOWN));

        take(Offer.FORCED_STOP);
        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());

        assertThat(result())
                .isEqualTo(new Result.Succeeded(
                        "Stopped", "VMI gone; launcher pod still there: virt-launcher-db-1-x7k2p; status Stopped."));
    }

    @Test
    @Shows("P13")
    void doesNotCutThePowerWithinTheGracePeriod() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, Story.NOW.minusSeconds(138)));

        assertHindered(take(Offer.FORCED_STOP), "still has 42 s");
    }

    @Test
    void doesNotCutThePowerOfAGuestThatNobodyAskedToShutDown() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-2"));

        assertHindered(take(Offer.FORCED_STOP), "not been asked to shut down");
    }

    @Test
    void doesNotCutThePowerTwice() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(Duration.ZERO, ASKED_TO_STOP));

        assertHindered(take(Offer.FORCED_STOP), "already");
    }

    @Test
    @Shows("P13")
    void doesNotForceWhereSettingsForbidIt() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));

        Answer answer = desk(Story.allRights(), Story.LIMITS).ask(new Remedy(Story.id(0), 0, Offer.FORCED_STOP), PEERS);

        assertHindered(answer, "remedies.forceStop");
    }

    @Test
    void needsTheRightsOfWhoeverTakesIt() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));

        Answer answer = desk(Story.rights((identity, _) -> identity.user().equals("anna")), FORCEFUL)
                .ask(new Remedy(Story.id(0), 0, Offer.FORCED_STOP), PEERS);

        assertThat(answer).isInstanceOf(Answer.Forbidden.class);
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void leavesAnotherVmOfThatNameAlone() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP).uid("another"));

        assertHindered(take(Offer.FORCED_STOP), "not the VM any more");
    }

    @Test
    void saysWhenTheVmHasGoneDownMeanwhile() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(DOWN);

        assertThat(take(Offer.FORCED_STOP)).isInstanceOf(Answer.Already.class);
        assertThat(take(Offer.WAIT_LONGER)).isInstanceOf(Answer.Already.class);
    }

    @Test
    void doesNotGetInTheWayOfAnotherOperation() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        store.create(Story.approved(2, Story.request(Action.START)));
        machines.show(goingDown(GRACE, ASKED_TO_STOP));

        assertThat(take(Offer.FORCED_STOP)).isInstanceOf(Answer.Busy.class);
        assertThat(take(Offer.WAIT_LONGER)).isInstanceOf(Answer.Busy.class);
    }

    @Test
    void knowsNothingOfAnOperationThatIsGoneOrNotOver() {
        assertThat(take(Offer.FORCED_STOP)).isEqualTo(new Answer.NoLongerOffered());

        store.create(Operation.proposed(Story.id(0), Story.request(Action.STOP)));
        assertThat(take(Offer.FORCED_STOP)).isEqualTo(new Answer.NoLongerOffered());
    }

    @Test
    void leavesAGuestThatWentDownBetweenCardAndApproval() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        take(Offer.FORCED_STOP);
        machines.show(DOWN);

        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());

        assertThat(result()).isInstanceOf(Result.NothingToDo.class);
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void leavesARunThatBeganBetweenCardAndApproval() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        take(Offer.FORCED_STOP);
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-2"));

        assertThat(approvals.approve(PEERS.id(), Story.PEER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void goesByTheGracePeriodWhenTheAnswerToAForcedStopIsLost() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(RunStrategy.MANUAL, GRACE, ASKED_TO_STOP));
        machines.refuse(Reason.TIMEOUT, 0, "");
        take(Offer.FORCED_STOP);
        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());
        assertThat(machines.asked()).hasSize(1);

        clock.pass(dev.vmbot.operation.decision.Asked.UNCERTAIN.minusMillis(1));
        runner.advance(PEERS.id());
        assertThat(machines.asked()).as("it may still come through").hasSize(1);

        clock.pass(Duration.ofMillis(1));
        runner.advance(PEERS.id());
        assertThat(machines.asked()).as("the guest has its old grace period").hasSize(2);

        clock.pass(Story.LIMITS.stopMargin());
        runner.advance(PEERS.id());
        assertThat(result())
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(Trouble.STOP_TIMED_OUT));
        assertThat(machines.asked()).hasSize(2);
    }

    @Test
    void waitsOnWhereAForcedStopHasLeftItsTrace() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(RunStrategy.MANUAL, GRACE, ASKED_TO_STOP));
        machines.answer(() -> {
            machines.show(goingDown(RunStrategy.MANUAL, Duration.ZERO, ASKED_TO_STOP));
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });
        take(Offer.FORCED_STOP);
        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());
        clock.pass(dev.vmbot.operation.decision.Asked.SETTLE);
        Optional<Instant> next = runner.advance(PEERS.id());

        assertThat(taken().state()).isInstanceOf(OperationState.Executing.class);
        assertThat(next).contains(Story.NOW.plus(FORCEFUL.stopMargin()));
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void watchesAStopForAnotherTimeLimitWithoutAskingAnything() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));

        assertThat(take(Offer.WAIT_LONGER)).isInstanceOf(Answer.Proposed.class);
        assertThat(taken().state()).isEqualTo(new Approved(Story.PEER, Story.NOW));
        assertThat(runner.advance(PEERS.id())).contains(Story.NOW.plus(GRACE).plus(FORCEFUL.stopMargin()));
        clock.pass(Duration.ofSeconds(60));
        machines.show(DOWN);
        runner.advance(PEERS.id());

        assertThat(result()).isEqualTo(new Result.Succeeded("Stopped", "VMI gone; launcher pod gone; status Stopped."));
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void failsAnewWhenTheGuestIsStillUpAfterTheSecondTimeLimit() {
        failed(Action.STOP, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));
        take(Offer.WAIT_LONGER);
        runner.advance(PEERS.id());

        clock.pass(GRACE.plus(FORCEFUL.stopMargin()));
        runner.advance(PEERS.id());

        assertThat(result())
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(Trouble.STOP_TIMED_OUT));
    }

    @Test
    void watchesTheRunThatIsOnItsWayUp() {
        failed(Action.RESTART, Trouble.START_TIMED_OUT);
        machines.show(Picture.of(RunStrategy.ALWAYS).version(5).comingUp("run-2"));

        take(Offer.WAIT_LONGER);
        assertThat(taken().request().action()).isEqualTo(Action.START);
        assertThat(runner.advance(PEERS.id())).contains(Story.NOW.plus(FORCEFUL.start()));
        machines.show(Picture.of(RunStrategy.ALWAYS).version(6).running("run-2"));
        runner.advance(PEERS.id());

        assertThat(result()).isEqualTo(new Result.Succeeded("Running", "VMI running; status Running."));
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void watchesTheStopOfARestartThatNeverCameToItsStart() {
        failed(Action.RESTART, Trouble.STOP_TIMED_OUT);
        machines.show(goingDown(GRACE, ASKED_TO_STOP));

        take(Offer.WAIT_LONGER);

        assertThat(taken().request().action()).isEqualTo(Action.STOP);
    }

    @Test
    void startsAgainOnlyWithAnApproval() {
        failed(Action.START, Trouble.RUN_ENDED);
        machines.show(Picture.of(RunStrategy.MANUAL));
        machines.answer(
                () -> machines.show(Picture.of(RunStrategy.MANUAL).version(5).running("run-2")));

        take(Offer.START_AGAIN);
        runner.advance(PEERS.id());
        assertThat(machines.asked()).isEmpty();
        approvals.approve(PEERS.id(), Story.PEER);
        runner.advance(PEERS.id());

        assertThat(machines.asked()).containsExactly(new Asked("start", Picture.DB));
        assertThat(result()).isInstanceOf(Result.Succeeded.class);
    }
}
