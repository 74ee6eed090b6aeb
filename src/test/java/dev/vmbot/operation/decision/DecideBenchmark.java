package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one decision costs: while waiting, which is what a change of a VM brings about most often, and at a proof.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecideBenchmark {

    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");

    private final Request request = Story.request(Action.RESTART);
    private final TargetVm target = Story.target(Picture.DB);
    private final TargetProgress stopping = TargetProgress.pending(Story.NOW)
            .remember(Before.of(UP.live()))
            .enter(Step.STOPPING, Story.NOW)
            .asking(new Ask(Ask.Kind.STOP, 1, "run-1", 1, Story.NOW, new Ask.Answer.Accepted()));
    private final Sight goingDown = new Sight.Seen(
            Picture.of(RunStrategy.HALTED).version(2).goingDown("run-1").seen());
    private final Sight down =
            new Sight.Seen(Picture.of(RunStrategy.HALTED).version(3).live());

    @Benchmark
    public Move waits() {
        return Decision.decide(request, target, stopping, goingDown, Story.NOW);
    }

    @Benchmark
    public Move proves() {
        return Decision.decide(request, target, stopping, down, Story.NOW);
    }
}
