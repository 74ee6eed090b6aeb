package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.decision.Decision.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asked to stop, by this operation or by one before: waits for the proof that this run is over.
final class Stopping {

    /// How long news of the VM may come after news of its run, which come by another watch.
    private static final Duration OTHER_WATCH = Duration.ofSeconds(2);

    private Stopping() {}

    static Move decide(Turn turn, Observation seen, Optional<Sight.Ended> ended) {
        Optional<Ask> ask = turn.progress().ask();
        Optional<Move> look = ask.flatMap(one -> Asked.needsLook(turn, one, seen));
        if (look.isPresent()) {
            return look.get();
        }
        if (isOver(turn, seen)) {
            return seen.live() ? over(turn, seen) : watchedOver(turn, seen, ended);
        }
        if (!seen.live()) {
            return turn.isOverdue() ? new Move.Look() : new Move.WaitUntil(turn.deadline());
        }
        Optional<Move> untraced =
                hasTrace(turn, seen) ? Optional.empty() : ask.flatMap(one -> Asked.withoutTrace(turn, one, seen));
        if (untraced.isPresent()) {
            return untraced.get();
        }
        return turn.isOverdue() ? turn.fail(Result.Trouble.STOP_TIMED_OUT, seen) : new Move.WaitUntil(turn.deadline());
    }

    /// This run is over: the VM is stopped, or another run has taken its place.
    private static boolean isOver(Turn turn, Observation seen) {
        return seen.isStopped() || isAnotherRun(turn, seen);
    }

    /// Under Halted an active VMI is merely waiting for KubeVirt to take it down.
    private static boolean isAnotherRun(Turn turn, Observation seen) {
        String before = turn.progress().before().vmiUid();
        return !before.isEmpty()
                && seen.vm().orElseThrow().strategy() != RunStrategy.HALTED
                && seen.isComingUpOrRunning()
                && !seen.hasRequestsPending()
                && !seen.vmi().map(Vmi::uid).equals(Optional.of(before));
    }

    /// On watched state that is newer than the accepted stop. The pause of a restart may begin on it in any case: no
    /// start is asked for after it without a live look. A stop has to have seen the run, and then its end: a watch
    /// that lags shows no run either before it has shown it.
    private static Move watchedOver(Turn turn, Observation seen, Optional<Sight.Ended> ended) {
        if (turn.progress().ask().isEmpty() || !seen.isStopped()) {
            return new Move.Look();
        }
        if (turn.request().action() == Action.RESTART) {
            return new Move.Enter(turn.progress().enter(Step.PAUSING, turn.now()));
        }
        // Under any other strategy a start may have been queued and taken off again between the two watches' news.
        boolean isHalted = seen.vm().orElseThrow().strategy() == RunStrategy.HALTED;
        return ended.filter(_ -> isHalted && seen.vmi().isEmpty())
                .map(end -> ended(turn, end, seen))
                .orElseGet(Move.Look::new);
    }

    /// The VM may have been told to start again before its run ended: what is shown of it has to be of later. KubeVirt
    /// writes to it once it has noticed that the run is gone.
    private static Move ended(Turn turn, Sight.Ended end, Observation seen) {
        if (seen.vm().orElseThrow().version() > end.version()) {
            return new Move.Finish(new Result.Succeeded(seen.provenState()));
        }
        Instant patience = end.since().plus(OTHER_WATCH);
        return turn.now().isBefore(patience) ? new Move.WaitUntil(patience) : new Move.Look();
    }

    private static Move over(Turn turn, Observation seen) {
        if (turn.request().action() == Action.STOP) {
            return seen.isStopped()
                    ? new Move.Finish(new Result.Succeeded(seen.provenState()))
                    : turn.fail(Result.Trouble.CAME_BACK, seen);
        }
        Step next = seen.isStopped() ? Step.PAUSING : Step.STARTING;
        return new Move.Enter(turn.progress().enter(next, turn.now()));
    }

    /// Something of the ask shows: a queued request, a VMI going down or gone, or a run strategy that let go.
    private static boolean hasTrace(Turn turn, Observation seen) {
        if (turn.request().isForcedStop()) {
            return hasTraceOfForce(seen);
        }
        Before before = turn.progress().before();
        boolean wantedUp = before.strategy() == RunStrategy.ALWAYS || before.strategy() == RunStrategy.ONCE;
        boolean letGo = wantedUp && seen.vm().filter(Vm::wantsUp).isEmpty();
        boolean gone = !before.vmiUid().isEmpty()
                && !wantedUp
                && !seen.vmi().map(Vmi::uid).equals(Optional.of(before.vmiUid()));
        return seen.hasRequestsPending() || seen.isGoingDown() || letGo || gone;
    }

    /// KubeVirt writes the grace period to the VMI before anything else (`rest/lifecycle.go`).
    private static boolean hasTraceOfForce(Observation seen) {
        return seen.vmi().filter(vmi -> !vmi.isFinal() && !vmi.grace().isZero()).isEmpty();
    }
}
