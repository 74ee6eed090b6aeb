package dev.vmbot.slack;

import static dev.vmbot.Latches.awaitLatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One look-up for a crowd, and none that is older than whoever asks.
final class FreshAnswersTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void asksAgainForWhoeverComesLater() {
        var answers = new FreshAnswers<>(_ -> asked.incrementAndGet());

        assertThat(List.of(answers.ask("U1"), answers.ask("U1"), answers.ask("U2")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void sharesTheNextQuestionAmongAllWhoComeWhileOneIsOnItsWay() throws Exception {
        var underWay = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var answers = new FreshAnswers<>(_ -> {
            int question = asked.incrementAndGet();
            if (question == 1) {
                underWay.countDown();
                awaitLatch(answered);
            }
            return question;
        });
        Future<Integer> first = threads.submit(() -> answers.ask("U1"));
        awaitLatch(underWay);
        List<Future<Integer>> crowd = new ArrayList<>();
        var waiting = new AtomicInteger();
        for (int index = 0; index < 50; index++) {
            crowd.add(threads.submit(() -> {
                waiting.incrementAndGet();
                return answers.ask("U1");
            }));
        }
        Awaitility.await().until(() -> waiting.get() == 50);
        answered.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        for (Future<Integer> one : crowd) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isGreaterThan(1);
        }
        assertThat(asked.get()).isBetween(2, 50);
    }

    @Test
    void tellsEverybodyOfAFailureAndAsksAgainAfterwards() throws Exception {
        var answers = new FreshAnswers<>(_ -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no answer");
            }
            return "answer";
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> threads.submit(() -> answers.ask("U1")).get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(answers.ask("U1")).isEqualTo("answer");
    }
}
