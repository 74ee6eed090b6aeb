package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.stream.Stream;

/// A VM as it stood on the card; a VM of that name with another uid is another VM, and is not touched.
///
/// @param state what it was called then
/// @param circumstances what was known of it then beside that
public record TargetVm(VmRef ref, String uid, RunStrategy strategy, String state, List<Circumstance> circumstances) {

    public TargetVm {
        circumstances = List.copyOf(circumstances);
    }

    /// Of which nothing else was known.
    public TargetVm(VmRef ref, String uid, RunStrategy strategy, String state) {
        this(ref, uid, strategy, state, List.of());
    }

    /// @param seen with a VM in it
    public static TargetVm of(Observation seen) {
        Vm vm = seen.vm().orElseThrow();
        return new TargetVm(seen.ref(), vm.uid(), vm.strategy(), seen.provenState(), Circumstance.of(seen));
    }

    /// @param more known of it as well
    public TargetVm with(List<Circumstance> more) {
        return new TargetVm(
                ref,
                uid,
                strategy,
                state,
                Stream.concat(circumstances.stream(), more.stream()).toList());
    }

    /// Whether its card said that it was on its way to another node.
    public boolean wasMigrating() {
        return circumstances.stream().anyMatch(Circumstance.Migrating.class::isInstance);
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
