package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Vmi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The `VirtualMachineInstance`: one run of the VM.
///
/// @param phase `status.phase`; empty before KubeVirt has looked at it
/// @param phaseSince when that phase began
/// @param hasRun its guest has been Running
/// @param reason `status.reason`, such as `NodeUnresponsive`, or empty
/// @param node empty before it is handed to one
/// @param grace how long the guest may take to shut down
/// @param migratingSince a live migration that has begun and not ended
public record Instance(
        Metadata metadata,
        String phase,
        Optional<Instant> phaseSince,
        boolean hasRun,
        String reason,
        List<Condition> conditions,
        Optional<String> node,
        Duration grace,
        Optional<Instant> migratingSince) {

    public Instance {
        conditions = List.copyOf(conditions);
    }

    public boolean isFinal() {
        return Vmi.Phase.of(phase).isFinal();
    }

    public boolean isRunning() {
        return Vmi.Phase.of(phase) == Vmi.Phase.RUNNING;
    }

    /// On its way up and nobody is taking it down.
    public boolean isComingUp() {
        return Vmi.Phase.of(phase) == Vmi.Phase.COMING_UP && !metadata.isDeleting();
    }

    public boolean isDeleting() {
        return metadata.isDeleting();
    }

    public Optional<Condition> find(String type, String status) {
        return Condition.find(conditions, type, status);
    }

    /// How long it has been in its phase; zero where the API does not tell.
    public Duration inPhase(Instant now) {
        return phaseSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }
}
