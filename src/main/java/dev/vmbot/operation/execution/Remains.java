package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetVm;
import java.util.stream.IntStream;

/// Sees what state VMs are in that an operation left as they were, so that its end can tell. Watched state is enough:
/// nothing is claimed of them but what is shown.
public final class Remains {

    private Remains() {}

    /// The same state; an end with what is seen of the VMs that it left as they were, if any.
    public static OperationState told(OperationState next, Request request, VirtualMachines machines) {
        return next instanceof Finished finished && finished.states().isEmpty() && leftAny(finished)
                ? finished.seen(IntStream.range(0, request.targets().size())
                        .mapToObj(index -> mayTell(finished, index)
                                ? state(request.targets().get(index), machines)
                                : "")
                        .toList())
                : next;
    }

    private static boolean leftAny(Finished finished) {
        return finished.targets().isEmpty()
                || IntStream.range(0, finished.targets().size()).anyMatch(index -> mayTell(finished, index));
    }

    private static boolean mayTell(Finished finished, int index) {
        return finished.targets().isEmpty()
                || finished.targets()
                        .get(index)
                        .result()
                        .filter(Remains::mayTell)
                        .isPresent();
    }

    /// Whoever lost the right to change a VM may have lost the right to see it.
    private static boolean mayTell(Result result) {
        return switch (result) {
            case Result.NotBegun() -> true;
            case Result.Refused refused ->
                switch (refused.refusal()) {
                    case RIGHT_LOST, RIGHT_UNKNOWN -> false;
                    case REPLACED, BEING_DELETED, OTHER_OPERATION, TOO_LATE, BLOCKED -> true;
                };
            case Result.Succeeded _, Result.NothingToDo _, Result.Failed _, Result.Unknown() -> false;
        };
    }

    /// Watched state without the VM may also be one that has not been filled yet, so nothing is said then.
    private static String state(TargetVm target, VirtualMachines machines) {
        Observation seen = machines.observe(target.ref());
        return seen.vm()
                .map(vm -> vm.uid().equals(target.uid()) ? seen.provenState() : "Gone")
                .orElse("");
    }
}
