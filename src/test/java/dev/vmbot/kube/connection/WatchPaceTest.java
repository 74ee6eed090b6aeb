package dev.vmbot.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WatchPaceTest {

    private static final String VMS = "/apis/kubevirt.io/v1/virtualmachines";
    private static final RandomGenerator LEAVING_NOTHING_OUT = () -> 0;

    private final AtomicLong now = new AtomicLong();
    private final WatchPace pace = new WatchPace(now::get, LEAVING_NOTHING_OUT);

    @Test
    void waitsLongerEachTimeUpToABound() {
        assertThat(openings(pace, 6))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        WatchPace.MOST,
                        WatchPace.MOST);
    }

    @Test
    void neverGrowsBeyondTheBound() {
        assertThat(openings(pace, 1000)).last().isEqualTo(WatchPace.MOST);
    }

    @Test
    void leavesOutUpToHalfOfAPauseAtRandom() {
        var other = new WatchPace(now::get, () -> Long.MAX_VALUE << 1);

        assertThat(openings(other, 3).getLast()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1010));
    }

    @Test
    void beginsAnewAfterAWatchThatHasHeld() {
        openings(pace, 5);

        now.addAndGet(WatchPace.HELD.toNanos());

        assertThat(openings(pace, 2)).containsExactly(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void goesOnAfterOneThatHasNotHeld() {
        openings(pace, 3);

        now.addAndGet(WatchPace.HELD.toNanos() - 1);

        assertThat(pace.pause(VMS)).isEqualTo(Duration.ofSeconds(4));
    }

    /// fabric8 itself waits longer each time then.
    @Test
    void leavesToTheClientWhatCouldNotBeOpened() {
        assertThat(Stream.generate(() -> pace.pause(VMS)).limit(5)).containsOnly(Duration.ZERO);
    }

    @Test
    void countsEachKindForItself() {
        openings(pace, 5);

        assertThat(pace.pause("/apis/kubevirt.io/v1/virtualmachineinstances")).isEqualTo(Duration.ZERO);
    }

    private static List<Duration> openings(WatchPace pace, int times) {
        return Stream.generate(() -> {
                    Duration pause = pace.pause(VMS);
                    pace.opened(VMS);
                    return pause;
                })
                .limit(times)
                .toList();
    }
}
