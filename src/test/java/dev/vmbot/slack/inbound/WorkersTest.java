package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class WorkersTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Workers workers = new Workers(new Held(), 2);

    @Test
    void turnsAwayWhatIsOverTheBoundUntilThereIsRoomAgain() {
        assertThat(workers.run(() -> {})).isTrue();
        assertThat(workers.run(() -> {})).isTrue();

        assertThat(workers.run(() -> {})).isFalse();
        waiting.remove().run();
        assertThat(workers.run(() -> {})).isTrue();
    }

    /// Holds tasks back until the test runs them.
    private final class Held extends EndlessExecutor {

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }
    }
}
