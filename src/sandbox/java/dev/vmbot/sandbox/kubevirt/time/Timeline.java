package dev.vmbot.sandbox.kubevirt.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock and the things that are to happen on it, one at a time.
public interface Timeline extends InstantSource, AutoCloseable {

    /// Runs `task` once `delay` has passed; tasks of the same moment run in the order they were asked for.
    void after(Duration delay, Runnable task);

    @Override
    Instant instant();

    /// Drops what has not run yet.
    @Override
    void close();
}
