package dev.vmbot.intent;

import dev.vmbot.intent.Utterance.Surface;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long one reading takes; run with `-prof gc` for what it allocates.
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InterpretBenchmark {

    /// Typical phrases, from short to long.
    @Param({
        "stop web-01 -n dev",
        "<@U0VMBOT> hey, could you please restart web-01 and web-02 in staging, the queue is stuck",
        "I restarted the gateway around ten, if anybody wonders about the gap in the graph"
    })
    public String text = "";

    private final Interpreter interpreter = new Interpreter("U0VMBOT");

    @Benchmark
    public Interpretation read() {
        Surface surface = text.startsWith("I ") ? Surface.CHANNEL : Surface.MENTION;
        return interpreter.interpret(
                new Utterance(text, surface, Optional.empty(), Phrasebook.known(), Optional.empty()));
    }
}
