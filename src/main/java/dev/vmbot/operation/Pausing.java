package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.operation.Decision.Turn;
import dev.vmbot.operation.TargetProgress.Step;
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
        if (seen.isStopped()) {
            return turn.ask(turn.progress().enter(Step.STARTING, turn.now()), Ask.Kind.START, seen);
        }
        if (seen.isComingUpOrRunning() || seen.isTrying()) {
            // Somebody else has it started already: asking again would be refused.
            return new Move.Enter(turn.progress().enter(Step.STARTING, turn.now()));
        }
        return turn.isOverdue() ? turn.fail(Result.Trouble.NEVER_SETTLED, seen) : new Move.WaitUntil(turn.deadline());
    }
}
