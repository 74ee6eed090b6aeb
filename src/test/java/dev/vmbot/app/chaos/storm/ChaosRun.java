package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.chaos.judge.Evidence;
import dev.vmbot.app.chaos.judge.Judge;
import dev.vmbot.app.chaos.judge.Verdict;
import dev.vmbot.app.stage.Way;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// People who start and stop machines, each in one place at a time, while one fault after the other happens; then the
/// judgement.
public final class ChaosRun {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosRun.class);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration SHORT_REST = Duration.ofSeconds(18);
    private static final Duration ALL_KINDS = Duration.ofMinutes(3);

    /// What is run.
    ///
    /// @param operations at least so many are asked for
    /// @param seed of what people do and of which faults come; what comes of them depends on time as well
    /// @param faults the kinds
    /// @param brief each fault as short as it may be
    public record Setup(Way way, int operations, long seed, List<Fault> faults, boolean brief) {}

    /// What came of it.
    public record Outcome(Setup setup, Verdict verdict, Map<String, Integer> faults, Duration took, String traces) {

        public boolean isGood() {
            return verdict.violations().isEmpty();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s, seed %d: %d operations in %d s, ended %s%n  faults %s%n  %s%n%s",
                    setup.way(),
                    setup.seed(),
                    verdict.operations(),
                    took.toSeconds(),
                    verdict.endings(),
                    faults,
                    verdict.counts(),
                    traces);
        }
    }

    private final Setup setup;

    public ChaosRun(Setup setup) {
        this.setup = setup;
    }

    public Outcome play() throws IOException, InterruptedException, ExecutionException {
        Instant begun = Instant.now();
        int places = Arena.PEOPLE.size() * Deed.Place.values().length;
        int count = places * 4;
        try (var arena = new Arena(setup.way(), count);
                var machines = new Machines(arena.kubeVirt(), count)) {
            var storm = new Storm(arena, setup.faults(), setup.seed(), setup.brief());
            try (storm) {
                playAll(arena, machines);
                boolean _ = storm.awaitAllKinds(ALL_KINDS);
            }
            settle(arena);
            Evidence evidence = Witness.of(arena, machines.runs(), storm.disturbances());
            Verdict verdict = Judge.of(evidence);
            return new Outcome(
                    setup, verdict, storm.counts(), Duration.between(begun, Instant.now()), traces(arena, verdict));
        }
    }

    private void playAll(Arena arena, Machines machines) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(setup.operations());
        var seeds = new Random(setup.seed());
        List<Future<?>> playing = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String person : Arena.PEOPLE) {
                for (Deed.Place place : Deed.Place.values()) {
                    var random = new Random(seeds.nextLong());
                    var player = new Player(arena.slack(), machines, person);
                    playing.add(pool.submit(() -> {
                        while (left.getAndDecrement() > 0) {
                            player.play(Deed.any(place, random));
                            LOG.atInfo().addKeyValue("left", left.get()).log("played");
                        }
                    }));
                }
            }
            for (Future<?> one : playing) {
                one.get();
            }
        }
    }

    /// Whatever may still come has time to.
    private void settle(Arena arena) {
        boolean _ = arena.slack().world().await(setup.brief() ? SHORT_REST : REST, () -> false);
    }

    private String traces(Arena arena, Verdict verdict) {
        return verdict.violations().stream()
                .limit(10)
                .map(one -> one + "\n" + verdict.trace(one.about()) + "\n" + arena.logs(one.about()))
                .collect(Collectors.joining("\n\n"));
    }
}
