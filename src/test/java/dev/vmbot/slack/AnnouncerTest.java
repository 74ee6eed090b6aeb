package dev.vmbot.slack;

import static dev.vmbot.Latches.awaitLatch;
import static dev.vmbot.slack.card.Scenes.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.StoryClock;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.execution.Defects;
import dev.vmbot.operation.execution.Turns;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnnouncerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeGateway slack = new FakeGateway();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Announcer announcer = new Announcer(
            store,
            slack,
            new Posting(slack, store, _ -> {}),
            Story.leading(),
            StoryClock.from(Scenes.NOW),
            new Turns.Threads(workers, timer, new Defects(StoryClock.from(Scenes.NOW))));

    @AfterEach
    void close() {
        announcer.close();
        workers.close();
        timer.close();
    }

    @Test
    void goesThroughEverythingThatIsStoredWhenItTakesTheLead() {
        store.create(posted());
        store.save(stored().with(Scenes.cancelled()));

        announcer.lead();

        await().atMost(SOON).until(() -> stored().delivery().card().equals("Cancelled"));
        assertThat(slack.texts("update")).hasSize(1);
    }

    @Test
    void followsChangesWhileItLeads() {
        announcer.lead();
        store.create(posted());

        store.save(stored().with(Scenes.cancelled()));

        await().atMost(SOON).until(() -> stored().delivery().card().equals("Cancelled"));
    }

    @Test
    void comesBackByItselfAfterAFailure() {
        slack.failNext("update", SlackException.Reason.RATE_LIMITED, Duration.ZERO);
        announcer.lead();
        store.create(posted());

        store.save(stored().with(Scenes.cancelled()));

        await().atMost(SOON).until(() -> stored().delivery().card().equals("Cancelled"));
    }

    @Test
    void leavesTheCardsToAnotherOnceItHasResigned() {
        announcer.lead();
        announcer.resign();
        store.create(posted());

        store.save(stored().with(Scenes.cancelled()));
        workers.close();

        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void hasMadeItsLastEditWhenItHasResigned() throws InterruptedException {
        var editing = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        slack.beforeNext("update", () -> {
            editing.countDown();
            awaitLatch(answered);
        });
        store.create(posted());
        store.save(stored().with(Scenes.cancelled()));
        announcer.lead();
        awaitLatch(editing);

        Thread resigning = Thread.ofVirtual().start(announcer::resign);
        assertThat(resigning.join(Duration.ofMillis(200))).isFalse();
        answered.countDown();

        assertThat(resigning.join(SOON)).isTrue();
        assertThat(slack.texts("update")).hasSize(1);
    }

    private static Operation posted() {
        Operation proposed = Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false);
        return new Operation(
                proposed.id(),
                "",
                proposed.request(),
                proposed.state(),
                Optional.of(new Operation.Card("C0OPS", "1700000000.000100")),
                proposed.delivery());
    }

    private Operation stored() {
        return store.find(ID).orElseThrow();
    }
}
