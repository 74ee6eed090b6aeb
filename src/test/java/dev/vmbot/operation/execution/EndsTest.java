package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Story;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the end of an operation says of the VM is true when it is said, however late that is.
final class EndsTest {

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final Runner runner = new Runner(
            store,
            machines,
            Story.allRights(),
            Story.leading(),
            new FreshPresses(),
            new Journal(_ -> {}),
            clock,
            Story.RETENTION);

    private Operation stored() {
        return store.find(Story.id(0)).orElseThrow();
    }

    private String text() {
        return OperationCard.of(stored()).text();
    }

    private void stop() {
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        store.create(Story.approved(0, Story.request(Action.STOP)));
        machines.answer(() -> machines.show(Picture.of(RunStrategy.HALTED).version(5)));
        runner.advance(Story.id(0));
        assertThat(text()).contains("It is Stopped now");
    }

    private void startBySomebodyElse() {
        machines.show(Picture.of(RunStrategy.ALWAYS).version(9).running("run-2"));
        clock.pass(Duration.ofSeconds(15));
        runner.advance(Story.id(0));
    }

    @Test
    void tellsTheStateOfWhenItIsTold() {
        stop();

        startBySomebodyElse();

        assertThat(text()).contains("Stop of", "succeeded", "It is Running now");
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void leavesAnEndAsItWasTold() {
        stop();
        Finished finished = (Finished) stored().state();
        store.save(stored().with(stored().delivery().showing(finished.phase(), 0)));

        startBySomebodyElse();

        assertThat(text()).contains("It is Stopped now");
    }

    @Test
    void believesNoWatchThatMayBeOlderThanTheEnd() {
        stop();
        machines.lag(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        clock.pass(Ends.SETTLED.minusMillis(1));

        assertThat(runner.advance(Story.id(0))).contains(Story.NOW.plus(Ends.SETTLED));

        assertThat(text()).contains("It is Stopped now");
    }

    @Test
    void tellsAtOnceOfARunThatCannotBeOlderThanTheEnd() {
        stop();

        machines.show(Picture.of(RunStrategy.ALWAYS).version(9).running("run-2"));
        runner.advance(Story.id(0));

        assertThat(text()).contains("It is Running now", "something else has changed it since");
        assertThat(text()).doesNotContain("resources freed", "State preserved", "stays off");
    }

    @Test
    void saysThatAVmIsGoneThatWasDeletedAfterItsEnd() {
        stop();

        machines.remove(Picture.DB);
        clock.pass(Duration.ofSeconds(15));
        runner.advance(Story.id(0));

        assertThat(text()).contains("succeeded. It is gone.").doesNotContain("now");
    }

    private void begin(Action action, Picture picture) {
        machines.show(picture);
        store.create(Story.approved(0, Story.request(action, Story.target(Picture.DB))));
        runner.advance(Story.id(0));
    }

    @Test
    void tellsADeletionDuringAStartByWhatTheVmIsThen() {
        begin(Action.START, Picture.of(RunStrategy.HALTED).shown("Stopped"));

        machines.show(
                Picture.of(RunStrategy.ALWAYS).version(5).comingUp("run-1").shown("Starting"));
        runner.advance(Story.id(0));
        machines.show(Picture.of(RunStrategy.ALWAYS)
                .version(6)
                .comingUp("run-1")
                .shown("Starting")
                .deleted());
        runner.advance(Story.id(0));

        assertThat(text()).contains("deleted", "It is Terminating now").doesNotContain("Starting now");
    }

    @Test
    void tellsOfTheOneThatHasTheNameNow() {
        begin(Action.START, Picture.of(RunStrategy.HALTED).shown("Stopped"));

        machines.show(Picture.of(RunStrategy.ALWAYS).uid("another").version(7).running("run-9"));
        runner.advance(Story.id(0));

        assertThat(text())
                .contains("It is gone; another VM has its name now, and that one is Running.")
                .doesNotContain("Gone now");
    }

    @Test
    void saysOfWhatCameBackThatItIsUp() {
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        store.create(Story.approved(0, Story.request(Action.STOP)));
        machines.answer(() -> machines.show(
                Picture.of(RunStrategy.ALWAYS).version(5).comingUp("run-2").shown("Stopped")));
        runner.advance(Story.id(0));

        assertThat(text()).contains("something else started it again", "It is Starting now");
    }

    @Test
    void saysThatAHaltedVmIsGoneThatWasDeletedAtThePress() {
        machines.lag(Picture.of(RunStrategy.HALTED).shown("Stopped"));
        store.create(Story.approved(0, Story.request(Action.START)));
        runner.advance(Story.id(0));

        assertThat(text()).contains("is gone").doesNotContain("remains", "Stopped now");
    }

    @Test
    void saysNothingOfTheStateWhereNobodyAnswers() {
        machines.remove(Picture.DB);
        machines.unreadable(Optional.of(new ClusterException(Reason.TIMEOUT, 0, "")));
        store.create(Operation.proposed(Story.id(0), Story.request(Action.STOP)));
        clock.pass(Story.APPROVAL_TTL.plusMillis(1));
        runner.advance(Story.id(0));

        assertThat(text()).contains("expired", "was Running when it was asked");
    }
}
