package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The VMs of one cluster. Safe for use by many threads; every method may throw [ClusterException].
public interface VirtualMachines {

    /// What the watched state shows, without a request. Never fails; shows no VM before [Inventory#isCurrent].
    Observation observe(VmRef ref);

    /// Asks the API server, past every cache, and answers with `live` set. The VM is read first, then the
    /// VMI: the other way round, a start whose request is cleared as its VMI appears would look as if
    /// nothing had come of it.
    ///
    /// @throws ClusterException when VM or VMI could not be read; an absent one is an answer, not an error
    Observation look(VmRef ref);

    /// Asks KubeVirt to start the VM and returns as soon as it has agreed (`PUT …/start`); the VM comes up later.
    /// Sent at most once: after an uncertain [ClusterException] nobody but a look can tell whether it took effect.
    ///
    /// @throws ClusterException forbidden only where a review of our own right agrees; "not found" may be said of a
    ///     VM that is there
    void start(VmRef ref);

    /// Asks KubeVirt to stop the VM and returns as soon as it has agreed (`PUT …/stop`); the guest goes down later.
    /// Sent at most once, like [#start].
    ///
    /// @param grace in whole seconds, zero cuts the power; empty leaves the VM's own
    void stop(VmRef ref, Optional<Duration> grace);

    /// The launcher pods of one run in which something may still be at work, by name; asks the API server.
    ///
    /// @param vmiUid of the run: pods know their VMI by its uid, whatever its name
    List<String> launchers(VmRef ref, String vmiUid);

    /// Calls back, on a thread that must not be blocked, with each VM of which anything changed.
    ///
    /// @return ends the calling back
    Listening onChange(Consumer<VmRef> listener);
}
