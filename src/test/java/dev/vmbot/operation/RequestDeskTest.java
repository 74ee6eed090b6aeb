package dev.vmbot.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestDeskTest {

    private static final Picture UP =
            Picture.of(RunStrategy.MANUAL).shown("Running").running("run-1");
    private static final Target DB = new Target("prod", "db-1");
    private static final Origin ORIGIN = new Origin(Story.id(0), Story.ASKER, Story.PLACE, Optional.empty());

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);

    private RequestDesk desk(Rights rights) {
        var visible = new VisibleVms(machines, machines, (_, _) -> true);
        return new RequestDesk(rights, visible, store, clock, new RequestDesk.Terms(Story.APPROVAL_TTL, Story.LIMITS));
    }

    private final RequestDesk desk = desk(Story.allRights());

    private static Intent.Change change(Action action, Target... targets) {
        return new Intent.Change(action, new Subject.Named(List.of(targets)), false);
    }

    @Test
    void storesWhatIsSensibleAsAProposal() {
        Answer answer = desk.ask(change(Action.RESTART, DB), ORIGIN);

        Operation stored = store.find(ORIGIN.id()).orElseThrow();
        assertThat(answer).isEqualTo(new Answer.Proposed(stored));
        assertThat(stored.state()).isEqualTo(new OperationState.AwaitingApproval());
        assertThat(stored.request().targets())
                .containsExactly(new TargetVm(Picture.DB, Picture.UID, RunStrategy.MANUAL, "Running"));
        assertThat(stored.request().deadline()).isEqualTo(Story.NOW.plus(Story.APPROVAL_TTL));
        assertThat(machines.asked()).isEmpty();
    }

    @Test
    void findsARequestThatIsDeliveredAgain() {
        desk.ask(change(Action.STOP, DB), ORIGIN);

        assertThat(desk.ask(change(Action.STOP, DB), ORIGIN)).isInstanceOf(Answer.Repeated.class);
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void findsARequestThatIsDeliveredAgainAfterItWasCarriedOut() {
        desk.ask(change(Action.STOP, DB), ORIGIN);
        machines.show(Picture.of(RunStrategy.MANUAL));

        assertThat(desk.ask(change(Action.STOP, DB), ORIGIN)).isInstanceOf(Answer.Repeated.class);
    }

    @Test
    void saysWhenItIsAsWantedAlready() {
        assertThat(desk.ask(change(Action.START, DB), ORIGIN)).isInstanceOf(Answer.Already.class);
        assertThat(store.list()).isEmpty();
    }

    @Test
    void saysWhatHinders() {
        machines.show(UP.snapshot("nightly"));

        assertThat(desk.ask(change(Action.STOP, DB), ORIGIN))
                .isInstanceOfSatisfying(
                        Answer.NotNow.class,
                        hindered -> assertThat(hindered.why()).contains("nightly"));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void handsOnTheClustersWordsOfAVmThatIsTrying() {
        machines.show(Picture.of(RunStrategy.ALWAYS).trouble("quota exceeded"));

        assertThat(desk.ask(change(Action.START, DB), ORIGIN))
                .isInstanceOfSatisfying(
                        Answer.NotNow.class,
                        hindered -> assertThat(hindered.words()).isEqualTo("quota exceeded"));
    }

    @Test
    void pointsToAnotherOperationAtWork() {
        Operation other =
                store.create(Story.approved(1, Story.request(Action.STOP))).operation();

        assertThat(desk.ask(change(Action.RESTART, DB), ORIGIN)).isEqualTo(new Answer.Busy(Picture.DB, other));
    }

    @Test
    void namesTheRightThatIsMissing() {
        Permission start = Permission.toChange(Action.START, Picture.DB).getFirst();
        RequestDesk strict = desk(Story.rights((_, permission) -> !permission.equals(start)));

        assertThat(strict.ask(change(Action.RESTART, DB), ORIGIN))
                .isEqualTo(new Answer.Forbidden(Picture.DB, start, Story.ANNA));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void asksBackWhenANameIsInSeveralNamespaces() {
        VmRef test = new VmRef("test", "db-1");
        machines.show(UP.named(test));

        assertThat(desk.ask(change(Action.STOP, new Target(null, "db-1")), ORIGIN))
                .isInstanceOfSatisfying(
                        Answer.WhichOne.class,
                        which -> assertThat(which.candidates()).containsExactly(Picture.DB, test));
    }

    @Test
    void tellsMissingIllegalAndSeveralApart() {
        assertThat(desk.ask(change(Action.STOP, new Target("prod", "db-2")), ORIGIN))
                .isEqualTo(new Answer.NotFound(new Target("prod", "db-2"), List.of(Picture.DB)));
        assertThat(desk.ask(change(Action.STOP, new Target("prod", "../db")), ORIGIN))
                .isInstanceOf(Answer.IllegalName.class);
        assertThat(desk.ask(
                        new Intent.Change(Action.STOP, new Subject.Matching(Selector.everything(), "prod"), false),
                        ORIGIN))
                .isInstanceOf(Answer.NotSupported.class);
    }

    @Test
    void saysThatTheClusterIsAwayInsteadOfNotFound() {
        machines.remove(Picture.DB);
        machines.current(false);

        assertThat(desk.ask(change(Action.STOP, new Target(null, "db-1")), ORIGIN))
                .isInstanceOf(Answer.ClusterAway.class);
    }

    @Test
    void saysThatTheClusterIsAwayWhenNothingCouldBeStored() {
        machines.remove(Picture.DB);
        machines.unreadable(Optional.of(new ClusterException(ClusterException.Reason.TIMEOUT, 0, "")));

        assertThat(desk.ask(change(Action.STOP, DB), ORIGIN))
                .isEqualTo(new Answer.ClusterAway(ClusterException.Reason.TIMEOUT));
    }
}
