package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.kubevirt.api.Faults.Moment;
import dev.vmbot.sandbox.slack.world.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's process is killed at each write of an operation, before and after the answer, and another goes on.
@Tag("chaos")
final class KilledProcessIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledProcessIT.class);

    /// A takeover is mostly waiting for the dead leader's Lease to run out.
    private static final int LINES = Integer.getInteger("chaos.lines", 8);

    /// A batch is killed at every so many writes: what a single VM goes through is played at each.
    private static final int BATCH_STEP = Integer.getInteger("chaos.batch.step", 1);

    private record Death(String verb, int count, long write, Moment moment) {}

    @ParameterizedTest
    @ValueSource(strings = {"stop", "restart"})
    void losesNothingAndDoublesNothingWhenKilledAtAnyWrite(String verb) throws Exception {
        survivesDeaths(verb, 1, 1);
    }

    @Test
    void finishesABatchInTheMiddleOfWhichItWasKilled() throws Exception {
        survivesDeaths("stop", 3, BATCH_STEP);
    }

    /// @param step at every how many writes it dies
    private static void survivesDeaths(String verb, int count, int step) throws Exception {
        long writes = undisturbed(verb, count);
        assertThat(writes).isGreaterThan(5);
        List<Death> deaths = LongStream.rangeClosed(1, writes)
                .filter(write -> write % step == 0)
                .boxed()
                .flatMap(write -> Stream.of(Moment.values()).map(moment -> new Death(verb, count, write, moment)))
                .toList();

        assertThat(problems(deaths)).as("%d deaths", deaths.size()).isEmpty();
    }

    private static long undisturbed(String verb, int count) {
        try (var line = new Line()) {
            Ordeal ordeal = line.ordeal(verb, count).endure();
            requireAsAsked(verb, ordeal);
            LOG.atInfo()
                    .addKeyValue("verb", verb)
                    .addKeyValue("writes", ordeal.writes())
                    .log("undisturbed");
            return ordeal.writes();
        }
    }

    private static List<String> problems(List<Death> deaths) throws Exception {
        Queue<Death> left = new ConcurrentLinkedQueue<>(deaths);
        List<String> problems = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> runs = Stream.generate(() -> pool.submit(() -> die(left)))
                    .limit(LINES)
                    .toList();
            for (Future<List<String>> run : runs) {
                problems.addAll(run.get());
            }
        }
        return problems;
    }

    /// Takes deaths as long as there are any; a line in which something went wrong is not used again.
    private static List<String> die(Queue<Death> left) {
        List<String> problems = new ArrayList<>();
        while (!left.isEmpty()) {
            try (var line = new Line()) {
                Death death = left.poll();
                while (death != null && !problems.addAll(problem(line, death))) {
                    death = left.poll();
                }
            }
        }
        return problems;
    }

    private static List<String> problem(Line line, Death death) {
        try {
            Ordeal ordeal = line.ordeal(death.verb(), death.count()).killAt(death.write(), death.moment());
            requireAsAsked(death.verb(), ordeal.endure());
            LOG.atInfo().addKeyValue("death", death).log("survived");
            return List.of();
        } catch (RuntimeException | AssertionError e) {
            LOG.atWarn()
                    .addKeyValue("death", death)
                    .addKeyValue("problem", e.getMessage())
                    .log("not survived");
            return List.of(death + ": " + e.getMessage() + "\n" + line.story());
        }
    }

    private static void requireAsAsked(String verb, Ordeal ordeal) {
        assertThat(ordeal.cards()).hasSize(1);
        Message card = ordeal.cards().getFirst();
        assertThat(Stage.isEnd(card)).as(card.readable()).isTrue();
        assertThat(card.readable()).containsIgnoringCase(verb + " successful");
        for (String name : ordeal.names()) {
            requireAsAsked(verb, name, ordeal);
        }
    }

    private static void requireAsAsked(String verb, String name, Ordeal ordeal) {
        if (verb.equals("stop")) {
            assertThat(ordeal.asks(name)).containsExactly("stop");
            assertThat(ordeal.vm(name).instance()).isEmpty();
            assertThat(ordeal.vm(name).strategy()).isEqualTo("Halted");
        } else {
            assertThat(ordeal.asks(name)).containsExactly("stop", "start");
            assertThat(ordeal.vm(name).status()).isEqualTo("Running");
            assertThat(ordeal.vm(name).instance()).isNotEmpty().isNotEqualTo(ordeal.runBefore());
            assertThat(ordeal.vm(name).strategy()).isEqualTo("Always");
        }
    }
}
