package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FitnessTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private String cluster = "";
    private String slack = "";
    private final Fitness fitness = new Fitness(() -> cluster, () -> slack, clock);

    @Test
    void isNotFitWithoutTheCluster() {
        assertThat(fitness.getAsBoolean()).isTrue();

        cluster = "the watch is down";

        assertThat(fitness.getAsBoolean()).isFalse();
    }

    @Test
    void stepsBackOnceWhenSlackStaysAwayAndLeadsOnAfterwards() {
        slack = "not connected";
        assertThat(fitness.getAsBoolean()).isTrue();
        clock.pass(Fitness.PATIENCE.minus(MOMENT));
        assertThat(fitness.getAsBoolean()).isTrue();

        clock.pass(MOMENT);
        assertThat(fitness.getAsBoolean()).isFalse();
        clock.pass(Fitness.AWAY.minus(MOMENT));
        assertThat(fitness.getAsBoolean()).isFalse();

        clock.pass(MOMENT);
        assertThat(fitness.getAsBoolean()).isTrue();
        clock.pass(Duration.ofHours(1));
        assertThat(fitness.getAsBoolean()).isTrue();
    }

    @Test
    void forgetsATroubleThatIsOver() {
        slack = "not connected";
        assertThat(fitness.getAsBoolean()).isTrue();
        clock.pass(Fitness.PATIENCE);
        slack = "";
        assertThat(fitness.getAsBoolean()).isTrue();
        slack = "not connected";

        assertThat(fitness.getAsBoolean()).isTrue();
        clock.pass(Fitness.PATIENCE);
        assertThat(fitness.getAsBoolean()).isFalse();
    }
}
