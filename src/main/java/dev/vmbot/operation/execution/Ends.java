package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
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
    /// The same within [#SETTLED] of it.
    static Finished seenNow(Operation operation, Finished finished, VirtualMachines machines, Instant now) {
        if (now.isBefore(finished.at().plus(SETTLED))) {
            return finished;
        }
        List<TargetProgress> targets = IntStream.range(0, finished.targets().size())
                .mapToObj(index -> seenNow(
                        operation.request().targets().get(index),
                        finished.targets().get(index),
                        machines))
                .toList();
        return finished.with(targets);
    }

    private static TargetProgress seenNow(TargetVm vm, TargetProgress done, VirtualMachines machines) {
        Observation seen = machines.observe(vm.ref());
        boolean isSame = seen.vm().map(Vm::uid).equals(Optional.of(vm.uid()));
        return done.result()
                .filter(_ -> isSame)
                .map(result -> done.with(with(result, seen)))
                .orElse(done);
    }

    private static Result with(Result result, Observation seen) {
        return switch (result) {
            case Result.Succeeded(String _, String verified) -> new Result.Succeeded(seen.provenState(), verified);
            case Result.NothingToDo _ -> new Result.NothingToDo(seen.provenState());
            case Result.Failed failed -> new Result.Failed(failed.trouble(), failed.words(), seen.shownState());
            case Result.Refused _, Result.Unknown _, Result.NotBegun _ -> result;
        };
    }
}
