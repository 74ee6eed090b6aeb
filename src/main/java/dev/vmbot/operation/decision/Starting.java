package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.decision.Decision.Turn;
import java.time.Duration;
import java.util.Optional;

/// Asked to start, or seen to be started by somebody else: waits for the proof that a new run is up.
final class Starting {

    /// Import progress is stored at most this often, because each time is a write.
    private static final Duration PROGRESS_STEP = Duration.ofSeconds(30);

    /// An import that begins anew again and again must not keep an operation for ever.
    private static final Duration LONGEST_IMPORT = Duration.ofHours(24);

    private Starting() {}

    static Move decide(Turn turn, Observation seen) {
        Optional<Ask> ask = turn.progress().ask();
        Optional<Move> look = ask.flatMap(one -> Asked.needsLook(turn, one, seen));
        if (look.isPresent()) {
            return look.get();
        }
        if (!seen.live() && ask.isPresent() && isProvenSince(turn.progress(), ask.get(), seen)) {
            return new Move.Finish(new Result.Succeeded(seen.provenState()));
        }
        if (!seen.live()) {
            return looksSettled(turn, seen) || turn.isOverdue() ? new Move.Look() : await(turn, seen);
        }
        if (isProven(turn.progress(), seen)) {
            return new Move.Finish(new Result.Succeeded(seen.provenState()));
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
        return await(turn, seen);
    }

    /// A run other than the one before is Running.
    static boolean isProven(TargetProgress progress, Observation seen) {
        return seen.isRunning() && isNewRun(progress, seen);
    }

    /// Watched state may be so old that the run in it is one from before: this one was written after the ask.
    private static boolean isProvenSince(TargetProgress progress, Ask ask, Observation seen) {
        return isProven(progress, seen)
                && seen.vmi().filter(run -> run.version() > ask.vmVersion()).isPresent();
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
        Optional<String> advanced = importAdvanced(turn, seen);
        if (advanced.isPresent()) {
            return new Move.Enter(turn.progress().imported(advanced.get(), turn.now()));
        }
        return turn.isOverdue() ? turn.fail(Result.Trouble.START_TIMED_OUT, seen) : new Move.WaitUntil(turn.deadline());
    }

    private static Optional<String> importAdvanced(Turn turn, Observation seen) {
        TargetProgress progress = turn.progress();
        boolean isDue = !turn.now().isBefore(progress.clock().plus(PROGRESS_STEP))
                && turn.now().isBefore(progress.since().plus(LONGEST_IMPORT));
        return seen.vm()
                .flatMap(vm -> vm.status().importing())
                .filter(importing -> isDue && !importing.equals(progress.importing()));
    }
}
