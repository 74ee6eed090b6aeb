package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Rights;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.desk.ApprovalDesk;
import dev.vmbot.operation.desk.PressAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What the press has made sure of is not made sure of again for a moment, and what was accepted is stored later.
final class FreshPressTest {

    private static final VmRef DB = Picture.DB;
    private static final VmRef WEB = new VmRef("prod", "web-1");
    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(5);

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);
    private final AtomicInteger reviews = new AtomicInteger();
    private final Rights rights = Story.rights((_, _) -> reviews.incrementAndGet() > 0);
    private final FreshPresses presses = new FreshPresses();
    private final List<OperationState> saved = new ArrayList<>();
    private final Runner runner = runner(presses);

    private Runner runner(FreshPresses known) {
        return new Runner(
                store, machines, rights, Story.leading(), known, new Journal(_ -> {}), clock, Story.RETENTION);
    }

    private void approve(Request request) {
        store.create(Operation.proposed(Story.id(0), request));
        var desk = new ApprovalDesk(store, rights, machines, presses, clock);
        assertThat(desk.approve(Story.id(0), Story.ASKER)).isInstanceOf(PressAnswer.Approved.class);
        store.onChange(id -> saved.add(store.find(id).orElseThrow().state()));
    }

    private void approve(Action action) {
        approve(Story.request(action));
    }

    private List<String> asked() {
        return machines.asked().stream().map(Object::toString).toList();
    }

    @Test
    void beginsInOneWriteWithoutASecondReviewOrLook() {
        approve(Action.STOP);
        machines.answer(
                () -> machines.show(Picture.of(RunStrategy.HALTED).version(3).goingDown("run-1")));

        runner.advance(Story.id(0));

        assertThat(asked()).containsExactly("stop " + DB);
        assertThat(saved).hasSize(1).first().isInstanceOf(Executing.class);
        assertThat(machines.looks()).isEqualTo(1);
        assertThat(reviews).hasValue(1);
    }

    @Test
    void storesAnAcceptanceWithTheNextChange() {
        approve(Action.STOP);
        machines.answer(() -> machines.show(DOWN));

        runner.advance(Story.id(0));

        assertThat(saved).hasSize(2);
        Ask ask = ((OperationState.Finished) saved.getLast())
                .targets()
                .getFirst()
                .ask()
                .orElseThrow();
        assertThat(ask.answer()).isEqualTo(new Ask.Answer.Accepted());
    }

    @Test
    void goesOnAtOnceAfterADeathBetweenTheAcceptanceAndTheNextChange() {
        approve(Action.STOP);
        machines.answer(
                () -> machines.show(Picture.of(RunStrategy.HALTED).version(3).goingDown("run-1")));
        runner.advance(Story.id(0));
        machines.show(DOWN);

        runner(new FreshPresses()).advance(Story.id(0));

        assertThat(asked()).hasSize(1);
        assertThat(saved.getLast().phase()).isEqualTo("Succeeded");
    }

    @Test
    void makesSureAgainWhenTheApprovalIsOlder() {
        approve(Action.STOP);
        clock.pass(FreshPresses.FRESH);

        runner.advance(Story.id(0));

        assertThat(asked()).hasSize(1);
        assertThat(machines.looks()).isEqualTo(2);
        assertThat(reviews).hasValue(2);
    }

    @Test
    void makesSureAgainWhenTheWatchHasNewsOfTheVm() {
        approve(Action.STOP);
        machines.show(DOWN);

        runner.advance(Story.id(0));

        assertThat(asked()).isEmpty();
        assertThat(saved.getLast().phase()).isEqualTo("NothingToDo");
    }

    @Test
    void makesSureAgainForEachLaterVmOfABatch() {
        machines.show(UP.named(WEB));
        machines.answer(() -> machines.show(DOWN));
        approve(Story.request(Action.STOP, Story.target(DB), Story.target(WEB)));
        int looksAtThePress = machines.looks();
        int reviewsAtThePress = reviews.get();

        runner.advance(Story.id(0));

        assertThat(asked()).containsExactly("stop " + DB, "stop " + WEB);
        // The proof of the first, and the look before the second.
        assertThat(machines.looks() - looksAtThePress).isEqualTo(2);
        assertThat(reviews.get() - reviewsAtThePress).isOne();
    }

    @Test
    void asksThePressOfThisApprovalOnly() {
        approve(Action.STOP);
        Operation approved = store.find(Story.id(0)).orElseThrow();
        store.save(approved.with(new OperationState.Approved(Story.ASKER, Story.NOW.plus(Duration.ofMillis(1)))));

        runner.advance(Story.id(0));

        assertThat(machines.looks()).isEqualTo(2);
        assertThat(reviews).hasValue(2);
    }

    @Test
    void beginsThePauseOfARestartOnWatchedStateAndAsksForTheStartOnALook() {
        approve(Action.RESTART);
        machines.answer(() -> machines.show(DOWN));
        runner.advance(Story.id(0));
        assertThat(machines.looks()).isEqualTo(1);
        machines.hide(UP.version(7));
        clock.pass(Story.LIMITS.restartPause());

        runner.advance(Story.id(0));

        assertThat(machines.looks()).isGreaterThan(1);
        assertThat(asked()).containsExactly("stop " + DB);
    }
}
