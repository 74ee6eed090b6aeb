package dev.vmbot.operation.execution;

import static dev.vmbot.Latches.awaitLatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Story;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OperationLoopTest {

    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(9);

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger turning = new AtomicInteger();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(this::counted);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ManualClock clock = new ManualClock(Story.NOW);
    private final OperationLoop loop = loop();

    private Thread counted(Runnable turn) {
        turns.incrementAndGet();
        turning.incrementAndGet();
        return Thread.ofVirtual().unstarted(() -> {
            try {
                turn.run();
            } finally {
                turning.decrementAndGet();
            }
        });
    }

    /// Counts how many are in it at once: each run asks for the lease first.
    private OperationLoop loop() {
        var runner = new Runner(
                store,
                machines,
                Story.allRights(),
                _ -> enter(),
                new FreshPresses(),
                new Journal(_ -> {}),
                clock,
                Story.RETENTION);
        return new OperationLoop(store, machines, runner, clock, new Turns.Threads(workers, timer, new Defects(clock)));
    }

    private boolean enter() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        for (int spin = 0; spin < 1000; spin++) {
            Thread.onSpinWait();
        }
        inside.decrementAndGet();
        return true;
    }

    @AfterEach
    void close() {
        loop.close();
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private String phase() {
        return store.find(Story.id(0)).orElseThrow().state().phase();
    }

    @Test
    void beginsWithWhatIsStored() {
        store.create(Story.approved(0, Story.request(Action.STOP)));
        assertThat(machines.asked()).isEmpty();

        loop.lead();

        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));
    }

    @Test
    void goesOnWhenTheVmChanges() {
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));
        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));

        machines.show(DOWN);

        await().untilAsserted(() -> assertThat(phase()).isEqualTo("Succeeded"));
    }

    @Test
    void isNotWokenByAVmThatItHasCeasedToWatch() {
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));
        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));
        machines.show(Picture.of(RunStrategy.HALTED).version(4).goingDown("run-1"));
        clock.pass(Picture.GRACE.plus(Story.LIMITS.stopMargin()));
        machines.show(Picture.of(RunStrategy.HALTED).version(5).goingDown("run-1"));
        await().untilAsserted(() -> assertThat(phase()).isEqualTo("Failed"));

        await().untilAsserted(() -> assertThat(turning).hasValue(0));
        int before = turns.get();
        machines.show(Picture.of(RunStrategy.HALTED).version(6).goingDown("run-1"));
        assertThat(turns.get()).isGreaterThan(before);

        await().untilAsserted(() -> assertThat(turning).hasValue(0));
        clock.pass(OperationState.LATE_WATCH);
        int after = turns.get();
        machines.show(Picture.of(RunStrategy.HALTED).version(7).goingDown("run-1"));
        assertThat(turns).hasValue(after);
    }

    @Test
    void runsOnceMoreWhenItIsWokenDuringARun() {
        var inAsk = new CountDownLatch(1);
        var shown = new CountDownLatch(1);
        machines.answer(() -> {
            inAsk.countDown();
            awaitLatch(shown);
        });
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));
        awaitLatch(inAsk);

        machines.show(DOWN);
        shown.countDown();

        await().untilAsserted(() -> assertThat(phase()).isEqualTo("Succeeded"));
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void hasAskedTheLastWhenItHasResigned() throws InterruptedException {
        var inAsk = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        machines.answer(() -> {
            inAsk.countDown();
            awaitLatch(answered);
        });
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));
        awaitLatch(inAsk);

        Thread resigning = Thread.ofVirtual().start(loop::resign);
        assertThat(resigning.join(Duration.ofMillis(200))).isFalse();
        answered.countDown();

        assertThat(resigning.join(Duration.ofSeconds(5))).isTrue();
    }

    /// The lease forbids what would be written after it.
    @Test
    void fearsNoOtherLeaderForATurnThatOnlyReads() {
        var looking = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        machines.beforeNextLook(() -> {
            looking.countDown();
            awaitLatch(seen);
        });
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));
        awaitLatch(looking);

        List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                logged.add(event);
            }
        };
        appender.start();
        var log = (Logger) LoggerFactory.getLogger(OperationLoop.class);
        log.addAppender(appender);
        loop.resign();
        log.detachAppender(appender);
        seen.countDown();

        assertThat(logged).singleElement().extracting(ILoggingEvent::getLevel).isEqualTo(Level.WARN);
    }

    @Test
    void neverRunsOneOperationOnTwoThreads() {
        loop.lead();
        store.create(Story.approved(0, Story.request(Action.STOP)));

        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));
        for (int change = 2; change < 2000; change++) {
            machines.show(Picture.of(RunStrategy.HALTED).version(change).goingDown("run-1"));
        }
        machines.show(DOWN.version(5000));

        await().untilAsserted(() -> assertThat(phase()).isEqualTo("Succeeded"));
        assertThat(most).hasValue(1);
        assertThat(machines.asked()).hasSize(1);
    }

    @Test
    void doesNothingBeforeItLeadsAndAfterItResigns() {
        store.create(Story.approved(0, Story.request(Action.STOP)));
        loop.lead();
        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));
        await().untilAsserted(() -> assertThat(inside).hasValue(0));
        loop.resign();
        String before = phase();

        machines.show(DOWN);
        store.create(Story.approved(1, Story.request(Action.STOP)));

        assertThat(phase()).isEqualTo(before);
        assertThat(store.find(Story.id(1)).orElseThrow().state().phase()).isEqualTo("Approved");
    }

    @Test
    void goesOnWithEverythingWhenItLeadsAgain() {
        loop.lead();
        loop.resign();
        store.create(Story.approved(0, Story.request(Action.STOP)));

        loop.lead();

        await().untilAsserted(() -> assertThat(machines.asked()).hasSize(1));
    }
}
