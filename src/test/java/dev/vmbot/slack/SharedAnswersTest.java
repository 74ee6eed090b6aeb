package dev.vmbot.slack;

import static dev.vmbot.Latches.awaitLatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SharedAnswersTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SharedAnswers<Integer> answers = new SharedAnswers<>();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void asksOnceForAllWhoComeWhileTheQuestionIsOnItsWay() throws Exception {
        var underWay = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> answers.ask("U1", () -> {
            underWay.countDown();
            awaitLatch(answered);
            return asked.incrementAndGet();
        }));
        awaitLatch(underWay);
        List<Future<Integer>> crowd = new ArrayList<>();
        var came = new CountDownLatch(50);
        for (int one = 0; one < 50; one++) {
            crowd.add(threads.submit(() -> {
                came.countDown();
                return answers.ask("U1", asked::incrementAndGet);
            }));
        }
        assertThat(answers.ask("U2", () -> 7)).isEqualTo(7);
        awaitLatch(came);
        answered.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isPositive();
        for (Future<Integer> one : crowd) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isPositive();
        }
        // Whoever comes after the answer asks anew.
        assertThat(asked.get()).isLessThan(25);
    }

    @Test
    void tellsAFailureAndAsksAgainAfterIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> answers.ask("U1", () -> {
                    throw new IllegalStateException("no answer");
                }));

        assertThat(answers.ask("U1", () -> 7)).isEqualTo(7);
    }

    @Test
    void tellsAllOfAFailureWhoShareIt() throws Exception {
        var underWay = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> answers.ask("U1", () -> {
            underWay.countDown();
            awaitLatch(answered);
            throw new IllegalStateException("no answer");
        }));
        awaitLatch(underWay);
        answered.countDown();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> first.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(IllegalStateException.class);
    }
}
