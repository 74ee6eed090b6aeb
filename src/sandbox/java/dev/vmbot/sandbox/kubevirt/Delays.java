package dev.vmbot.sandbox.kubevirt;

import java.time.Duration;

/// How long things take in the simulated cluster.
///
/// @param reaction from a change of an object until a controller acts on it
/// @param start from the launcher pod's creation until the guest runs
/// @param stop from the shutdown signal until the guest is off
/// @param tidy from the guest's end until its pod is gone
/// @param slow what a slow start or a slow stop takes
public record Delays(Duration reaction, Duration start, Duration stop, Duration tidy, Duration slow) {

    /// About those of the recorded traces.
    public static final Delays RECORDED = millis(20, 5_000, 2_800, 2_000, 30_000);
    /// For tests on real time.
    public static final Delays QUICK = millis(2, 60, 40, 30, 1_500);
    /// At which a person can follow.
    public static final Delays HUMAN = millis(60, 3_500, 2_500, 1_500, 40_000);

    private static Delays millis(long reaction, long start, long stop, long tidy, long slow) {
        return new Delays(
                Duration.ofMillis(reaction),
                Duration.ofMillis(start),
                Duration.ofMillis(stop),
                Duration.ofMillis(tidy),
                Duration.ofMillis(slow));
    }

    public Duration schedule() {
        return start.dividedBy(8);
    }

    public Duration containers() {
        return start.dividedBy(2);
    }

    public Duration boot() {
        return start.multipliedBy(3).dividedBy(8);
    }

    /// From a running guest to its agent, and half of what a guest stays up that shuts down by itself.
    public Duration agent() {
        return start.multipliedBy(5).dividedBy(8);
    }
}
