package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.VmRef;

/// A VM as it stood on the card; a VM of that name with another uid is another VM, and is not touched.
///
/// @param state what it was called then
public record TargetVm(VmRef ref, String uid, RunStrategy strategy, String state) {

    /// @param seen with a VM in it
    public static TargetVm of(Observation seen) {
        Vm vm = seen.vm().orElseThrow();
        return new TargetVm(seen.ref(), vm.uid(), vm.strategy(), seen.provenState());
    }

    /// Nothing ran, so that there is nothing to be stopped: its restart is a plain start.
    public boolean wasStopped() {
        return state.equals(Observation.STOPPED);
    }

    /// A guest ran: there was somebody to be interrupted.
    public boolean wasRunning() {
        return state.equals(Observation.RUNNING) || wasPaused();
    }

    /// Somebody, or a full or failing disk, had paused it.
    public boolean wasPaused() {
        return state.equals(Observation.PAUSED);
    }
}
