package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.RunStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The `VirtualMachine`.
///
/// @param shown `status.printableStatus`; for people, and for rules only where nothing better tells
/// @param requests actions of `status.stateChangeRequests`: `Start`, `Stop`
public record Machine(
        Metadata metadata,
        RunStrategy strategy,
        String shown,
        List<Condition> conditions,
        List<String> requests,
        Template template,
        Past past) {

    /// @param volumes names of PVCs and DataVolumes that the disks are on
    /// @param cloudInit whether there is a cloud-init volume
    /// @param powersOff cloud-init's user data, as far as it stands in the VM itself, tells the guest to shut down
    public record Template(List<String> volumes, boolean cloudInit, boolean powersOff) {

        public Template {
            volumes = List.copyOf(volumes);
        }
    }

    /// @param failures runs in a row that ended before they reached Running
    /// @param lastFailedRun uid of the last of these; empty when there was none
    /// @param retryAt when KubeVirt tries again
    /// @param busy `snapshot NAME` or `restore NAME` while one is at work
    /// @param strategySetBy who wrote the run strategy last, by `managedFields`
    /// @param unseenSince when the spec was changed, if virt-controller has not acted on that change; else empty.
    ///     Means nothing without a VMI
    /// @param isNewStrategy `status.runStrategy` is another one: virt-controller has not taken it up yet
    public record Past(
            int failures,
            String lastFailedRun,
            Optional<Instant> retryAt,
            Optional<String> busy,
            Optional<String> strategySetBy,
            Optional<Instant> unseenSince,
            boolean isNewStrategy) {

        public static final Past NONE =
                new Past(0, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public Machine {
        conditions = List.copyOf(conditions);
        requests = List.copyOf(requests);
    }

    public Optional<Condition> find(String type, String status) {
        return Condition.find(conditions, type, status);
    }

    /// KubeVirt is to bring it up by itself, now or again after a failure. Asked of a VM without a VMI: after a
    /// clean end RerunOnFailure leaves it down.
    public boolean isWantedUp() {
        return switch (strategy) {
            case ALWAYS, ONCE -> true;
            case RERUN_ON_FAILURE -> requests.contains("Start") || past.failures() > 0 || past.isNewStrategy();
            case MANUAL, HALTED, WAIT_AS_RECEIVER, OTHER -> requests.contains("Start");
        };
    }
}
