package dev.vmbot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EditPaceTest {

    private static final Instant START = Instant.parse("2026-11-21T13:00:00Z");

    private final EditPace pace = new EditPace(new EditPace.Limits(Duration.ofSeconds(5), 4, 1));

    @Test
    void letsOneCardBeEditedOnceInFiveSeconds() {
        assertThat(pace.reserve(card(1), false, START)).isEmpty();

        assertThat(pace.reserve(card(1), false, START.plusMillis(4999))).hasValue(START.plusSeconds(5));
        assertThat(pace.reserve(card(1), false, START.plusSeconds(5))).isEmpty();
    }

    @Test
    void letsTheFinalStateBeShownAtOnce() {
        assertThat(pace.reserve(card(1), false, START)).isEmpty();

        assertThat(pace.reserve(card(1), true, START.plusMillis(1))).isEmpty();
    }

    @Test
    void keepsTheLastEditsOfAMinuteForFinalStates() {
        for (int card = 0; card < 3; card++) {
            assertThat(pace.reserve(card(card), false, START.plusSeconds(card))).isEmpty();
        }

        assertThat(pace.reserve(card(7), false, START.plusSeconds(10))).hasValue(START.plusSeconds(60));
        assertThat(pace.reserve(card(8), true, START.plusSeconds(10))).isEmpty();
        assertThat(pace.reserve(card(9), true, START.plusSeconds(10))).hasValue(START.plusSeconds(60));
    }

    @Test
    void makesRoomAgainWhenAMinuteHasPassed() {
        for (int card = 0; card < 4; card++) {
            assertThat(pace.reserve(card(card), true, START.plusSeconds(card))).isEmpty();
        }

        assertThat(pace.reserve(card(5), true, START.plusSeconds(59))).hasValue(START.plusSeconds(60));
        assertThat(pace.reserve(card(5), true, START.plusSeconds(60))).isEmpty();
    }

    @Test
    void waitsAsLongAsSlackAsksFor() {
        pace.closeUntil(START.plusSeconds(30));
        pace.closeUntil(START.plusSeconds(20));

        assertThat(pace.reserve(card(1), true, START)).hasValue(START.plusSeconds(30));
        assertThat(pace.reserve(card(1), true, START.plusSeconds(30))).isEmpty();
    }

    private static OperationId card(int number) {
        return new OperationId("vmop-%016x".formatted(number));
    }
}
