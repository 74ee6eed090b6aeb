package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.decision.Decision.Turn;
import dev.vmbot.preflight.Verdict;
import java.time.Duration;
import java.util.Optional;

/// The step before anything has been asked: the same check as before the card, on a live look.
final class Beginning {

    private Beginning() {}

    static Move decide(Turn turn, Observation seen) {
        if (!seen.live()) {
            return new Move.Look();
        }
        return switch (turn.request().check(seen, turn.now())) {
            case Verdict.Sensible() -> objection(turn, seen).orElseGet(() -> ask(turn, seen));
            case Verdict.Already() -> new Move.Finish(new Result.NothingToDo(seen.provenState()));
            case Verdict.InTransition(String what) -> turn.awaitSettling(what, seen);
            case Verdict.Trying trying -> refuse(Result.Refusal.BLOCKED, join(trying.what(), trying.words()));
            case Verdict.Blocked(String why) ->
                refuse(seen.isBeingDeleted() ? Result.Refusal.BEING_DELETED : Result.Refusal.BLOCKED, why);
        };
    }

    /// What was approved may not be what people want any more, or not what would be done.
    private static Optional<Move> objection(Turn turn, Observation seen) {
        if (turn.isForgotten()) {
            return Optional.of(refuse(Result.Refusal.TOO_LATE, ""));
        }
        RunStrategy then = turn.target().strategy();
        RunStrategy now = seen.vm().orElseThrow().strategy();
        return then.after(turn.request().action()) == now.after(turn.request().action())
                ? Optional.empty()
                : Optional.of(refuse(
                        Result.Refusal.BLOCKED,
                        "Its run strategy was %s when this was asked for, and is %s now."
                                .formatted(then.word(), seen.vm().orElseThrow().strategyWord())));
    }

    private static Move ask(Turn turn, Observation seen) {
        if (turn.request().isWatchOnly()) {
            return watch(turn, seen);
        }
        TargetProgress remembered = turn.progress().remember(Before.of(seen));
        return switch (turn.request().action()) {
            case START -> start(turn, remembered, seen);
            case STOP -> turn.request().isForcedStop() ? forcedStop(turn, seen) : stop(turn, remembered, seen);
            // A VM that is down already has nothing to be stopped: its restart is a plain start.
            case RESTART -> seen.isStopped() ? start(turn, remembered, seen) : restartOfRunning(turn, remembered, seen);
        };
    }

    /// Whoever approved a plain start has not approved that a guest goes down.
    private static Move restartOfRunning(Turn turn, TargetProgress remembered, Observation seen) {
        return turn.target().wasStopped()
                ? refuse(Result.Refusal.BLOCKED, "It was stopped when this was asked for, and it is not any more.")
                : stop(turn, remembered, seen);
    }

    private static Move start(Turn turn, TargetProgress remembered, Observation seen) {
        return turn.ask(remembered.enter(Step.STARTING, turn.now()), Ask.Kind.START, seen);
    }

    private static Move stop(Turn turn, TargetProgress remembered, Observation seen) {
        return turn.ask(remembered.enter(Step.STOPPING, turn.now()), Ask.Kind.STOP, seen);
    }

    /// Its grace period is over: what is left is the margin.
    private static Move forcedStop(Turn turn, Observation seen) {
        Before before = Before.of(seen);
        TargetProgress remembered =
                turn.progress().remember(new Before(before.vmiUid(), before.strategy(), Duration.ZERO));
        return turn.ask(remembered.enter(Step.STOPPING, turn.now()), Ask.Kind.FORCED_STOP, seen);
    }

    /// Goes on to the step in which the same was waited for before. The run that is on its way up is the wanted one.
    private static Move watch(Turn turn, Observation seen) {
        Before before = Before.of(seen);
        return new Move.Enter(
                turn.request().action() == Action.STOP
                        ? turn.progress().remember(before).enter(Step.STOPPING, turn.now())
                        : turn.progress()
                                .remember(new Before("", before.strategy(), before.grace()))
                                .enter(Step.STARTING, turn.now()));
    }

    private static Move refuse(Result.Refusal refusal, String words) {
        return new Move.Finish(new Result.Refused(refusal, words));
    }

    private static String join(String sentence, String words) {
        return words.isEmpty() ? sentence : sentence + " The cluster says: " + words;
    }
}
