package dev.vmbot.operation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetVm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestDeskTest {

    private static final Picture UP =
            Picture.of(RunStrategy.MANUAL).shown("Running").running("run-1");
    private static final int MOST = 3;
    private static final Target DB = new Target("prod", "db-1");
    private static final Origin ORIGIN = new Origin(Story.id(0), Story.ASKER, Story.PLACE, Optional.empty());

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);

    private RequestDesk desk(Rights rights) {
        var visible = new VisibleVms(machines, machines, (_, _) -> true);
        return new RequestDesk(
                rights, visible, store, clock, new RequestDesk.Terms(Story.APPROVAL_TTL, MOST, Story.LIMITS));
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
    void findsWhatItHasStoredAfterTheAnswerToItWasLost() {
        store.loseNextAnswer();

        Answer answer = desk.ask(change(Action.RESTART, DB), ORIGIN);

        assertThat(answer).isEqualTo(new Answer.Proposed(store.find(ORIGIN.id()).orElseThrow()));
    }

    @Test
    void postsNoSecondCardForARequestWhoseAnswerWasLost() {
        store.onChange(id -> store.find(id)
                .filter(operation -> operation.card().isEmpty())
                .ifPresent(operation -> store.save(operation.with(new Operation.Card("C1", "1700000010.000100")))));
        store.loseNextAnswer();

        assertThat(desk.ask(change(Action.RESTART, DB), ORIGIN)).isInstanceOf(Answer.Repeated.class);
    }

    @Test
    void doesNotClaimToKnowWhetherARequestWasStoredWhenNothingCanBeRead() {
        store.loseNextAnswer();
        store.unreadable();

        assertThat(desk.ask(change(Action.RESTART, DB), ORIGIN)).isEqualTo(new Answer.Unsure());
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
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1").snapshot("nightly"));

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
    void handsOnTheClustersWordsOfAVmThatDoesNotComeUp() {
        machines.show(Picture.of(RunStrategy.ALWAYS).comingUp("run-1").trouble("3 Insufficient memory"));

        assertThat(desk.ask(change(Action.START, DB), ORIGIN))
                .isInstanceOfSatisfying(
                        Answer.NotNow.class,
                        answer -> assertThat(answer.words()).isEqualTo("3 Insufficient memory"));
    }

    private Operation shown() {
        desk.ask(change(Action.RESTART, DB), ORIGIN);
        Operation stored = store.find(ORIGIN.id()).orElseThrow();
        return store.save(stored.with(new Operation.Card("C1", "1700000010.000100")))
                .orElseThrow();
    }

    @Test
    void pointsToTheCardThatWaitsForTheSamePersonForTheSame() {
        Operation shown = shown();

        assertThat(desk.ask(change(Action.RESTART, DB), origin(5))).isEqualTo(new Answer.Waiting(shown));
        assertThat(desk.ask(change(Action.RESTART, DB), ORIGIN)).isEqualTo(new Answer.Repeated(shown));
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void makesACardBesideOneThatWaitsForSomethingElse() {
        shown();
        Target another = new Target("prod", "web-01");
        machines.show(UP.named(new VmRef("prod", "web-01")));

        assertThat(desk.ask(change(Action.STOP, DB), origin(5))).isInstanceOf(Answer.Proposed.class);
        assertThat(desk.ask(change(Action.RESTART, DB, another), origin(6))).isInstanceOf(Answer.Proposed.class);
        assertThat(desk.ask(new Intent.Change(Action.RESTART, new Subject.Named(List.of(DB)), true), origin(7)))
                .isInstanceOf(Answer.Proposed.class);
        assertThat(desk.ask(
                        change(Action.RESTART, DB), new Origin(Story.id(8), Story.PEER, Story.PLACE, Optional.empty())))
                .isInstanceOf(Answer.Proposed.class);
    }

    private static Origin origin(int index) {
        return new Origin(Story.id(index), Story.ASKER, Story.PLACE, Optional.empty());
    }

    @Test
    void makesACardBesideOneThatCannotBeAnsweredAnyMore() {
        Operation shown = shown();
        store.save(shown.with(new OperationState.AwaitingApproval().refuse(Objection.of("Why."), Story.NOW)));
        assertThat(desk.ask(change(Action.RESTART, DB), origin(5))).isInstanceOf(Answer.Proposed.class);
    }

    @Test
    void makesACardBesideOneThatIsPastItsDeadline() {
        shown();
        clock.pass(Story.APPROVAL_TTL);

        assertThat(desk.ask(change(Action.RESTART, DB), origin(5))).isInstanceOf(Answer.Proposed.class);
    }

    @Test
    void makesACardBesideOneThatNobodyHasSeen() {
        desk.ask(change(Action.RESTART, DB), ORIGIN);

        assertThat(desk.ask(change(Action.RESTART, DB), origin(5))).isInstanceOf(Answer.Proposed.class);
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
                .isEqualTo(new Answer.NotFound(
                        change(Action.STOP, new Target("prod", "db-2")),
                        new Target("prod", "db-2"),
                        new Resolution.NotFound(List.of(Picture.DB), Optional.empty())));
        assertThat(desk.ask(change(Action.STOP, new Target("prod", "../db")), ORIGIN))
                .isInstanceOf(Answer.IllegalName.class);
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

    private static VmRef web(int number) {
        return new VmRef("prod", "web-" + number);
    }

    private static Target target(int number) {
        return new Target("prod", "web-" + number);
    }

    private static Intent.Change stopMatching(List<String> patterns, List<String> except) {
        var selector = new Selector(Optional.empty(), patterns, patterns.isEmpty(), except);
        return new Intent.Change(Action.STOP, new Subject.Matching(selector, "prod"), false);
    }

    private List<VmRef> proposed(Answer answer) {
        return ((Answer.Proposed) answer)
                .operation().request().targets().stream().map(TargetVm::ref).toList();
    }

    @Test
    void putsSeveralVmsOnOneCardInTheOrderInWhichTheyWereNamed() {
        machines.show(UP.named(web(1)).uid("uid-1")).show(UP.named(web(2)).uid("uid-2"));

        Answer answer = desk.ask(change(Action.STOP, target(2), target(1)), ORIGIN);

        assertThat(proposed(answer)).containsExactly(web(2), web(1));
        assertThat(store.list().getFirst().request().targets())
                .extracting(TargetVm::uid)
                .containsExactly("uid-2", "uid-1");
    }

    @Test
    void leavesOutAndNamesWhatIsAsWantedAlready() {
        machines.show(UP.named(web(1))).show(Picture.of(RunStrategy.HALTED).named(web(2)));

        Answer answer = desk.ask(change(Action.STOP, target(1), target(2)), ORIGIN);

        assertThat(proposed(answer)).containsExactly(web(1));
        assertThat(store.list().getFirst().request().already()).containsExactly(web(2));
    }

    @Test
    void saysWhenAllAreAsWantedAlready() {
        machines.show(UP.named(web(1))).show(UP.named(web(2)));

        assertThat(desk.ask(change(Action.START, target(1), target(2)), ORIGIN))
                .isEqualTo(new Answer.AllAlready(Action.START, List.of(web(1), web(2))));
    }

    @Test
    void storesNothingWhileOneOfSeveralIsHinderedAndOffersTheRest() {
        Permission missing = Permission.toChange(Action.STOP, web(1)).getFirst();
        machines.show(UP.named(web(1)))
                .show(UP.named(web(2)))
                .show(Picture.of(RunStrategy.ALWAYS)
                        .running("run-3")
                        .named(web(3))
                        .snapshot("nightly"));
        RequestDesk strict =
                desk(Story.rights((_, permission) -> !permission.name().isEmpty() && !permission.equals(missing)));

        Answer answer = strict.ask(change(Action.STOP, target(1), target(2), target(3)), ORIGIN);

        assertThat(answer).isInstanceOfSatisfying(Answer.NotAll.class, notAll -> {
            assertThat(notAll.rest()).containsExactly(web(2));
            assertThat(notAll.hindered()).hasExactlyElementsOfTypes(Answer.Forbidden.class, Answer.NotNow.class);
        });
        assertThat(store.list()).isEmpty();
    }

    @Test
    void namesWhatIsMissingAndWhatIsBusyAmongSeveral() {
        store.create(Story.approved(1, Story.request(Action.STOP)));

        Answer answer = desk.ask(change(Action.RESTART, DB, target(9)), ORIGIN);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotAll.class,
                        notAll -> assertThat(notAll.hindered())
                                .hasExactlyElementsOfTypes(Answer.Busy.class, Answer.NotFound.class));
    }

    @Test
    void picksByPatternAndLeavesExceptionsOut() {
        machines.show(UP.named(web(1))).show(UP.named(web(2))).show(UP.named(web(3)));

        assertThat(proposed(desk.ask(stopMatching(List.of("web-*"), List.of("web-2")), ORIGIN)))
                .containsExactly(web(1), web(3));
    }

    @Test
    void keepsWhatWasExceptedAndHowManyOneCardMayHold() {
        machines.show(UP.named(web(1))).show(UP.named(web(2)));

        Answer answer = desk.ask(stopMatching(List.of("web-*"), List.of("web-2")), ORIGIN);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Proposed.class,
                        proposed -> assertThat(proposed.operation().request().selection())
                                .contains(new Request.Selection(
                                        Optional.of(new Selector(
                                                Optional.empty(), List.of("web-*"), false, List.of("web-2"))),
                                        List.of(web(2)),
                                        MOST)));
        assertThat(store.list().getFirst().request().targets()).hasSize(1);
    }

    @Test
    void picksAllButTheExceptionInOneNamespaceOnly() {
        machines.show(UP.named(web(1))).show(UP.named(new VmRef("test", "web-9")));

        assertThat(proposed(desk.ask(stopMatching(List.of(), List.of("db-*")), ORIGIN)))
                .containsExactly(web(1));
    }

    @Test
    void asksForTheNamespaceWhenAPatternPicksFromSeveral() {
        machines.show(UP.named(new VmRef("test", "db-1")));
        var selector = new Selector(Optional.empty(), List.of("db-*"), false, List.of());
        var anywhere = new Intent.Change(Action.STOP, new Subject.Matching(selector, null), false);

        assertThat(desk.ask(anywhere, ORIGIN)).isEqualTo(new Answer.WhichNamespace(anywhere, Set.of("prod", "test")));
    }

    @Test
    void takesNoMoreThanOneCardMayHold() {
        for (int number = 1; number <= MOST + 1; number++) {
            machines.show(UP.named(web(number)));
        }

        assertThat(desk.ask(stopMatching(List.of("web-*"), List.of()), ORIGIN))
                .isEqualTo(new Answer.TooMany(MOST + 1, MOST));
        assertThat(desk.ask(change(Action.STOP, target(1), target(2), target(3), target(4)), ORIGIN))
                .isEqualTo(new Answer.TooMany(MOST + 1, MOST));
    }

    @Test
    void asksBackWhenAnExceptionLeavesNothingOut() {
        machines.show(UP.named(web(1)).uid("uid-1")).show(UP.named(web(2)).uid("uid-2"));

        assertThat(desk.ask(stopMatching(List.of("web-*"), List.of("worker", "web1", "web-2")), ORIGIN))
                .isEqualTo(new Answer.NothingExcepted(
                        List.of(new IdleException("worker", List.of()), new IdleException("web1", List.of(web(1))))));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void saysThatAPatternPicksNothing() {
        assertThat(desk.ask(stopMatching(List.of("nothing-*"), List.of()), ORIGIN))
                .isEqualTo(new Answer.NoneMatch("prod"));
    }

    @Test
    void picksNothingFromAWatchThatMayBeOld() {
        machines.current(false);

        assertThat(desk.ask(stopMatching(List.of("db-*"), List.of()), ORIGIN)).isInstanceOf(Answer.ClusterAway.class);
    }
}
