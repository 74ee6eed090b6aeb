package dev.vmbot.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What we look at in a `VirtualMachineInstance`: one run of a VM.
///
/// @param uid differs from run to run, while the name stays
/// @param version `metadata.resourceVersion` as a number
/// @param created when KubeVirt began this run
/// @param deletingSince when deletion was asked for; empty when it was not
/// @param grace how long the guest may take to shut down
/// @param guest where it runs and what is known of it
public record Vmi(
        String uid,
        long version,
        Phase phase,
        Instant created,
        Optional<Instant> deletingSince,
        boolean paused,
        Duration grace,
        Guest guest) {

    /// `status.phase`, as far as it matters here.
    public enum Phase {
        /// Not handed to a node yet: empty, Pending, Scheduling, Scheduled, WaitingForSync.
        COMING_UP,
        RUNNING,
        SUCCEEDED,
        FAILED,
        /// It says so, or a word that is not known here: nobody can tell whether a guest runs.
        UNKNOWN;

        /// @param word `status.phase`; empty before KubeVirt has looked at it
        public static Phase of(String word) {
            return switch (word) {
                case "", "Pending", "Scheduling", "Scheduled", "WaitingForSync" -> COMING_UP;
                case "Running" -> RUNNING;
                case "Succeeded" -> SUCCEEDED;
                case "Failed" -> FAILED;
                default -> UNKNOWN;
            };
        }

        /// Over for good (KubeVirt's `IsFinal`).
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED;
        }
    }

    /// @param node empty before it is scheduled
    /// @param address first IP address; empty when none is reported
    /// @param system guest operating system, told by the guest agent
    /// @param migrating on its way to another node: `status.migrationState` has begun and has not ended
    public record Guest(Optional<String> node, Optional<String> address, Optional<String> system, boolean migrating) {

        /// Of one that stays where it is.
        public Guest(Optional<String> node, Optional<String> address, Optional<String> system) {
            this(node, address, system, false);
        }

        public static final Guest UNKNOWN = new Guest(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Succeeded or Failed: this run is over and the object is only what is left of it (KubeVirt's `IsFinal`).
    public boolean isFinal() {
        return phase.isFinal();
    }

    public boolean isDeleting() {
        return deletingSince.isPresent();
    }

    /// Running and nobody is taking it down.
    public boolean isUp() {
        return phase == Phase.RUNNING && !isDeleting();
    }
}
