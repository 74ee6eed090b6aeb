package dev.vmbot.operation.execution;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationState.Undone;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keeps the states at an operation's end true for as long as its card does not show them: where Slack is slow, they
/// may have changed since.
final class Ends {

    /// In which watched state has caught up with the look by which it ended.
    static final Duration SETTLED = Duration.ofSeconds(3);

    private Ends() {}

    /// Whether its card does not show the end yet, and is still worth keeping true.
    static boolean isUntold(Operation operation, Finished finished, Instant now) {
        return !operation.delivery().card().equals(finished.phase())
                && now.isBefore(finished.at().plus(OperationState.LATE_WATCH));
    }

    /// When it is looked at although nothing calls.
    static Optional<Instant> nextLook(Operation operation, Finished finished, Instant now) {
        Instant settled = finished.at().plus(SETTLED);
        return isUntold(operation, finished, now) && now.isBefore(settled) ? Optional.of(settled) : Optional.empty();
    }

    /// The same end with the states that the watch shows now.
    ///
    /// Within [#SETTLED] of it that is what cannot be older than the end.
    static Finished seenNow(Operation operation, Finished finished, VirtualMachines machines, Instant now) {
        boolean settled = !now.isBefore(finished.at().plus(SETTLED));
        Finished shown = switch (finished) {
            case Undone undone -> undone;
            case CarriedOut carriedOut -> carriedOut.with(targetsNow(operation, carriedOut, machines, settled));
        };
        return settled ? leftSeenNow(operation, shown, machines) : shown;
    }

    private static List<TargetProgress> targetsNow(
            Operation operation, CarriedOut finished, VirtualMachines machines, boolean settled) {
        return IntStream.range(0, finished.targets().size())
                .mapToObj(index -> seenNow(
                        operation.request().targets().get(index),
                        finished.targets().get(index),
                        machines,
                        settled))
                .toList();
    }

    /// Of the VMs that were left as they were, where their states may be told.
    private static Finished leftSeenNow(Operation operation, Finished finished, VirtualMachines machines) {
        return !finished.states().isEmpty()
                        && Remains.told(finished.seen(List.of()), operation.request(), machines) instanceof Finished now
                        && !now.states().isEmpty()
                ? now
                : finished;
    }

    private static TargetProgress seenNow(TargetVm vm, TargetProgress done, VirtualMachines machines, boolean settled) {
        return done.result()
                .filter(Ends::tellsAState)
                .filter(_ -> settled || showsLaterRun(done, machines.observe(vm.ref())))
                .flatMap(result -> see(vm, machines).map(seen -> done.with(with(result, seen.stateOf(vm.uid())))))
                .orElse(done);
    }

    /// A run that is not the one which was to end began after it ended, however far the watch lags.
    private static boolean showsLaterRun(TargetProgress done, Observation seen) {
        String ended = done.before().vmiUid();
        return done.endedStopping()
                && !ended.isEmpty()
                && seen.vmi().filter(run -> !run.uid().equals(ended)).isPresent();
    }

    /// A watch that does not show the VM may not have been filled yet, so that a look decides.
    private static Optional<Observation> see(TargetVm vm, VirtualMachines machines) {
        Observation watched = machines.observe(vm.ref());
        if (watched.vm().map(Vm::uid).equals(Optional.of(vm.uid()))) {
            return Optional.of(watched);
        }
        try {
            return Optional.of(machines.look(vm.ref()));
        } catch (ClusterException _) {
            return Optional.empty();
        }
    }

    private static boolean tellsAState(Result result) {
        return switch (result) {
            case Result.Succeeded _, Result.NothingToDo _, Result.Failed _ -> true;
            case Result.Refused _, Result.Unknown _, Result.NotBegun _ -> false;
        };
    }

    /// The same, told with the state of now where it tells one.
    static Result with(Result result, String state) {
        return switch (result) {
            case Result.Succeeded(String _, String verified) -> new Result.Succeeded(state, verified);
            case Result.NothingToDo _ -> new Result.NothingToDo(state);
            case Result.Failed failed -> new Result.Failed(failed.trouble(), failed.words(), state);
            case Result.Refused _, Result.Unknown _, Result.NotBegun _ -> result;
        };
    }
}
