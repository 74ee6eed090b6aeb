package dev.vmbot.kube.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Whether a watch is up. It is down for a moment at every renewal, each 5 to 10 minutes, so only a longer absence
/// counts; nothing but looking tells of it, because an informer with a dead watch says that it is running.
///
/// A minute: longer than a renewal with a whole new list takes, which is seconds, and than the 32 s that the client
/// pauses at most between two tries, so that one failed try costs nobody the lead; short beside the five minutes that a
/// start may take, for which a leader that sees nothing would fail it.
final class WatchHealth {

    static final Duration GRACE = Duration.ofMinutes(1);

    /// Three times as long as it is missed at all.
    private static final Duration HOPELESS = GRACE.multipliedBy(3);

    private final InstantSource clock;
    private volatile @Nullable Instant lastUp;
    private volatile String lastFailure = "";
    private volatile Instant hopeful;

    WatchHealth(InstantSource clock) {
        this.clock = clock;
        this.hopeful = clock.instant();
    }

    /// It is given time to come up.
    void begin() {
        hopeful = clock.instant();
    }

    void sample(boolean up) {
        if (up) {
            lastUp = clock.instant();
            lastFailure = "";
            begin();
        }
    }

    void failed(String why) {
        lastFailure = why;
    }

    /// Why it failed since it was last up; empty when it did not.
    String lastFailure() {
        return lastFailure;
    }

    /// It has been down for so long that it will hardly come up by itself.
    boolean isHopeless() {
        return clock.instant().isAfter(hopeful.plus(HOPELESS));
    }

    boolean isCurrent() {
        Instant seen = lastUp;
        return seen != null && !clock.instant().isAfter(seen.plus(GRACE));
    }
}
