package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vmbot.access.Rights;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// No error of the bot's own repeats for ever without a word.
final class DefectsTest {

    private static final VmRef DB = Picture.DB;
    private static final VmRef WEB = new VmRef("prod", "web-1");

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final Defects defects = new Defects(clock);

    /// In the review before a VM's turn there is an error, for one VM.
    private final Rights broken = Story.rights((_, permission) -> {
        if (permission.name().equals(DB.name())) {
            throw new ArithmeticException("long overflow");
        }
        return true;
    });

    private final Runner runner = new Runner(
            store, machines, broken, Story.leading(), new FreshPresses(), new Journal(_ -> {}), clock, Story.RETENTION);

    private OperationState state() {
        return store.find(Story.id(0)).orElseThrow().state();
    }

    private void failOnce() {
        assertThatThrownBy(() -> runner.advance(Story.id(0))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void endsWhatItCannotCarryOnAndSaysSo() {
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        store.create(Story.approved(0, Story.request(Action.STOP)));
        failOnce();

        runner.giveUp(Story.id(0));

        Finished finished = (Finished) state();
        assertThat(finished.targets().getFirst().trouble()).contains(Result.Trouble.DEFECT);
        assertThat(OperationCard.of(store.find(Story.id(0)).orElseThrow()).text())
                .contains("Something is wrong inside the bot", "Nothing was asked of the cluster", "It is");
        assertThat(new ActiveOperations(store).on(DB, Picture.UID, Story.id(1)))
                .as("the VM is free")
                .isEmpty();
    }

    @Test
    void goesOnWithTheOtherVmsOfABatch() {
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        machines.show(Picture.of(RunStrategy.ALWAYS).named(WEB).running("run-7"));
        store.create(Story.approved(0, Story.request(Action.STOP, Story.target(DB), Story.target(WEB))));
        failOnce();

        runner.giveUp(Story.id(0));
        runner.advance(Story.id(0));

        assertThat(machines.asked()).containsExactly(new FakeVirtualMachines.Asked("stop", WEB));
    }

    @Test
    void givesUpAfterThreeErrorsInARow() {
        var advanced = new AtomicInteger();
        var givenUp = new AtomicInteger();
        Turns.Work work = new Turns.Work() {
            @Override
            public Optional<Instant> advance(OperationId id) {
                advanced.incrementAndGet();
                throw new IllegalStateException("defect");
            }

            @Override
            public void giveUp(OperationId id) {
                givenUp.incrementAndGet();
                throw new IllegalStateException("another defect");
            }
        };
        store.create(Story.approved(0, Story.request(Action.STOP)));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor();
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            var turns = new Turns(store, work, clock, new Turns.Threads(workers, timer, defects));
            turns.lead();
            for (int row = 1; row <= 3; row++) {
                int failed = row;
                await().until(() -> defects.total() >= failed);
                assertThat(givenUp).as("given up after %s", row).hasValue(row < 3 ? 0 : givenUp.get());
                assertThat(defects.trouble().isEmpty()).isEqualTo(row < 3);
                turns.wake(Story.id(0));
            }
            await().until(() -> givenUp.get() >= 1);
            turns.close();
            timer.shutdownNow();
        }
    }

    @Test
    void tellsOfARowOfErrorsForAWhile() {
        for (int error = 0; error < Defects.ROW; error++) {
            assertThat(defects.trouble()).isEmpty();
            defects.failed(this, Story.id(0));
        }

        assertThat(defects.trouble()).contains("inside the bot");
        assertThat(defects.total()).isEqualTo(Defects.ROW);
        clock.pass(Defects.RECENT);
        assertThat(defects.trouble()).isEmpty();
    }

    @Test
    void countsOnlyErrorsInARow() {
        for (int turn = 0; turn < 10; turn++) {
            defects.failed(this, Story.id(0));
            defects.failed(this, Story.id(1));
            defects.succeeded(this, Story.id(0));
            defects.succeeded(this, Story.id(1));
        }

        assertThat(defects.trouble()).isEmpty();
        assertThat(Defects.pause(Integer.MAX_VALUE)).isLessThan(Duration.ofHours(1));
    }
}
