package dev.vmbot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.OperationId;
import dev.vmbot.slack.EditPace.Purpose;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EditPaceTest {

    private static final Instant START = Instant.parse("2026-11-21T13:00:00Z");

    private final EditPace pace = new EditPace(new EditPace.Limits(Duration.ofSeconds(5), 4, 1, 1));

    @Test
    void letsOneCardBeEditedOnceInFiveSeconds() {
        var standard = new EditPace(EditPace.Limits.STANDARD);
        assertThat(standard.reserve(card(1), Purpose.FIRST, START)).isEmpty();

        assertThat(standard.reserve(card(1), Purpose.PROGRESS, START.plusMillis(4999)))
                .hasValue(START.plusSeconds(5));
        assertThat(standard.reserve(card(1), Purpose.PROGRESS, START.plusSeconds(5)))
                .isEmpty();
    }

    @Test
    void letsTheFinalStateBeShownAtOnce() {
        assertThat(pace.reserve(card(1), Purpose.PROGRESS, START)).isEmpty();

        assertThat(pace.reserve(card(1), Purpose.FINAL, START.plusMillis(1))).isEmpty();
    }

    @Test
    void keepsTheLastEditsOfAMinuteForFirstEditsAndFinalStates() {
        assertThat(pace.reserve(card(0), Purpose.FIRST, START)).isEmpty();
        assertThat(pace.reserve(card(0), Purpose.PROGRESS, START.plusSeconds(30)))
                .isEmpty();
        assertThat(pace.reserve(card(0), Purpose.PROGRESS, START.plusSeconds(59)))
                .hasValue(START.plusSeconds(60));

        assertThat(pace.reserve(card(7), Purpose.FIRST, START.plusSeconds(40))).isEmpty();
        assertThat(pace.reserve(card(8), Purpose.FIRST, START.plusSeconds(41))).hasValue(START.plusSeconds(60));
        assertThat(pace.reserve(card(9), Purpose.FINAL, START.plusSeconds(42))).isEmpty();
        assertThat(pace.reserve(card(9), Purpose.FINAL, START.plusSeconds(43))).hasValue(START.plusSeconds(60));
    }

    @Test
    void showsProgressTheMoreSeldomTheMoreCardsAreOnTheirWay() {
        var standard = new EditPace(EditPace.Limits.STANDARD);
        for (int card = 0; card < 10; card++) {
            assertThat(standard.reserve(card(card), Purpose.FIRST, START)).isEmpty();
        }

        assertThat(standard.reserve(card(0), Purpose.PROGRESS, START.plusSeconds(5)))
                .hasValue(START.plusSeconds(30));
    }

    @Test
    void makesRoomAgainWhenAMinuteHasPassed() {
        for (int card = 0; card < 4; card++) {
            assertThat(pace.reserve(card(card), Purpose.FINAL, START.plusSeconds(card)))
                    .isEmpty();
        }

        assertThat(pace.reserve(card(5), Purpose.FINAL, START.plusSeconds(59))).hasValue(START.plusSeconds(60));
        assertThat(pace.reserve(card(5), Purpose.FINAL, START.plusSeconds(60))).isEmpty();
    }

    @Test
    void waitsAsLongAsSlackAsksFor() {
        pace.closeUntil(START.plusSeconds(30));
        pace.closeUntil(START.plusSeconds(20));

        assertThat(pace.reserve(card(1), Purpose.FINAL, START)).hasValue(START.plusSeconds(30));
        assertThat(pace.reserve(card(1), Purpose.FINAL, START.plusSeconds(30))).isEmpty();
    }

    private static OperationId card(int number) {
        return new OperationId("vmop-%016x".formatted(number));
    }
}
