package dev.vmbot.diagnosis.rule.disk;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Storage;
import dev.vmbot.diagnosis.evidence.Storage.StorageClass;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.Sign;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A disk asks for a kind of storage that the cluster does not have: by its claim, or by a DataVolume that no
/// claim could be made of.
public final class StorageClassRules {

    private static final String[] ECHOES = {
        "provisioning-failed",
        "claim-not-bound",
        "claim-not-valid",
        "import-not-begun",
        "import-running",
        "import-failed",
        "unschedulable"
    };

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "storage-class-missing",
                            new Text(
                                    "A disk of the VM asks for a StorageClass that does not exist.",
                                    "pending PVC, or DataVolume without one, whose `storageClassName` is not among the"
                                            + " StorageClasses",
                                    "Have the StorageClass created, or recreate the disk with one that exists."),
                            StorageClassRules::missing)
                    .silencing(ECHOES),
            Rule.of(
                            "no-default-storage-class",
                            new Text(
                                    "A disk of the VM names no StorageClass, and the cluster has no default one.",
                                    "pending PVC, or DataVolume without one, without `storageClassName`; no default"
                                            + " among the StorageClasses",
                                    "Have a StorageClass marked as default, or recreate the disk with a StorageClass."),
                            StorageClassRules::noDefault)
                    .silencing(ECHOES));

    private StorageClassRules() {}

    /// @param storageClass empty where the cluster's default is meant, an empty text where none is wanted
    /// @param takes whether a StorageClass is the default for it
    private record Wish(String disk, Optional<String> storageClass, Predicate<StorageClass> takes, Sign sign) {}

    private static Stream<Wish> wishes(Scene scene) {
        Stream<Wish> claims = DiskRules.pending(scene)
                .filter(claim -> scene.evidence()
                        .storage()
                        .findFiller(claim)
                        .filter(ImportRules::hasHadPod)
                        .isEmpty())
                .map(claim -> new Wish(
                        claim.metadata().name(),
                        claim.storageClass(),
                        StorageClass::isDefault,
                        Sign.certain(DiskRules.line(claim))
                                .with(Stream.of("ProvisioningFailed", "FailedBinding")
                                        .flatMap(reason -> DiskRules.event(scene, claim, reason).stream()))));
        Stream<Wish> volumes = ImportRules.volumes(scene)
                .filter(volume -> !volume.isAtRest() && !ImportRules.hasHadPod(volume))
                .filter(volume -> PreparationRules.isWithoutClaim(scene, volume))
                .map(volume -> new Wish(
                        volume.metadata().name(),
                        volume.storageClass(),
                        one -> one.isDefault() || one.isDefaultOfDataVolumes(),
                        PreparationRules.told(scene, volume, Set.of("ErrClaimNotValid"))
                                .orElse(Sign.certain(ImportRules.line(volume) + ", no PVC"))));
        return Stream.concat(claims, volumes);
    }

    private static Optional<Sign> missing(Scene scene) {
        if (!scene.evidence().coverage().isRead(Part.STORAGE_CLASSES)) {
            return told(scene);
        }
        Storage storage = scene.evidence().storage();
        return wishes(scene)
                .filter(wish -> wish.storageClass()
                        .filter(name ->
                                !name.isEmpty() && storage.findClass(name).isEmpty())
                        .isPresent())
                .findFirst()
                .map(wish -> wish.sign()
                        .beyondWaiting()
                        .cause("The disk %s asks for the StorageClass %s, which does not exist."
                                .formatted(wish.disk(), wish.storageClass().orElse("")))
                        .remedy("Have it created, or recreate the disk with one that exists: %s."
                                .formatted(storage.classes().isEmpty() ? "there is none" : names(storage)))
                        .command("kubectl get storageclasses"));
    }

    private static Optional<Sign> told(Scene scene) {
        return DiskRules.pending(scene)
                .flatMap(claim -> DiskRules.event(scene, claim, "ProvisioningFailed").stream())
                .filter(StorageClassRules::isOfMissingClass)
                .findFirst()
                .map(event -> Sign.certain(event).beyondWaiting().command("kubectl get storageclasses"));
    }

    private static boolean isOfMissingClass(Event event) {
        return event.says("storageclass.storage.k8s.io") && event.says("not found");
    }

    private static String names(Storage storage) {
        return storage.classes().stream()
                .map(one -> one.isDefault() ? one.name() + " (default)" : one.name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Optional<Sign> noDefault(Scene scene) {
        boolean known = scene.evidence().coverage().isRead(Part.STORAGE_CLASSES);
        List<StorageClass> classes = scene.evidence().storage().classes();
        return wishes(scene)
                .filter(wish -> known && wish.storageClass().isEmpty())
                .filter(wish -> classes.stream().noneMatch(wish.takes()))
                .findFirst()
                .map(wish -> wish.sign().beyondWaiting().command("kubectl get storageclasses"));
    }
}
