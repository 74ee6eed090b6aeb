package dev.vmbot.operation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is known of a VM that makes an action worse stands on its card.
final class CircumstancesTest {

    private static final Picture UP =
            Picture.of(RunStrategy.ALWAYS).shown("Running").running("run-1");

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final RequestDesk desk = new RequestDesk(
            Story.allRights(),
            new VisibleVms(machines, machines, (_, _) -> true),
            store,
            clock,
            new RequestDesk.Terms(Story.APPROVAL_TTL, 3, Story.LIMITS));

    private String card(Action action, Picture picture) {
        machines.show(picture);
        var change = new Intent.Change(action, new Subject.Named(List.of(new Target("prod", "db-1"))), false);
        var answer = desk.ask(change, new Origin(Story.id(0), Story.ASKER, Story.PLACE, Optional.empty()));
        return OperationCard.of(((Answer.Proposed) answer).operation()).text();
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"STOP", "RESTART"})
    void saysThatItBreaksAMigrationOff(Action action) {
        assertThat(card(action, UP.migrating()))
                .contains("is being migrated to another node", action.verb() + " breaks the migration off");
    }

    @Test
    void saysThatASnapshotIsBeingTaken() {
        assertThat(card(
                        Action.STOP,
                        Picture.of(RunStrategy.MANUAL).running("run-1").snapshot("nightly")))
                .contains("the snapshot `nightly` is in progress");
    }

    @Test
    void saysThatARestartAppliesAChangedSpecification() {
        assertThat(card(Action.RESTART, UP.condition("RestartRequired")))
                .contains("RestartRequired", "this restart applies it");
    }

    @Test
    void saysWhatMayUndoIt() {
        assertThat(card(Action.STOP, UP.kept("Argo CD"))).contains("kept by Argo CD", "from Always to Halted");
    }

    @Test
    void saysNothingOfAKeeperThatHasNothingToUndo() {
        assertThat(card(
                        Action.STOP,
                        Picture.of(RunStrategy.MANUAL).running("run-1").kept("Flux")))
                .doesNotContain("Flux");
    }

    @Test
    void saysNothingOfAPlainVm() {
        assertThat(card(Action.STOP, UP)).doesNotContain(":warning:");
    }

    private void changedBefore(boolean bySomebodyElse, Duration ago) {
        Request request = RequestBuilder.like(Story.request(Action.RESTART))
                .requester(new Request.Requester(bySomebodyElse ? Story.PEER : Story.ASKER, Story.ANNA))
                .build();
        var ask = new Ask(Ask.Kind.STOP, 1, "run-0", 1, Story.NOW, new Ask.Answer.Accepted());
        TargetProgress progress = TargetProgress.pending(Story.NOW)
                .enter(Step.STOPPING, Story.NOW)
                .asking(ask)
                .done(new Result.Succeeded("Running"), Story.NOW);
        Operation before =
                store.create(Operation.proposed(Story.id(3), request)).operation();
        store.save(before.with(CarriedOut.of(List.of(progress), Story.NOW.minus(ago))));
    }

    @Test
    void namesWhatSomebodyElseDidAShortWhileAgo() {
        changedBefore(true, Duration.ofMinutes(9));

        assertThat(card(Action.STOP, UP)).contains("the restart that <@U2> asked for succeeded at");
    }

    @Test
    void namesNeitherOnesOwnDeedsNorOldOnes() {
        changedBefore(false, Duration.ofMinutes(1));
        assertThat(card(Action.STOP, UP)).doesNotContain("asked for succeeded");
    }

    @Test
    void namesNoDeedOfLongAgo() {
        changedBefore(true, Duration.ofMinutes(10));
        assertThat(card(Action.STOP, UP)).doesNotContain("asked for succeeded");
    }

    @Test
    void namesTheCardOfSomebodyElseThatWaits() {
        Request request = RequestBuilder.like(Story.request(Action.RESTART))
                .requester(new Request.Requester(Story.PEER, Story.ANNA))
                .build();
        store.create(Operation.proposed(Story.id(3), request));

        assertThat(card(Action.STOP, UP)).contains("a card for a restart of it, asked for by <@U2>, waits as well");
        assertThat(store.find(Story.id(3)).orElseThrow().state()).isEqualTo(new OperationState.AwaitingApproval());
    }
}
