package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.chaos.judge.Evidence.Disturbance;
import dev.vmbot.app.stage.BotProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One fault after the other, each kind once before any comes again, until it is told to end.
final class Storm implements AutoCloseable {

    private static final Duration RETURN = Duration.ofSeconds(40);

    private final Arena arena;
    private final Random random;
    private final List<Fault> kinds;
    private final boolean brief;
    private final Deque<Fault> next = new ArrayDeque<>();
    private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch allOnce = new CountDownLatch(1);
    private final Thread thread;
    private int played;

    /// @param brief each as short as may be, soon after the one before
    Storm(Arena arena, List<Fault> kinds, long seed, boolean brief) {
        this.arena = arena;
        this.kinds = kinds;
        this.random = new Random(seed);
        this.brief = brief;
        thread = Thread.ofVirtual().name("storm").start(this::blow);
    }

    private void blow() {
        while (!waited(pause())) {
            if (brief) {
                awaitServed();
            }
            Fault fault = pick();
            Instant begun = Instant.now();
            play(fault);
            disturbances.add(new Disturbance(fault.name(), begun, Instant.now().plus(fault.recovery())));
            if (++played >= kinds.size()) {
                allOnce.countDown();
                if (brief) {
                    return;
                }
            }
        }
    }

    /// In a short run none is wasted on bots that are not there yet.
    private void awaitServed() {
        Instant until = Instant.now().plus(RETURN);
        while (!arena.isServed() && Instant.now().isBefore(until) && !waited(Duration.ofMillis(200))) {
            // Looked at again.
        }
    }

    private Duration pause() {
        return brief ? Duration.ofSeconds(1) : Duration.ofSeconds(5 + random.nextInt(25));
    }

    private Fault pick() {
        if (next.isEmpty()) {
            List<Fault> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            next.addAll(shuffled);
        }
        return next.removeFirst();
    }

    private void play(Fault fault) {
        switch (fault) {
            case KILLED -> {
                arena.take(random.nextInt(4) > 0).close();
                arena.join(Duration.ZERO);
            }
            case TERMINATED -> replace(random.nextBoolean(), Duration.ZERO);
            case FROZEN -> {
                BotProcess frozen = arena.peek(random.nextInt(4) > 0);
                frozen.freeze();
                boolean _ = waited(fault.least());
                frozen.thaw();
            }
            case CLOCK_AHEAD -> replace(random.nextBoolean(), arena.mostSkew());
            case CLOCK_BEHIND -> replace(random.nextBoolean(), arena.mostSkew().negated());
            case API_SERVER_RESTARTED -> {
                arena.kubeVirt().apiServerAway();
                boolean _ = waited(lasting(fault, 8));
                arena.kubeVirt().apiServerBack(Duration.ofMillis(400), Duration.ofMillis(1000));
            }
            case SLACK_REFUSES -> slackIs(Door.State.REFUSED, fault);
            case SLACK_RESETS -> slackIs(Door.State.RESET, fault);
            case SLACK_ANSWERS_503 -> slackIs(Door.State.BROKEN, fault);
            case SLACK_HANGS -> slackIs(Door.State.SILENT, fault);
        }
    }

    /// The new one is there before the old one is told to end.
    private void replace(boolean leader, Duration ahead) {
        BotProcess old = arena.take(leader);
        arena.join(ahead);
        old.terminate();
    }

    private void slackIs(Door.State state, Fault fault) {
        arena.toSlack().set(state);
        boolean _ = waited(lasting(fault, 60));
        arena.toSlack().set(Door.State.OPEN);
    }

    /// Short ones are more frequent than long ones.
    private Duration lasting(Fault fault, int most) {
        double share = random.nextDouble();
        return brief
                ? fault.least()
                : fault.least().plusMillis((long)
                        (share * share * share * (most * 1000L - fault.least().toMillis())));
    }

    /// @return whether the storm is to end
    private boolean waited(Duration time) {
        try {
            return ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Waits until each kind has come once.
    boolean awaitAllKinds(Duration limit) throws InterruptedException {
        return allOnce.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    /// How many there were of each kind.
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        disturbances.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        return counts;
    }

    /// Returns when the weather is fair.
    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
