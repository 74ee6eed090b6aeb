package dev.vmbot.kube.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Whether a watch is up. It is down for a moment at every renewal, each 5 to 10 minutes, so only a longer absence
/// counts; nothing but looking tells of it, because an informer with a dead watch says that it is running.
final class WatchHealth {

    static final Duration GRACE = Duration.ofMinutes(2);

    private final InstantSource clock;
    private volatile @Nullable Instant lastUp;

    WatchHealth(InstantSource clock) {
        this.clock = clock;
    }

    void sample(boolean up) {
        if (up) {
            lastUp = clock.instant();
        }
    }

    boolean isCurrent() {
        Instant seen = lastUp;
        return seen != null && !clock.instant().isAfter(seen.plus(GRACE));
    }
}
