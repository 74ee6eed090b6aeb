package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides what to do next for one VM. Pure: the same stored progress, sight and time give the same move.
///
/// Every ask, and every ending but one, is decided on a live look. Watched state may lag behind, and VM and VMI in it
/// may
/// be of different times; it only tells when a look is worth its requests. What it shows that cannot become untrue is
/// proof all the same: that the run is over which was to end, and that a run after the ask was Running.
public final class Decision {

    /// How long a cluster cannot be read, and the time limit be over, before an operation gives up on it; and how
    /// long after its time something is begun no more.
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration UNREADABLE_RETRY = Duration.ofSeconds(10);

    private Decision() {}

    /// @param target as on the card
    /// @param progress without a result
    public static Move decide(Request request, TargetVm target, TargetProgress progress, Sight sight, Instant now) {
        if (progress.isAhead(now)) {
            return new Move.Enter(progress.notAfter(now));
        }
        var turn = new Turn(request, target, progress, now);
        return switch (sight) {
            case Sight.Unreadable(Instant since) -> unreadable(turn, since);
            case Sight.Seen(Observation seen, Optional<Sight.Ended> ended) -> seen(turn, seen, ended);
        };
    }

    private static Move seen(Turn turn, Observation seen, Optional<Sight.Ended> ended) {
        if (turn.isAnother(seen)) {
            return seen.live() ? new Move.Finish(gone(turn, seen)) : new Move.Look();
        }
        return switch (turn.progress().step()) {
            case PENDING -> Beginning.decide(turn, seen);
            case STOPPING -> Stopping.decide(turn, seen, ended);
            case PAUSING -> Pausing.decide(turn, seen);
            case STARTING -> Starting.decide(turn, seen);
            case DONE -> throw new IllegalStateException("nothing is decided about a VM that is done");
        };
    }

    private static Move unreadable(Turn turn, Instant since) {
        Instant limit = turn.deadline().isAfter(since) ? turn.deadline() : since;
        Instant end = limit.plus(PATIENCE);
        return turn.now().isBefore(end)
                ? new Move.WaitUntil(turn.now().plus(UNREADABLE_RETRY))
                : new Move.Finish(new Result.Unknown());
    }

    private static Result gone(Turn turn, Observation seen) {
        return turn.progress().step() == Step.PENDING
                ? new Result.Refused(Result.Refusal.REPLACED, "")
                : new Result.Failed(
                        Result.Trouble.VM_GONE, "", seen.stateOf(turn.target().uid()));
    }

    /// When the step that a VM is in has taken too long, unless a disk import makes progress until then.
    public static Instant timeLimit(Request request, TargetVm target, TargetProgress progress) {
        return new Turn(request, target, progress, progress.since()).deadline();
    }

    /// Whether a VM reached, after the operation gave up, what it was waited for. A restart whose stop took too long
    /// has not asked for a start: it is told that the VM went down.
    public static boolean isReachedLate(TargetProgress progress, Observation seen) {
        return progress.isAwaitedLate()
                && (progress.endedStopping() ? seen.isStopped() : Starting.isProven(progress, seen));
    }

    /// From when the next VM's time counts, once this one is done: from now on, or from when it should have been done,
    /// if nobody has been looking for long. What was approved so long ago is not begun any more.
    public static Instant turnOfNext(Request request, TargetVm target, TargetProgress progress, Instant now) {
        var turn = new Turn(request, target, progress, now);
        if (!turn.isForgotten()) {
            return now;
        }
        return progress.isPending() ? progress.clock() : turn.deadline();
    }

    /// What one decision is made from, with the arithmetic on it.
    record Turn(Request request, TargetVm target, TargetProgress progress, Instant now) {

        boolean isAnother(Observation seen) {
            return !seen.vm().map(Vm::uid).equals(Optional.of(target.uid()));
        }

        /// When the present step has taken too long. Its time counts from the request that the cluster took, where
        /// some before were in vain.
        Instant deadline() {
            return progress.ask()
                    .filter(ask -> ask.answer() instanceof Ask.Answer.Accepted)
                    .map(Ask::at)
                    .filter(taken -> taken.isAfter(progress.clock()))
                    .orElse(progress.clock())
                    .plus(limit());
        }

        boolean isOverdue() {
            return !now.isBefore(deadline());
        }

        /// Nobody has been there to carry on for so long that this has to be asked for anew.
        boolean isForgotten() {
            return !now.isBefore(deadline().plus(PATIENCE));
        }

        private Duration limit() {
            Request.Limits limits = request.limits();
            Duration stop = progress.before().grace().plus(limits.stopMargin());
            return switch (progress.step()) {
                case STOPPING -> stop;
                // What is waited for may be that a guest goes down.
                case PENDING, PAUSING -> stop.compareTo(limits.start()) > 0 ? stop : limits.start();
                case STARTING, DONE -> limits.start();
            };
        }

        /// Stores the next step together with the ask that begins it.
        Move.Request ask(TargetProgress from, Ask.Kind kind, Observation seen) {
            int attempt = from.ask().map(ask -> ask.attempt() + 1).orElse(1);
            Vm vm = seen.vm().orElseThrow();
            String run = seen.vmi().map(vmi -> vmi.uid()).orElse("");
            return new Move.Request(from.asking(new Ask(kind, attempt, run, vm.version(), now, new Ask.Answer.None())));
        }

        /// For the VM to come out of what nothing can be asked of it in.
        Move awaitSettling(String what, Observation seen) {
            return isOverdue() ? fail(Result.Trouble.NEVER_SETTLED, what, seen) : new Move.WaitUntil(deadline());
        }

        Move.Finish fail(Result.Trouble trouble, Observation seen) {
            return fail(trouble, seen.vm().flatMap(vm -> vm.status().trouble()).orElse(""), seen);
        }

        Move.Finish fail(Result.Trouble trouble, String words, Observation seen) {
            return new Move.Finish(new Result.Failed(trouble, words, seen.provenState()));
        }
    }
}
