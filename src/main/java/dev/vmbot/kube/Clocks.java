package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The two clocks of a machine. The one that people set may leap; the other stands still while the machine is
/// suspended. What must not be thought younger than it is goes by the one that says more.
record Clocks(InstantSource wall, Ticker ticker) {

    record Moment(Instant at, long ticks) {}

    Moment now() {
        return new Moment(wall.instant(), ticker.read());
    }

    /// By the clock that cannot be set.
    Duration since(Moment moment) {
        return Duration.ofNanos(ticker.read() - moment.ticks);
    }

    /// Whether no more than this has passed since, by either clock; after a leap backwards nobody knows.
    boolean isWithin(Duration limit, Moment since) {
        Duration shown = Duration.between(since.at, wall.instant());
        return !shown.isNegative()
                && shown.compareTo(limit) <= 0
                && since(since).compareTo(limit) <= 0;
    }
}
