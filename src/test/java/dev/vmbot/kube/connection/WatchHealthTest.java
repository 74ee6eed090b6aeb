package dev.vmbot.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WatchHealthTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final WatchHealth health = new WatchHealth(time::get);

    @Test
    void isNotCurrentBeforeTheWatchHasBeenUp() {
        health.sample(false);

        assertThat(health.isCurrent()).isFalse();
    }

    @Test
    void staysCurrentWhileTheWatchIsRenewed() {
        health.sample(true);
        time.set(NOON.plus(WatchHealth.GRACE));
        health.sample(false);

        assertThat(health.isCurrent()).isTrue();
    }

    @Test
    void isNotCurrentWhenTheWatchStaysAway() {
        health.sample(true);
        time.set(NOON.plus(WatchHealth.GRACE).plusMillis(1));
        health.sample(false);

        assertThat(health.isCurrent()).isFalse();
    }

    @Test
    void tellsOfNoFailureThatIsOver() {
        health.failed("connection refused");
        health.sample(false);
        assertThat(health.lastFailure()).isEqualTo("connection refused");

        health.sample(true);
        health.sample(false);

        assertThat(health.lastFailure()).isEmpty();
    }

    @Test
    void isHopelessOnlyWhenItStaysAwayForMuchLonger() {
        health.sample(true);
        time.set(NOON.plus(WatchHealth.GRACE.multipliedBy(3)));
        assertThat(health.isHopeless()).isFalse();

        time.set(NOON.plus(WatchHealth.GRACE.multipliedBy(3)).plusMillis(1));
        assertThat(health.isHopeless()).isTrue();
        health.begin();
        assertThat(health.isHopeless()).isFalse();
    }
}
