package dev.vmbot.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.Stage;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's process ends at each write of an operation, before and after the answer, and another goes on.
abstract class EndedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(EndedProcess.class);

    private record End(String verb, int count, long write, Moment moment) {}

    private final Line.Ending ending;
    private final int lines;

    /// @param lines how many are played beside each other
    EndedProcess(Line.Ending ending, int lines) {
        this.ending = ending;
        this.lines = Integer.getInteger("chaos.lines", lines);
    }

    /// @param step at every how many writes one ends
    final void survives(String verb, int count, int step) throws Exception {
        long writes = undisturbed(verb, count);
        assertThat(writes).isGreaterThan(5);
        List<End> ends = LongStream.rangeClosed(1, writes)
                .filter(write -> write % step == 0)
                .boxed()
                .flatMap(write -> Stream.of(Moment.values()).map(moment -> new End(verb, count, write, moment)))
                .toList();

        assertThat(problems(ends)).as("%d ends", ends.size()).isEmpty();
    }

    private long undisturbed(String verb, int count) {
        try (var line = new Line(ending)) {
            Ordeal ordeal = line.ordeal(verb, count).endure();
            requireAsAsked(verb, ordeal);
            LOG.atInfo()
                    .addKeyValue("verb", verb)
                    .addKeyValue("writes", ordeal.writes())
                    .log("undisturbed");
            return ordeal.writes();
        }
    }

    private List<String> problems(List<End> ends) throws Exception {
        Queue<End> left = new ConcurrentLinkedQueue<>(ends);
        List<String> problems = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> runs = Stream.generate(() -> pool.submit(() -> play(left)))
                    .limit(lines)
                    .toList();
            for (Future<List<String>> run : runs) {
                problems.addAll(run.get());
            }
        }
        return problems;
    }

    /// Takes ends as long as there are any; a line in which something went wrong is not used again.
    private List<String> play(Queue<End> left) {
        List<String> problems = new ArrayList<>();
        while (!left.isEmpty()) {
            try (var line = new Line(ending)) {
                End end = left.poll();
                while (end != null && !problems.addAll(problem(line, end))) {
                    end = left.poll();
                }
            }
        }
        return problems;
    }

    private static List<String> problem(Line line, End end) {
        try {
            Ordeal ordeal = line.ordeal(end.verb(), end.count()).endAt(end.write(), end.moment());
            requireAsAsked(end.verb(), ordeal.endure());
            LOG.atInfo().addKeyValue("end", end).log("survived");
            return List.of();
        } catch (RuntimeException | AssertionError e) {
            LOG.atWarn()
                    .addKeyValue("end", end)
                    .addKeyValue("problem", e.getMessage())
                    .log("not survived");
            return List.of(end + ": " + e.getMessage() + "\n" + line.story());
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
