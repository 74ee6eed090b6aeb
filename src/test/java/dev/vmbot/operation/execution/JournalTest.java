package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.VmEvents.Note;
import dev.vmbot.model.Action;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalTest {

    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(5);

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);

    /// @return what a process leaves that takes the operation as far as it goes now
    private List<String> advance() {
        List<Note> notes = new ArrayList<>();
        var runner = new Runner(
                store,
                machines,
                Story.allRights(),
                Story.leading(),
                new FreshPresses(),
                new Journal(notes::add),
                clock,
                Story.RETENTION);
        runner.advance(Story.id(0));
        runner.advance(Story.id(0));
        return notes.stream().map(Note::name).toList();
    }

    @Test
    void leavesEachEventOnceAndUnderTheSameNameAfterATakeover() {
        String name = Story.id(0) + "." + Picture.UID;
        store.create(Story.approved(0, Story.request(Action.STOP)));
        machines.answer(
                () -> machines.show(Picture.of(RunStrategy.HALTED).version(3).goingDown("run-1")));

        assertThat(advance()).containsExactly(name + ".requested");
        assertThat(advance()).containsExactly(name + ".requested");
        machines.show(DOWN);
        assertThat(advance()).containsExactly(name + ".requested", name + ".succeeded");
        assertThat(advance()).containsExactly(name + ".requested", name + ".succeeded");
    }

    @Test
    void leavesNothingOfWhatEndedLongAgo() {
        store.create(Story.approved(0, Story.request(Action.STOP)));
        machines.answer(() -> machines.show(DOWN));
        advance();
        clock.pass(Duration.ofMinutes(5));

        assertThat(advance()).isEmpty();
    }

    @Test
    void leavesNoBeginningOfWhatWasNeverAsked() {
        machines.show(DOWN);
        store.create(Story.approved(0, Story.request(Action.STOP)));

        assertThat(advance()).containsExactly(Story.id(0) + "." + Picture.UID + ".nothingtodo");
    }
}
