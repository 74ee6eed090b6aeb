package dev.vmbot.diagnosis.rule.disk;

import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Storage.Claim;
import dev.vmbot.diagnosis.evidence.Storage.DataVolume;
import dev.vmbot.diagnosis.evidence.Storage.StorageClass;
import dev.vmbot.diagnosis.rule.LaunchRules;
import dev.vmbot.diagnosis.rule.Match;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The disks that the VM needs are not there, or cannot be reached.
public final class DiskRules {

    private static final String[] WAITING = {
        "unschedulable", "import-running", "import-not-begun", "sync-trouble", "start-still-queued"
    };

    /// From the choice of a node to a bound claim it takes seconds.
    private static final Duration PROVISIONING = Duration.ofMinutes(2);

    /// A provisioner tries again, and tells again, every five minutes at least.
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(10);

    /// From a bound claim to a pod that fills it.
    private static final Duration FILLING = Duration.ofMinutes(5);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "claim-missing",
                            new Text(
                                    "A disk (PersistentVolumeClaim) that the VM names does not exist.",
                                    "VMI `Synchronized=False/FailedPvcNotFound`",
                                    "Have the claim created, or correct its name in the VM. The start goes on by itself when it appears."),
                            DiskRules::claimMissing)
                    .silencing(WAITING),
            Rule.of(
                            "claim-lost",
                            new Text(
                                    "A disk of the VM has lost its storage: the volume behind the claim is gone.",
                                    "PVC phase `Lost`",
                                    "Have the volume restored from a backup; ask the cluster administrators before anything is deleted."),
                            scene -> claims(scene)
                                    .filter(claim -> claim.phase().equals("Lost"))
                                    .findFirst()
                                    .map(claim -> Sign.certain(line(claim))
                                            .beyondWaiting()
                                            .command(scene.kubectl("describe pvc "
                                                    + claim.metadata().name()))))
                    .silencing(WAITING)
                    .silencing("import-failed"),
            Rule.of(
                            "claim-being-deleted",
                            new Text(
                                    "A disk that the VM needs is being deleted.",
                                    "`deletionTimestamp` on a PVC or DataVolume of a VM that is to run",
                                    "Find out who deletes it. It stays as long as something uses it, and is gone after that."),
                            DiskRules::claimBeingDeleted)
                    .silencing(WAITING),
            Rule.of(
                            "provisioning-failed",
                            new Text(
                                    "The storage for a disk of the VM cannot be provisioned.",
                                    "pending PVC that no DataVolume is filling, with event `ProvisioningFailed` of the last 10 min",
                                    "The provisioner's message says why: free or add storage, or have its driver looked at."),
                            DiskRules::provisioningFailed)
                    .silencing("claim-not-bound", "import-not-begun", "unschedulable", "import-running"),
            Rule.of(
                            "claim-not-bound",
                            new Text(
                                    "A disk of the VM is still waiting for its storage.",
                                    "PVC phase `Pending` that no DataVolume is filling, though its StorageClass binds at once, or 2 min after a node was chosen for it",
                                    "Look at the events of the claim; the storage provisioner may be slow or not running."),
                            DiskRules::claimNotBound)
                    .silencing(WAITING),
            Rule.of(
                            "volume-multi-attach",
                            new Text(
                                    "A disk of the VM is still attached to another node.",
                                    "pod event `FailedAttachVolume`: `Multi-Attach error`",
                                    "Wait for it to be detached (about 6 minutes after a node was lost), or find the pod that uses it. Do not detach it by force."),
                            scene -> scene.hindrance("FailedAttachVolume", "Multi-Attach error")
                                    .map(event -> scene.told(event).command("kubectl get volumeattachments")))
                    .silencing("volume-not-mounted"),
            Rule.of(
                    "volume-not-mounted",
                    new Text(
                            "A disk of the VM cannot be attached or mounted on its node.",
                            "pod event `FailedAttachVolume`, `FailedMount` or `FailedMapVolume`",
                            "The message says why; it is tried again without end. Have the storage driver on the node looked at if it goes on."),
                    DiskRules::notMounted));

    private DiskRules() {}

    private static Stream<Claim> claims(Scene scene) {
        return scene.startingVm().stream().flatMap(_ -> scene.evidence().storage().claims().stream());
    }

    static Stream<Claim> pending(Scene scene) {
        return claims(scene).filter(Claim::isPending);
    }

    /// Without those that CDI fills: it fills another claim, and hands its volume over only at the end
    /// (`populator-base.go`).
    private static Stream<Claim> unprovided(Scene scene) {
        return pending(scene)
                .filter(claim -> scene.evidence()
                        .storage()
                        .findFiller(claim)
                        .filter(volume -> hasPodAtIt(scene, volume))
                        .isEmpty());
    }

    /// More than [DataVolume#isUnderWay] in that the pod of an upload has its claim while it waits for content, less in
    /// that a pod which is scheduled for long may lack just that.
    private static boolean hasPodAtIt(Scene scene, DataVolume volume) {
        return volume.isBeingFilled()
                || volume.awaitsUpload()
                || (volume.isScheduled() && scene.isRecent(volume.metadata().created(), FILLING));
    }

    static String line(Claim claim) {
        return "PVC %s: phase %s%s"
                .formatted(
                        claim.metadata().name(),
                        claim.phase(),
                        claim.storageClass()
                                .map(name -> ", StorageClass " + (name.isEmpty() ? "\"\"" : name))
                                .orElse(""));
    }

    static Optional<Event> event(Scene scene, Claim claim, String reason) {
        return scene.events(reason)
                .filter(event -> event.about().uid().equals(claim.metadata().uid()))
                .findFirst();
    }

    private static Optional<Sign> claimMissing(Scene scene) {
        return scene.unsynchronized()
                .filter(one -> one.reason().equals("FailedPvcNotFound"))
                .map(condition -> Sign.certain(condition)
                        .beyondWaiting()
                        .cause(Match.find("PVC (\\S+) does not exist", condition.message())
                                .map(
                                        "The disk (PersistentVolumeClaim) %s, which the VM names, does not exist."
                                                ::formatted)
                                .orElse("A disk (PersistentVolumeClaim) that the VM names does not exist."))
                        .command(scene.kubectl("get pvc")));
    }

    private static Optional<Sign> claimBeingDeleted(Scene scene) {
        Stream<String> lines = Stream.concat(
                claims(scene)
                        .filter(claim -> claim.metadata().isDeleting())
                        .map(claim -> "PVC %s: deletionTimestamp set, finalizers %s"
                                .formatted(
                                        claim.metadata().name(),
                                        claim.metadata().finalizers())),
                scene.startingVm().stream()
                        .flatMap(_ -> scene.evidence().storage().dataVolumes().stream())
                        .filter(volume -> volume.metadata().isDeleting())
                        .map(volume -> "DataVolume %s: deletionTimestamp set"
                                .formatted(volume.metadata().name())));
        List<String> found = lines.toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sign.certain(found.toArray()).beyondWaiting().command(scene.kubectl("get pvc,datavolumes")));
    }

    private static Optional<Sign> provisioningFailed(Scene scene) {
        return unprovided(scene)
                .flatMap(claim -> event(scene, claim, "ProvisioningFailed").stream()
                        .filter(event -> scene.isRecent(event.last(), TOLD_AGAIN))
                        .map(event -> Sign.certain(line(claim), event)
                                .command(scene.kubectl(
                                        "describe pvc " + claim.metadata().name()))))
                .findFirst();
    }

    private static Optional<Sign> claimNotBound(Scene scene) {
        return unprovided(scene)
                .filter(claim -> !isPatient(scene, claim) || isLate(scene, claim))
                .findFirst()
                .map(claim -> (claim.wantsExisting() ? unmatched(scene, claim) : Sign.likely(line(claim)))
                        .with(claim.findNode().stream().map(node -> "PVC: a volume is wanted on node " + node))
                        .with(scene.events("ExternalProvisioning").limit(1))
                        .command(
                                scene.kubectl("describe pvc " + claim.metadata().name())));
    }

    private static Sign unmatched(Scene scene, Claim claim) {
        return Sign.likely(line(claim))
                .with(claim.volume().stream().map(name -> "PVC: spec.volumeName " + name))
                .with(event(scene, claim, "FailedBinding").stream())
                .cause(claim.volume()
                        .map(
                                "The PersistentVolume %s, which a disk of the VM asks for, is not there or not free."
                                        ::formatted)
                        .orElse("No PersistentVolume that is free fits a disk of the VM."))
                .remedy("Have a PersistentVolume made or freed that fits the claim: nothing provisions one for"
                        + " StorageClass \"\".");
    }

    /// A class that waits for its first consumer is normal until the pod is scheduled.
    private static boolean isPatient(Scene scene, Claim claim) {
        return claim.storageClass()
                        .flatMap(scene.evidence().storage()::findClass)
                        .filter(StorageClass::patient)
                        .isPresent()
                || event(scene, claim, "WaitForFirstConsumer").isPresent();
    }

    /// The scheduler has chosen a node, and the volume should be there by now.
    private static boolean isLate(Scene scene, Claim claim) {
        return claim.findNode().isPresent()
                && scene.pod()
                        .filter(pod -> scene.isPast(pod.metadata().created(), PROVISIONING))
                        .isPresent();
    }

    private static Optional<Sign> notMounted(Scene scene) {
        return Stream.of("FailedAttachVolume", "FailedMapVolume", "FailedMount")
                .flatMap(reason -> scene.hindrance(reason, "").stream())
                .filter(event -> !LaunchRules.namesMissingObject(event))
                .findFirst()
                .map(event -> Sign.likely(event)
                        .command(scene.kubectl("describe pod " + event.about().name())));
    }
}
