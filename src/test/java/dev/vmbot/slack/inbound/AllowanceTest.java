package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.reply.Heard;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Allowance allowance = new Allowance(new Allowance.Limits(30, 60), nanos::get);

    @Test
    void makesNobodyElseWaitForThreeHundredMentionsOfOnePerson() {
        assertThat(taken("U0ALICE", "C0OPS", 300)).isEqualTo(30);

        assertThat(taken("U0BOB", "C0OPS", 1)).isEqualTo(1);
        assertThat(taken("U0ALICE", "C0OTHER", 1)).isZero();
    }

    @Test
    void takesFromAChannelWhatAMinuteAllows() {
        int taken = IntStream.range(0, 10)
                .map(person -> taken("U" + person, "C0OPS", 10))
                .sum();

        assertThat(taken).isEqualTo(60);
        assertThat(taken("U99", "C0OTHER", 1)).isEqualTo(1);
    }

    @Test
    void fillsUpEvenlyAgain() {
        taken("U0ALICE", "C0OPS", 300);

        pass(Duration.ofSeconds(10));
        assertThat(taken("U0ALICE", "C0OPS", 300)).isEqualTo(5);
        pass(Duration.ofMinutes(1));
        assertThat(taken("U0ALICE", "C0OPS", 300)).isEqualTo(30);
    }

    @Test
    void tellsFourTimesAMinuteThatItWasTooMuch() {
        assertThat(IntStream.range(0, 300).filter(_ -> allowance.tells(heard("U0ALICE", "C0OPS"))))
                .hasSize(4);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private int taken(String user, String channel, int asked) {
        return (int) IntStream.range(0, asked)
                .filter(_ -> allowance.takes(heard(user, channel)))
                .count();
    }

    private static Heard heard(String user, String channel) {
        return new Heard(
                "status db-1",
                Surface.MENTION,
                new Heard.Speaker(user, Optional.empty()),
                "1.1",
                new Place(channel, ""),
                Optional.empty());
    }
}
