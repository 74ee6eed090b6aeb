package dev.vmbot.sandbox.slack.world;

import java.time.Instant;
import java.util.Locale;

/// Slack's message ids: seconds and microseconds, never twice the same.
final class Timestamps {

    private long lastMicros;

    /// Not thread-safe: [World] calls it under its lock.
    String next(Instant now) {
        lastMicros = Math.max(lastMicros + 1, micros(now));
        return format(lastMicros);
    }

    static String of(Instant moment) {
        return format(micros(moment));
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }

    private static String format(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }
}
