package dev.vmbot.operation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Permission;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.slack.card.operation.OperationCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ApprovalDeskTest {

    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final OperationId ID = Story.id(0);

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);
    private final ApprovalDesk desk = new ApprovalDesk(store, Story.allRights(), machines, new FreshPresses(), clock);
    private final ApprovalDesk otherReplica =
            new ApprovalDesk(store, Story.allRights(), machines, new FreshPresses(), clock);

    @BeforeEach
    void propose() {
        store.create(Operation.proposed(ID, Story.request(Action.STOP)));
    }

    private Operation stored() {
        return store.find(ID).orElseThrow();
    }

    private String phase() {
        return stored().state().phase();
    }

    @Test
    void approvesForTheOneWhoAsked() {
        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
        assertThat(stored().state()).isEqualTo(new OperationState.Approved(Story.ASKER, Story.NOW));
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void approvesAtTheDeadlineAndNotAfterIt() {
        clock.set(Story.NOW.plus(Story.APPROVAL_TTL).plusNanos(1));
        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.TooLate.class);
        assertThat(desk.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.TooLate.class);

        clock.set(Story.NOW.plus(Story.APPROVAL_TTL));
        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
    }

    @Test
    void refusesAnybodyElse() {
        Operation waiting = store.find(ID).orElseThrow();

        assertThat(desk.approve(ID, Story.PEER)).isEqualTo(new PressAnswer.NotYours(waiting, false));
        assertThat(desk.cancel(ID, Story.PEER)).isEqualTo(new PressAnswer.NotYours(waiting, true));
        assertThat(phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void tellsOthersThatItIsNotTheirsAfterTheDecisionToo() {
        desk.approve(ID, Story.ASKER);

        Operation approved = store.find(ID).orElseThrow();
        assertThat(desk.approve(ID, Story.PEER)).isEqualTo(new PressAnswer.NotYours(approved, false));
        assertThat(desk.cancel(ID, Story.PEER)).isEqualTo(new PressAnswer.NotYours(approved, true));
    }

    @Test
    void cancels() {
        assertThat(desk.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
        assertThat(phase()).isEqualTo("Cancelled");
    }

    @Test
    void keepsTheStateInWhichTheVmWasLeft() {
        machines.show(Picture.of(RunStrategy.HALTED));
        desk.cancel(ID, Story.ASKER);

        assertThat(((Finished) stored().state()).states()).containsExactly("Stopped");
    }

    @Test
    void countsTheFirstOfTwoPresses() {
        desk.cancel(ID, Story.ASKER);

        assertThat(otherReplica.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.AlreadyDecided.class);
        assertThat(phase()).isEqualTo("Cancelled");
    }

    @Test
    void decidesOnceWhenTwoReplicasTakeAPressAtTheSameTime() {
        store.beforeNextSave(
                () -> assertThat(otherReplica.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class));

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.AlreadyDecided.class);
        assertThat(phase()).isEqualTo("Cancelled");
    }

    @Test
    void keepsAPressThatTheCardsAddressOvertakes() {
        var card = new Operation.Card("C1", "1700000000.000200");
        store.beforeNextSave(() -> store.save(stored().with(card)));

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
        assertThat(stored().card()).contains(card);
    }

    @Test
    void looksOnceAtTheVmOfAPressThatTheCardsAddressOvertakes() {
        store.beforeNextSave(() -> store.save(stored().with(new Operation.Card("C1", "1700000000.000200"))));
        desk.approve(ID, Story.ASKER);

        assertThat(machines.looks()).isEqualTo(1);
    }

    @Test
    void checksAfreshWhatWasEditedByHandInBetween() {
        Operation before = stored();
        Request edited = Story.request(Action.START);
        store.beforeNextSave(() -> store.save(new Operation(
                before.id(), before.version(), edited, before.state(), before.card(), before.delivery())));

        desk.approve(ID, Story.ASKER);

        assertThat(machines.looks()).isEqualTo(2);
    }

    @Test
    void endsInAnAnswerWhenEverySaveIsOvertaken() {
        for (int save = 0; save < 100; save++) {
            String ts = Integer.toString(save);
            store.beforeNextSave(() -> store.save(stored().with(new Operation.Card("C1", ts))));
        }

        assertThat(desk.approve(ID, Story.ASKER)).isEqualTo(new PressAnswer.ClusterAway(Reason.CONFLICT));
    }

    @Test
    void withdrawsTheCardWhenARightWasLostAndNamesTheRule() {
        var strict = new ApprovalDesk(store, Story.rights((_, _) -> false), machines, new FreshPresses(), clock);

        assertThat(strict.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(phase()).isEqualTo("Refused");
        assertThat(((Undone) stored().state()).why())
                .contains("virtualmachines/stop", "kubectl auth can-i", "--as=anna");
        assertThat(((Finished) stored().state()).states()).isEmpty();
    }

    @Test
    void asksForTheRightsOfABatchOnce() {
        List<Permission> reviews = Collections.synchronizedList(new ArrayList<>());
        var counted = Story.rights((_, permission) -> reviews.add(permission));
        var patient = new ApprovalDesk(store, counted, machines, new FreshPresses(), clock);
        TargetVm[] targets = IntStream.range(0, 50)
                .mapToObj(index -> new VmRef("prod", "vm-" + index))
                .peek(ref -> machines.show(UP.named(ref)))
                .map(Story::target)
                .toArray(TargetVm[]::new);
        store.create(Operation.proposed(Story.id(7), Story.request(Action.RESTART, targets)));

        assertThat(patient.approve(Story.id(7), Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);

        assertThat(reviews).hasSize(2);
        assertThat(machines.looks()).isEqualTo(50);
    }

    @Test
    void withdrawsACardWhoseVmIsAnotherNow() {
        machines.hide(UP.uid("another"));

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(phase()).isEqualTo("Refused");
        assertThat(((Undone) stored().state()).why()).contains("prod/db-1");
    }

    @Test
    void saysThatAVmIsGoneThatWasDeletedAfterTheCard() {
        machines.remove(Picture.DB);

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(OperationCard.of(stored()).text())
                .contains("`prod/db-1` is gone: it was deleted", "Nothing was changed", "is gone.")
                .doesNotContain("Ask again", "now", "remains");
    }

    @Test
    void saysWhatTheLookHasShownThoughTheWatchLags() {
        machines.remove(Picture.DB);
        machines.lag(UP);

        desk.approve(ID, Story.ASKER);

        assertThat(OperationCard.of(stored()).text()).doesNotContain("Running");
    }

    @Test
    void tellsOneThatHasTheNameNowFromTheOneOnTheCard() {
        machines.hide(UP.uid("another"));

        desk.approve(ID, Story.ASKER);

        assertThat(OperationCard.of(stored()).text())
                .contains("another one has its name now", "If that one is meant, ask again", "that one is Running")
                .doesNotContain("Gone");
    }

    @Test
    void withdrawsACardWhoseVmHasBegunToMigrateSince() {
        machines.hide(UP.migrating());

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(OperationCard.of(stored()).text()).contains("migration of `prod/db-1` has begun", "remains Running");
    }

    @Test
    void takesAPressOnACardThatSaidThatItMigrates() {
        machines.show(UP.migrating());
        store.create(Operation.proposed(
                Story.id(5),
                Story.request(Action.STOP, TargetVm.of(UP.migrating().live()))));

        assertThat(desk.approve(Story.id(5), Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
    }

    @Test
    void withdrawsACardWhoseVmIsBlockedNow() {
        machines.hide(UP.snapshot("nightly"));

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(((Undone) stored().state()).why()).contains("nightly");
    }

    @Test
    void withdrawsACardWhenAnotherOperationIsAtWorkOnTheVm() {
        var card = new Operation.Card("C0OTHER", "1700000000.000100");
        store.create(Story.approved(1, Story.request(Action.RESTART)).with(card));

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Withdrawn.class);
        assertThat(((Undone) stored().state()).why()).contains(Story.id(1).value());
        assertThat(((Undone) stored().state()).other()).contains(card);
    }

    @Test
    void changesNothingWhenTheClusterCannotBeRead() {
        machines.unreadable(Optional.of(new ClusterException(Reason.TIMEOUT, 0, "")));

        assertThat(desk.approve(ID, Story.ASKER)).isEqualTo(new PressAnswer.ClusterAway(Reason.TIMEOUT));
        assertThat(phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void findsItsOwnApprovalAfterTheAnswerToItWasLost() {
        store.loseNextAnswer();

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
        assertThat(phase()).isEqualTo("Approved");
    }

    @Test
    void findsItsOwnApprovalAlsoWhenTheLeaderHasBegunMeanwhile() {
        store.beforeNextSave(() -> {
            var approved = new OperationState.Approved(Story.ASKER, Story.NOW);
            Operation taken = store.save(stored().with(approved)).orElseThrow();
            store.save(taken.with(approved.begin(taken.request(), Story.NOW)));
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
    }

    @Test
    void findsItsOwnCancellationAfterTheAnswerToItWasLost() {
        store.loseNextAnswer();

        assertThat(desk.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
        assertThat(phase()).isEqualTo("Cancelled");
    }

    @Test
    void doesNotClaimToKnowWhetherASaveCountedWhenNothingCanBeRead() {
        store.beforeNextSave(() -> {
            store.save(stored().with(new OperationState.Approved(Story.ASKER, Story.NOW)));
            store.unreadable();
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        assertThat(desk.approve(ID, Story.ASKER)).isEqualTo(new PressAnswer.Unsure());
    }

    @Test
    void saysThatNothingChangedWhenASaveWithoutAnAnswerDidNotCount() {
        store.beforeNextSave(() -> {
            throw new ClusterException(Reason.BROKEN, 503, "");
        });

        assertThat(desk.approve(ID, Story.ASKER)).isEqualTo(new PressAnswer.ClusterAway(Reason.BROKEN));
        assertThat(phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void looksAgainWhenSomebodyElseWasFasterThanASaveWithoutAnAnswer() {
        store.beforeNextSave(() -> {
            assertThat(otherReplica.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
            throw new ClusterException(Reason.TIMEOUT, 0, "");
        });

        assertThat(desk.approve(ID, Story.ASKER)).isInstanceOf(PressAnswer.AlreadyDecided.class);
    }

    @Test
    void cancelsWhatIsApprovedAndNotBegun() {
        desk.approve(ID, Story.ASKER);

        assertThat(otherReplica.cancel(ID, Story.PEER)).isInstanceOf(PressAnswer.NotYours.class);
        assertThat(otherReplica.cancel(ID, Story.ASKER)).isInstanceOf(PressAnswer.Cancelled.class);
        assertThat(phase()).isEqualTo("Cancelled");
    }

    @Test
    void knowsNoOperationThatWasMadeUp() {
        assertThat(desk.approve(Story.id(7), Story.ASKER)).isEqualTo(new PressAnswer.NoSuchOperation());
    }
}
