package dev.vmbot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Objects;
import org.slf4j.event.KeyValuePair;

/// Lets the same warning of the same kind through a few times a minute, whichever it is about, and counts the rest: in
/// an outage each of
/// hundreds of operations would else tell of it at each try. The first one of a later minute says how many were left
/// out (`leftOut`). Errors are never left out.
final class RepeatedWarnings extends Filter<ILoggingEvent> {

    static final int A_MINUTE = 5;

    private static final long MINUTE = 60_000;
    private static final int MOST_KINDS = 1000;

    /// @param minute since the epoch
    private record Count(long minute, int said, int leftOut) {

        private static final Count NONE = new Count(-1, 0, 0);

        private Count next(long now) {
            if (now != minute) {
                return new Count(now, 1, said > A_MINUTE ? said - A_MINUTE : 0);
            }
            return new Count(minute, said + 1, 0);
        }
    }

    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_KINDS)
            .build();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLevel().equals(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        Count count = counts.asMap()
                .compute(
                        event.getLoggerName() + ' ' + event.getMessage() + ' ' + kind(event),
                        (_, before) -> (before == null ? Count.NONE : before).next(event.getTimeStamp() / MINUTE));
        if (count.said() > A_MINUTE) {
            return FilterReply.DENY;
        }
        if (count.leftOut > 0 && event instanceof LoggingEvent line) {
            line.addKeyValuePair(new KeyValuePair("leftOut", count.leftOut));
        }
        return FilterReply.NEUTRAL;
    }

    /// Of what a warning is about: a bounded set, other than operations and VMs.
    private static String kind(ILoggingEvent event) {
        List<KeyValuePair> pairs = Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
        return pairs.stream()
                .filter(pair -> pair.key.equals("kind"))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }
}
