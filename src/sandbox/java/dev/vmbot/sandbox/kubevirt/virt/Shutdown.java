package dev.vmbot.sandbox.kubevirt.virt;

import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import java.time.Duration;

/// How a guest takes the signal to shut down.
///
/// @param grace how long it may take, as the instance says now: it can be shortened half-way
record Shutdown(Behaviour behaviour, Duration grace, Delays delays) {

    sealed interface Verdict {

        /// Shut down by itself.
        record Off() implements Verdict {}

        /// Its power was cut when the grace period was over.
        record CutOff() implements Verdict {}

        record NotYet(Duration lookAgainIn) implements Verdict {}

        /// Not unless something changes.
        record Never() implements Verdict {}
    }

    Verdict after(Duration elapsed) {
        return switch (behaviour) {
            case STUCK_STOPPING -> new Verdict.Never();
            case STUCK_STOP -> grace.isZero() ? new Verdict.CutOff() : new Verdict.Never();
            case IGNORES_SHUTDOWN -> cutOffAt(elapsed);
            case SLOW_STOP -> needing(min(delays.slow(), grace), elapsed);
            default -> needing(delays.stop(), elapsed);
        };
    }

    private Verdict needing(Duration time, Duration elapsed) {
        if (time.compareTo(grace) > 0) {
            return cutOffAt(elapsed);
        }
        Duration left = time.minus(elapsed);
        return left.isPositive() ? new Verdict.NotYet(left) : new Verdict.Off();
    }

    private Verdict cutOffAt(Duration elapsed) {
        Duration left = grace.minus(elapsed);
        return left.isPositive() ? new Verdict.NotYet(left) : new Verdict.CutOff();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
