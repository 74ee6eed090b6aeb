package dev.vmbot.app.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Measured durations, as figures.
///
/// @param sorted at least one, in milliseconds
record Latencies(List<Double> sorted) {

    static Latencies of(Collection<Duration> measured) {
        return new Latencies(
                measured.stream().map(Latencies::milliseconds).sorted().toList());
    }

    static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private double at(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    @Override
    public String toString() {
        return "%d measured: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(sorted.size(), at(0.5), at(0.99), sorted.getLast());
    }
}
