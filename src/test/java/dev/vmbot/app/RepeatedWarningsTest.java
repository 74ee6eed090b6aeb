package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/// What a log holds of an outage in which hundreds of operations warn of the same thing.
final class RepeatedWarningsTest {

    private static final long MINUTE = 60_000;

    private final RepeatedWarnings filter = new RepeatedWarnings();

    @Test
    void saysTheSameAFewTimesAMinuteAndThenHowOftenItWasLeftOut() {
        List<FilterReply> first = IntStream.range(0, 300)
                .mapToObj(i -> filter.decide(event(Level.WARN, "slack did not take an answer", 10 * MINUTE + i)))
                .toList();
        LoggingEvent later = event(Level.WARN, "slack did not take an answer", 12 * MINUTE);

        assertThat(first.subList(0, 5)).containsOnly(FilterReply.NEUTRAL);
        assertThat(first.subList(5, 300)).containsOnly(FilterReply.DENY);
        assertThat(filter.decide(later)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(later.getKeyValuePairs()).singleElement().hasToString("leftOut=\"295\"");
        LoggingEvent next = event(Level.WARN, "slack did not take an answer", 12 * MINUTE + 1);
        assertThat(filter.decide(next)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(next.getKeyValuePairs()).isNullOrEmpty();
    }

    @Test
    void leavesOutNoOtherWarningAndNoError() {
        IntStream.range(0, 300).forEach(i -> filter.decide(event(Level.WARN, "slack did not take an answer", i)));

        assertThat(filter.decide(event(Level.WARN, "card not posted, left to the leader", 400)))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(IntStream.range(0, 300)
                        .mapToObj(i -> filter.decide(event(Level.ERROR, "working on an operation failed", i))))
                .containsOnly(FilterReply.NEUTRAL);
    }

    @Test
    void countsEachKindForItself() {
        for (String kind : List.of("VirtualMachine", "VirtualMachineInstance")) {
            assertThat(IntStream.range(0, 6).mapToObj(i -> {
                        LoggingEvent event = event(Level.WARN, "watch failed, trying again", i);
                        event.addKeyValuePair(new KeyValuePair("kind", kind));
                        return filter.decide(event);
                    }))
                    .containsExactly(
                            FilterReply.NEUTRAL,
                            FilterReply.NEUTRAL,
                            FilterReply.NEUTRAL,
                            FilterReply.NEUTRAL,
                            FilterReply.NEUTRAL,
                            FilterReply.DENY);
        }
    }

    private static LoggingEvent event(Level level, String message, long at) {
        var event = new LoggingEvent();
        event.setLoggerName("dev.vmbot.slack.reply.Ways");
        event.setLevel(level);
        event.setMessage(message);
        event.setTimeStamp(at);
        return event;
    }
}
