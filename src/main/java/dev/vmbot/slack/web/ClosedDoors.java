package dev.vmbot.slack.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What Slack told us not to call before some time (`Retry-After`). Thread-safe.
final class ClosedDoors {

    private static final int MOST_DOORS = 1000;

    private final Cache<String, Instant> doors = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_DOORS)
            .build();

    void close(String door, Instant until) {
        doors.asMap().merge(door, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// @return how long it stays closed; empty when it is open
    Optional<Duration> wait(String door, Instant now) {
        Instant until = doors.getIfPresent(door);
        return until == null || !now.isBefore(until) ? Optional.empty() : Optional.of(Duration.between(now, until));
    }
}
