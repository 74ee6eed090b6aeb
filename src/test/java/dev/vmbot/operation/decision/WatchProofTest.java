package dev.vmbot.operation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the watch alone proves.
final class WatchProofTest {

    private static final Instant NOW = Story.NOW;
    private static final Instant LATER = NOW.plusSeconds(9);
    private static final Sight.Ended ENDED = new Sight.Ended(7, LATER);
    private static final Ask.Answer YES = new Ask.Answer.Accepted();
    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).version(3).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED).version(5);

    private static TargetProgress asked(Step step, Ask.Kind kind, Picture before, Ask.Answer answer) {
        return TargetProgress.pending(NOW)
                .remember(Before.of(before.live()))
                .enter(step, NOW)
                .asking(new Ask(kind, 1, "", before.vm().version(), NOW, answer));
    }

    private static Move decide(
            Action action, TargetProgress progress, Observation watched, Optional<Sight.Ended> ended) {
        var target = new TargetVm(Picture.DB, Picture.UID, RunStrategy.ALWAYS, "Running");
        return Decision.decide(Story.request(action), target, progress, new Sight.Seen(watched, ended), LATER);
    }

    @Test
    void provesAStopByTheEndOfTheRunThatItHasSeen() {
        TargetProgress stopping = asked(Step.STOPPING, Ask.Kind.STOP, UP, YES);

        assertThat(decide(Action.STOP, stopping, DOWN.version(9).seen(), Optional.of(ENDED)))
                .isEqualTo(new Move.Finish(new Result.Succeeded("Stopped")));
        assertThat(decide(Action.STOP, stopping, DOWN.version(9).seen(), Optional.empty()))
                .as("a watch that has not shown the run yet")
                .isEqualTo(new Move.Look());
        assertThat(decide(
                        Action.STOP,
                        asked(Step.STOPPING, Ask.Kind.STOP, UP, new Ask.Answer.Unknown("")),
                        DOWN.version(9).seen(),
                        Optional.of(ENDED)))
                .as("an answer that was not yes")
                .isEqualTo(new Move.Look());
    }

    @Test
    void waitsAMomentForNewsOfTheVmThatAreLaterThanItsRun() {
        TargetProgress stopping = asked(Step.STOPPING, Ask.Kind.STOP, UP, YES);
        Observation older = DOWN.version(6).seen();

        assertThat(decide(Action.STOP, stopping, older, Optional.of(ENDED)))
                .isEqualTo(new Move.WaitUntil(LATER.plusSeconds(2)));
        assertThat(decide(Action.STOP, stopping, older, Optional.of(new Sight.Ended(7, LATER.minusSeconds(2)))))
                .isEqualTo(new Move.Look());
    }

    @Test
    void provesAStartByARunThatWasWrittenAfterTheAsk() {
        TargetProgress starting = asked(Step.STARTING, Ask.Kind.START, DOWN, YES);

        assertThat(decide(
                        Action.START,
                        starting,
                        Picture.of(RunStrategy.ALWAYS)
                                .version(9)
                                .running("run-2")
                                .seen(),
                        Optional.empty()))
                .isEqualTo(new Move.Finish(new Result.Succeeded("Running")));
    }

    @Test
    void doesNotTakeAnOldRunOfALateWatchForTheNewOne() {
        TargetProgress starting = asked(Step.STARTING, Ask.Kind.START, DOWN, YES);
        Observation late = new Observation(
                Picture.DB,
                Picture.of(RunStrategy.ALWAYS).version(9).seen().vm(),
                Picture.of(RunStrategy.ALWAYS)
                        .version(2)
                        .running("run-0")
                        .seen()
                        .vmi(),
                false);

        assertThat(decide(Action.START, starting, late, Optional.empty())).isEqualTo(new Move.Look());
    }
}
