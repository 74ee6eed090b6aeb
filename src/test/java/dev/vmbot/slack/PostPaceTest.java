package dev.vmbot.slack;

import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PostPaceTest {

    private final PostPace pace = new PostPace();

    @Test
    void givesEachCardOfAChannelATurnOfItsOwn() {
        List<Optional<Instant>> turns = IntStream.range(0, 240)
                .mapToObj(card -> pace.reserve(card(card), "C0OPS", NOW))
                .toList();

        assertThat(turns.getFirst()).isEmpty();
        assertThat(turns.stream().skip(1).flatMap(Optional::stream))
                .containsExactlyElementsOf(IntStream.range(1, 240)
                        .mapToObj(second -> NOW.plusSeconds(second))
                        .toList());
        assertThat(pace.reserve(card(1), "C0OPS", NOW.plusSeconds(1))).isEmpty();
        assertThat(pace.reserve(card(500), "C0DEV", NOW)).isEmpty();
    }

    /// All of them were told to wait for the same 30 seconds.
    @Test
    void letsNotAllComeAtOnceWhenSlackTakesMessagesAgain() {
        Instant open = NOW.plusSeconds(30);

        List<Instant> turns = IntStream.range(0, 100)
                .mapToObj(card -> pace.closed(card(card), "C0OPS", open))
                .toList();

        assertThat(turns).doesNotHaveDuplicates().allMatch(turn -> !turn.isBefore(open));
        assertThat(Duration.between(turns.getFirst(), turns.getLast())).isEqualTo(Duration.ofSeconds(99));
        assertThat(pace.reserve(card(7), "C0OPS", turns.get(7).minusMillis(1))).hasValue(turns.get(7));
        assertThat(pace.reserve(card(7), "C0OPS", turns.get(7))).isEmpty();
    }

    private static OperationId card(int number) {
        return new OperationId("vmop-%016x".formatted(number));
    }
}
