package dev.vmbot.diagnosis.evidence;

import java.util.List;
import java.util.Optional;

/// What the VM's disks are made of.
///
/// @param dataVolumes those that the VM names
/// @param claims PVCs that the VM names, directly or by a DataVolume
/// @param classes all StorageClasses of the cluster
public record Storage(List<DataVolume> dataVolumes, List<Claim> claims, List<StorageClass> classes) {

    public static final Storage NONE = new Storage(List.of(), List.of(), List.of());

    /// @param progress such as `42.0%`, `N/A` or empty
    /// @param restarts of the pod that imports
    /// @param storageClass that its claim is to have; empty when it names none; an empty text when it
    ///     wants none
    public record DataVolume(
            Metadata metadata,
            String phase,
            String progress,
            int restarts,
            Optional<String> storageClass,
            List<Condition> conditions) {

        public DataVolume {
            conditions = List.copyOf(conditions);
        }

        public Optional<Condition> find(String type, String status) {
            return Condition.find(conditions, type, status);
        }

        /// Content is on its way, or nearly so.
        public boolean isUnderWay() {
            return isBeingFilled() || isScheduled();
        }

        /// A pod brings the content.
        public boolean isBeingFilled() {
            return phase.endsWith("InProgress");
        }

        /// The pod that will bring the content is made, but does not run yet.
        public boolean isScheduled() {
            return phase.endsWith("Scheduled");
        }

        /// A pod waits for somebody to send the content.
        public boolean awaitsUpload() {
            return phase.equals("UploadReady");
        }

        /// Nothing is left to do for it, or nothing until a pod wants it.
        public boolean isAtRest() {
            return phase.equals("Succeeded")
                    || phase.equals("WaitForFirstConsumer")
                    || phase.equals("PendingPopulation");
        }

        /// A DataVolume's claim has its name.
        private boolean fills(Claim claim) {
            return claim.metadata().name().equals(metadata.name());
        }
    }

    /// @param phase `Pending`, `Bound` or `Lost`
    /// @param storageClass empty when the claim names none; an empty text when it wants none
    /// @param volume the PersistentVolume that it wants or has
    public record Claim(Metadata metadata, String phase, Optional<String> storageClass, Optional<String> volume) {

        public boolean isPending() {
            return phase.equals("Pending");
        }

        /// Only a volume that exists already will do: nothing is provisioned for it.
        public boolean wantsExisting() {
            return storageClass.filter(String::isEmpty).isPresent();
        }

        /// The node that the scheduler has chosen for a volume that is made only then.
        public Optional<String> findNode() {
            return Optional.ofNullable(metadata.marks().get("volume.kubernetes.io/selected-node"));
        }
    }

    /// @param isDefault for claims that name none
    /// @param isDefaultOfDataVolumes goes before that one for what CDI makes for VMs; other claims do not get it
    /// @param patient binds only when a pod is scheduled (`WaitForFirstConsumer`)
    public record StorageClass(String name, boolean isDefault, boolean isDefaultOfDataVolumes, boolean patient) {}

    public Storage {
        dataVolumes = List.copyOf(dataVolumes);
        claims = List.copyOf(claims);
        classes = List.copyOf(classes);
    }

    public Optional<Claim> findClaim(DataVolume volume) {
        return claims.stream().filter(volume::fills).findFirst();
    }

    /// The DataVolume that brings the claim its content.
    public Optional<DataVolume> findFiller(Claim claim) {
        return dataVolumes.stream().filter(volume -> volume.fills(claim)).findFirst();
    }

    public Optional<StorageClass> findClass(String name) {
        return classes.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
