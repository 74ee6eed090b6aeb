package dev.vmbot.operation.execution;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import java.util.List;
import java.util.Locale;

/// Looks once more after a remedy, further than the proof goes: somebody who cut a guest's power wants to know what is
/// left of it.
final class Verification {

    private final VirtualMachines machines;

    Verification(VirtualMachines machines) {
        this.machines = machines;
    }

    /// @param progress before it is done
    Result after(Request request, TargetVm target, TargetProgress progress, Result result) {
        return request.remedy().isPresent() && result instanceof Result.Succeeded(String state, String _)
                ? new Result.Succeeded(state, words(request.action(), target, progress))
                : result;
    }

    private String words(Action action, TargetVm target, TargetProgress progress) {
        try {
            Observation seen = machines.look(target.ref());
            String run = run(seen);
            return action == Action.STOP
                    ? "%s; %s; status %s.".formatted(run, pods(target, progress), seen.provenState())
                    : "%s; status %s.".formatted(run, seen.provenState());
        } catch (ClusterException e) {
            return "What is left of it could not be looked at: %s.".formatted(e.reason());
        }
    }

    private static String run(Observation seen) {
        return seen.vmi()
                .map(vmi -> "VMI " + vmi.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("VMI gone");
    }

    private String pods(TargetVm target, TargetProgress progress) {
        String run = progress.before().vmiUid();
        List<String> left = run.isEmpty() ? List.of() : machines.launchers(target.ref(), run);
        return left.isEmpty() ? "launcher pod gone" : "launcher pod still there: " + String.join(", ", left);
    }
}
