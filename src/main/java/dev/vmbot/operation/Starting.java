package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.operation.Decision.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asked to start, or seen to be started by somebody else: waits for the proof that a new run is up.
final class Starting {

    /// Import progress is stored at most this often, because each time is a write.
    private static final Duration PROGRESS_STEP = Duration.ofSeconds(30);

    private Starting() {}

    static Move decide(Turn turn, Observation seen) {
        Optional<Ask> ask = turn.progress().ask();
        Optional<Move> look = ask.flatMap(one -> Asked.needsLook(turn, one, seen));
        if (look.isPresent()) {
            return look.get();
        }
        if (!seen.live()) {
            return looksSettled(turn, seen) || turn.isOverdue() ? new Move.Look() : await(turn, seen);
        }
        if (isProven(turn.progress(), seen)) {
            return new Move.Finish(new Result.Succeeded(seen.shownState()));
        }
        if (seen.isBeingDeleted()) {
            return turn.fail(Result.Trouble.VM_GONE, seen);
        }
        Optional<Move> untraced =
                hasTrace(turn, seen) ? Optional.empty() : ask.flatMap(one -> Asked.withoutTrace(turn, one, seen));
        if (untraced.isPresent()) {
            return untraced.get();
        }
        if (hasEnded(turn, seen)) {
            return turn.fail(Result.Trouble.RUN_ENDED, seen);
        }
        return turn.isOverdue() ? turn.fail(Result.Trouble.START_TIMED_OUT, seen) : await(turn, seen);
    }

    /// A run other than the one before is Running.
    static boolean isProven(TargetProgress progress, Observation seen) {
        return seen.isRunning() && isNewRun(progress, seen);
    }

    private static boolean isNewRun(TargetProgress progress, Observation seen) {
        return seen.vmi()
                .map(Vmi::uid)
                .filter(uid -> !uid.equals(progress.before().vmiUid()))
                .isPresent();
    }

    /// Watched state shows an ending of one kind or another, so that a look is worth its requests.
    private static boolean looksSettled(Turn turn, Observation seen) {
        return isProven(turn.progress(), seen) || seen.isBeingDeleted() || hasEnded(turn, seen);
    }

    /// Nothing runs and nothing is queued any more: the run has ended before it was Running, or was stopped by
    /// somebody.
    private static boolean hasEnded(Turn turn, Observation seen) {
        boolean answered = turn.progress()
                .ask()
                .map(ask -> seen.vm().orElseThrow().version() > ask.vmVersion())
                .orElse(true);
        return answered && seen.isStopped();
    }

    private static boolean hasTrace(Turn turn, Observation seen) {
        return seen.hasRequestsPending()
                || seen.vm().filter(Vm::wantsUp).isPresent()
                || isNewRun(turn.progress(), seen);
    }

    private static Move await(Turn turn, Observation seen) {
        String importing = seen.vm()
                .flatMap(vm -> vm.status().importing())
                .orElse(turn.progress().importing());
        Instant next = turn.progress().clock().plus(PROGRESS_STEP);
        if (!importing.equals(turn.progress().importing()) && !turn.now().isBefore(next)) {
            return new Move.Enter(turn.progress().imported(importing, turn.now()));
        }
        return new Move.WaitUntil(turn.deadline());
    }
}
