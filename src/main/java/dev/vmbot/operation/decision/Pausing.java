package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.decision.Decision.Turn;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.Instant;

/// Between the proof of the stop and asking for the start.
final class Pausing {

    private Pausing() {}

    static Move decide(Turn turn, Observation seen) {
        Instant end = turn.progress().since().plus(turn.request().limits().restartPause());
        if (turn.now().isBefore(end)) {
            return new Move.WaitUntil(end);
        }
        if (!seen.live()) {
            return new Move.Look();
        }
        if (seen.isBeingDeleted()) {
            return turn.fail(Result.Trouble.VM_GONE, seen);
        }
        return switch (Preflight.check(Action.START, seen)) {
            case Verdict.Sensible() -> turn.ask(turn.progress().enter(Step.STARTING, turn.now()), Ask.Kind.START, seen);
            // Somebody else has it started already: asking again would be refused.
            case Verdict.Already(), Verdict.Trying _ -> startedByAnother(turn);
            case Verdict.InTransition(String what) ->
                seen.isComingUp() ? startedByAnother(turn) : turn.awaitSettling(what, seen);
            // Started by somebody else, and paused since.
            case Verdict.Blocked(String why) ->
                seen.isRunning() ? startedByAnother(turn) : turn.awaitSettling(why, seen);
        };
    }

    private static Move startedByAnother(Turn turn) {
        return new Move.Enter(turn.progress().enter(Step.STARTING, turn.now()));
    }
}
