package dev.vmbot.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What we look at in a `VirtualMachine`.
///
/// @param version `metadata.resourceVersion` as a number, comparable with that of other objects of the same API server
/// @param status what stands at the VM now
/// @param hold what forbids changes for now
/// @param grace how long the guest may take to shut down, from the template; KubeVirt's default when it says nothing
/// @param labels of the VM itself
/// @param size what the guest has, from its VMI while there is one, else from the template
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

    /// What a longer grace period counts as: KubeVirt sets no bound, and nobody waits for longer at a card.
    public static final Duration LONGEST_GRACE = Duration.ofHours(24);

    public Vm {
        labels = Map.copyOf(labels);
    }

    /// @param shown `status.printableStatus`, for people only
    /// @param queued actions of `status.stateChangeRequests`, `Start` or `Stop`, in their order: accepted by
    ///     KubeVirt, which has yet to act on the first
    /// @param trouble message of the condition `Failure`, or of one copied from the VMI (`Synchronized`,
    ///     `PodScheduled`) while it is False; the cluster's own words, without secrets
    /// @param importing progress of a DataVolume that the VM waits for, such as `root 42.0%`; it changes
    ///     as the import advances
    /// @param conditions of the VMI while there is one, and of the VM itself those that the VMI has not
    /// @param keeper what keeps the VM as it is described elsewhere, and undoes what others change; empty for none
    public record Status(
            String shown,
            List<String> queued,
            Optional<String> trouble,
            Optional<String> importing,
            List<Condition> conditions,
            Optional<String> keeper) {

        /// Of one that nothing keeps.
        public Status(
                String shown,
                List<String> queued,
                Optional<String> trouble,
                Optional<String> importing,
                List<Condition> conditions) {
            this(shown, queued, trouble, importing, conditions, Optional.empty());
        }

        public Status {
            queued = List.copyOf(queued);
            trouble = trouble.map(Redaction::of);
            conditions = List.copyOf(conditions);
        }

        /// A change of its specification waits for its next start (condition `RestartRequired`).
        public boolean isRestartRequired() {
            return conditions.stream()
                    .anyMatch(one ->
                            one.type().equals("RestartRequired") && one.status().equals("True"));
        }
    }

    /// @param status `True`, `False` or `Unknown`
    /// @param reason one word of the cluster's; empty when it gives none
    public record Condition(String type, String status, String reason) {}

    /// What forbids a change, in the API's terms; each empty or false when there is no such hindrance.
    ///
    /// @param deleting `metadata.deletionTimestamp` is set
    /// @param snapshot name of the snapshot in progress
    /// @param restore name of the restore in progress
    /// @param manualRecovery condition `ManualRecoveryRequired`
    /// @param foreignStrategy the word of a run strategy that this bot does not know, of a later KubeVirt
    public record Hold(
            boolean deleting,
            Optional<String> snapshot,
            Optional<String> restore,
            boolean manualRecovery,
            Optional<String> foreignStrategy) {

        public static final Hold NONE = new Hold(false, Optional.empty(), Optional.empty(), false);

        /// With a run strategy that is known.
        public Hold(boolean deleting, Optional<String> snapshot, Optional<String> restore, boolean manualRecovery) {
            this(deleting, snapshot, restore, manualRecovery, Optional.empty());
        }
    }

    /// Each is empty when nothing is said of it.
    ///
    /// @param cores virtual CPUs: sockets times cores times threads
    /// @param memory such as `4Gi`
    /// @param instancetype name of the one that the VM refers to; KubeVirt expands it into the VMI only
    public record Size(String cores, String memory, String instancetype) {}

    /// The run strategy as the cluster words it.
    public String strategyWord() {
        return hold.foreignStrategy().orElse(strategy.word());
    }

    /// KubeVirt wants it up although nobody asked just now: Always, or Once (which has no memory of having run).
    public boolean wantsUp() {
        return strategy == RunStrategy.ALWAYS || strategy == RunStrategy.ONCE;
    }
}
