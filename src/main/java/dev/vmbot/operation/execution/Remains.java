package dev.vmbot.operation.execution;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetVm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sees what state VMs are in that an operation left as they were, so that its end can tell. Watched state is enough
/// where it shows the VM and nothing speaks against it; else a look decides, since a watch may lag behind, or not have
/// been filled yet.
public final class Remains {

    private final VirtualMachines machines;

    /// After a look that was not answered the others are not tried.
    private boolean unreadable;

    private Remains(VirtualMachines machines) {
        this.machines = machines;
    }

    /// The same state; an end with what is seen of the VMs that it left as they were, if any.
    public static OperationState told(OperationState next, Request request, VirtualMachines machines) {
        return next instanceof Finished finished && finished.states().isEmpty()
                ? new Remains(machines).seen(finished, request)
                : next;
    }

    /// What was seen a moment ago of a VM.
    ///
    /// @param seen empty where it was not looked at
    public static String state(TargetVm target, Optional<Observation> seen) {
        return seen.map(look -> look.stateOf(target.uid())).orElse("");
    }

    private Finished seen(Finished finished, Request request) {
        List<String> states = new ArrayList<>();
        for (int index = 0; index < request.targets().size(); index++) {
            states.add(state(finished, index, request.targets().get(index)));
        }
        return states.stream().allMatch(String::isEmpty) ? finished : finished.seen(states);
    }

    private String state(Finished finished, int index, TargetVm target) {
        if (finished.targets().isEmpty()) {
            return state(target, false);
        }
        Result result = finished.targets().get(index).result().orElseThrow();
        return mayTell(result) ? state(target, isContradicted(result)) : "";
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

    /// It was refused for what a look has shown, which the watch may not have told yet.
    private static boolean isContradicted(Result result) {
        return result instanceof Result.Refused refused
                && switch (refused.refusal()) {
                    case REPLACED, BEING_DELETED, BLOCKED -> true;
                    case RIGHT_LOST, RIGHT_UNKNOWN, OTHER_OPERATION, TOO_LATE -> false;
                };
    }

    private String state(TargetVm target, boolean doubtful) {
        Observation watched = machines.observe(target.ref());
        boolean shown = watched.vm().map(Vm::uid).equals(Optional.of(target.uid()));
        if (shown && !doubtful) {
            return watched.stateOf(target.uid());
        }
        return state(target, look(target).or(() -> Optional.of(watched).filter(_ -> shown)));
    }

    private Optional<Observation> look(TargetVm target) {
        if (unreadable) {
            return Optional.empty();
        }
        try {
            return Optional.of(machines.look(target.ref()));
        } catch (ClusterException _) {
            unreadable = true;
            return Optional.empty();
        }
    }
}
