package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SeenTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Seen seen = new Seen(nanos::get);

    @Test
    void knowsAnEventThatIsDeliveredAgain() {
        assertThat(seen.isNewEvent("Ev1", "C1", "1.1")).isTrue();

        assertThat(seen.isNewEvent("Ev1", "C1", "1.1")).isFalse();
    }

    @Test
    void takesOneMessageUnderSeveralEventIdsOnce() {
        assertThat(seen.isNewEvent("Ev1", "C1", "1.1")).isTrue();

        assertThat(seen.isNewEvent("Ev2", "C1", "1.1")).isFalse();
        assertThat(seen.isNewEvent("Ev3", "C2", "1.1")).isTrue();
    }

    @Test
    void remembersForLongerThanSlackRepeats() {
        seen.isNewEvent("Ev1", "C1", "1.1");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(seen.isNewEvent("Ev1", "C1", "1.1")).isFalse();
    }
}
