package dev.vmbot.app.chaos.judge;

import dev.vmbot.app.chaos.judge.Evidence.Disturbance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How much of a time was undisturbed.
final class Calm {

    private final List<Disturbance> disturbances;

    Calm(List<Disturbance> disturbances) {
        this.disturbances = disturbances.stream()
                .sorted(Comparator.comparing(Disturbance::from))
                .toList();
    }

    Duration between(Instant from, Instant until) {
        Duration calm = Duration.ZERO;
        Instant at = from;
        for (Disturbance one : disturbances) {
            if (one.from().isAfter(at)) {
                calm = calm.plus(Duration.between(at, earlier(one.from(), until)));
            }
            if (one.until().isAfter(at)) {
                at = one.until();
            }
            if (!at.isBefore(until)) {
                return calm;
            }
        }
        return at.isBefore(until) ? calm.plus(Duration.between(at, until)) : calm;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
