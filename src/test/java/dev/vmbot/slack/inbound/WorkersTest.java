package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class WorkersTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Workers workers = new Workers(new Held(), 2);

    @Test
    void turnsAwayWhatIsOverTheBoundUntilThereIsRoomAgain() {
        assertThat(workers.run(() -> {})).isTrue();
        assertThat(workers.run(() -> {})).isTrue();

        assertThat(workers.run(() -> {})).isFalse();
        waiting.remove().run();
        assertThat(workers.run(() -> {})).isTrue();
    }

    @Test
    void waitsForWhatIsUnderWayAndTakesNothingMoreWhenItEnds() throws InterruptedException {
        workers.run(() -> {});

        Thread ending = Thread.ofVirtual().start(() -> ended.set(workers.end(Duration.ofSeconds(10))));
        assertThat(ending.join(Duration.ofMillis(100))).isFalse();
        assertThat(workers.run(() -> {})).isFalse();
        waiting.remove().run();

        assertThat(ending.join(Duration.ofSeconds(10))).isTrue();
        assertThat(ended).isTrue();
        assertThat(workers.run(() -> {})).isFalse();
        assertThat(workers.end(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void endsAfterTheTimeItWasGivenWhateverIsUnderWay() {
        workers.run(() -> {});

        assertThat(workers.end(Duration.ofMillis(50))).isFalse();
    }

    /// Holds tasks back until the test runs them.
    private final class Held extends EndlessExecutor {

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }
    }
}
