package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.operation.Decision.Turn;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;

/// The step before anything has been asked: the same check as before the card, on a live look.
final class Beginning {

    private Beginning() {}

    static Move decide(Turn turn, Observation seen) {
        if (!seen.live()) {
            return new Move.Look();
        }
        return switch (Preflight.check(turn.request().action(), seen)) {
            case Verdict.Sensible() -> ask(turn, seen);
            case Verdict.Already() -> new Move.Finish(new Result.NothingToDo(seen.shownState()));
            case Verdict.InTransition(String what) -> await(turn, seen, what);
            case Verdict.Trying trying -> refuse(Result.Refusal.BLOCKED, join(trying.what(), trying.words()));
            case Verdict.Blocked(String why) ->
                refuse(seen.isBeingDeleted() ? Result.Refusal.BEING_DELETED : Result.Refusal.BLOCKED, why);
        };
    }

    private static Move ask(Turn turn, Observation seen) {
        TargetProgress remembered = turn.progress().remember(Before.of(seen));
        return switch (turn.request().action()) {
            case START -> start(turn, remembered, seen);
            case STOP -> stop(turn, remembered, seen);
            // A VM that is down already has nothing to be stopped: its restart is a plain start.
            case RESTART -> seen.isStopped() ? start(turn, remembered, seen) : stop(turn, remembered, seen);
        };
    }

    private static Move start(Turn turn, TargetProgress remembered, Observation seen) {
        return turn.ask(remembered.enter(Step.STARTING, turn.now()), Ask.Kind.START, seen);
    }

    private static Move stop(Turn turn, TargetProgress remembered, Observation seen) {
        return turn.ask(remembered.enter(Step.STOPPING, turn.now()), Ask.Kind.STOP, seen);
    }

    private static Move await(Turn turn, Observation seen, String what) {
        return turn.isOverdue()
                ? turn.fail(Result.Trouble.NEVER_SETTLED, what, seen)
                : new Move.WaitUntil(turn.deadline());
    }

    private static Move refuse(Result.Refusal refusal, String words) {
        return new Move.Finish(new Result.Refused(refusal, words));
    }

    private static String join(String sentence, String words) {
        return words.isEmpty() ? sentence : sentence + " The cluster says: " + words;
    }
}
