package dev.vmbot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs, for tests with threads of their own, but in the time of the test's story: whoever compares its
/// time with that of the story's objects must not find them to be as old as the test is.
public final class StoryClock {

    private StoryClock() {}

    /// @param begin what it shows now
    public static InstantSource from(Instant begin) {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), begin));
    }
}
