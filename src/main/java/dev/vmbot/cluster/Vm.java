package dev.vmbot.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What we look at in a `VirtualMachine`.
///
/// @param version `metadata.resourceVersion` as a number, comparable with that of other objects of the same API server
/// @param status what stands at the VM now
/// @param hold what forbids changes for now
/// @param grace how long the guest may take to shut down, from the template; KubeVirt's default when it says nothing
/// @param labels of the VM itself
/// @param size what the template gives the guest; an empty text where it says nothing
public record Vm(
        String uid,
        long version,
        RunStrategy strategy,
        Status status,
        Hold hold,
        Duration grace,
        Instant created,
        Map<String, String> labels,
        Size size) {

    /// KubeVirt's `DefaultGracePeriodSeconds`.
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

    public Vm {
        labels = Map.copyOf(labels);
    }

    /// @param shown `status.printableStatus`, for people only
    /// @param requestsPending `status.stateChangeRequests` is not empty: a start or stop is queued
    /// @param trouble message of the condition `Failure`, or of one copied from the VMI (`Synchronized`,
    ///     `PodScheduled`) while it is False; the cluster's own words
    /// @param importing progress of a DataVolume that the VM waits for, such as `root 42.0%`; it changes
    ///     as the import advances
    public record Status(String shown, boolean requestsPending, Optional<String> trouble, Optional<String> importing) {}

    /// What forbids a change, in the API's terms; each empty or false when there is no such hindrance.
    ///
    /// @param deleting `metadata.deletionTimestamp` is set
    /// @param snapshot name of the snapshot in progress
    /// @param restore name of the restore in progress
    /// @param manualRecovery condition `ManualRecoveryRequired`
    /// @param migrating a live migration has begun and not ended
    public record Hold(
            boolean deleting,
            Optional<String> snapshot,
            Optional<String> restore,
            boolean manualRecovery,
            boolean migrating) {

        public static final Hold NONE = new Hold(false, Optional.empty(), Optional.empty(), false, false);
    }

    /// @param cores virtual CPUs as text, memory such as `4Gi`; empty when the VM says nothing of it
    public record Size(String cores, String memory) {}

    /// KubeVirt wants it up although nobody asked just now: Always, or Once (which has no memory of having run).
    public boolean wantsUp() {
        return strategy == RunStrategy.ALWAYS || strategy == RunStrategy.ONCE;
    }
}
