package dev.vmbot.diagnosis.rule.disk;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Storage.DataVolume;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.Sign;
import dev.vmbot.model.Prospects.Offer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The content of a disk has to be brought first, by a DataVolume.
public final class ImportRules {

    /// CDI tries again by itself, which heals what was only away for a moment.
    private static final int OFTEN = 3;
    /// Even where its pod runs again.
    private static final int TOO_OFTEN = 5;

    private static final Set<String> PULLING =
            Set.of("ImagePullFailed", "ErrImagePull", "ImagePullBackOff", "InvalidImageName");

    private static final String[] ECHOES = {
        "import-running",
        "import-not-begun",
        "import-failed",
        "claim-not-bound",
        "unschedulable",
        "vmi-not-created",
        "launcher-not-created",
        "start-still-queued",
        "sync-trouble",
        "guest-crashed"
    };

    public static final List<Rule> ALL = List.of(
            rule(
                    "import-quota",
                    new Text(
                            "A quota of the namespace leaves no room for a disk of the VM.",
                            "DataVolume condition or event `ErrExceededQuota`, VM `Failure`: `exceeds quota limits`",
                            "Delete a disk that is not needed, or have the storage quota raised."),
                    ImportRules::quota,
                    "quota-exceeded"),
            rule(
                    "import-image-pull",
                    new Text(
                            "The image that a disk of the VM is filled from cannot be pulled.",
                            "DataVolume `Running=False/ImagePullFailed`",
                            "Correct the image's name in the DataVolume, or the Secret with the registry's"
                                    + " credentials."),
                    (scene, volume) -> volume.find("Running", "False")
                            .filter(_ -> !volume.isAtRest())
                            .filter(one -> PULLING.contains(one.reason()))
                            .map(condition -> failed(scene, volume, condition))),
            rule(
                    "import-failed",
                    new Text(
                            "The content of a disk of the VM cannot be imported.",
                            "DataVolume phase `Failed`, `Running=False` with any reason of a failure (certain after 3"
                                    + " tries), or a pod that was begun anew 5 times",
                            "The message says why: the pod's memory, the disk's size or permissions, or the source's"
                                    + " address, certificate or credentials."),
                    ImportRules::importFailed),
            Rule.of(
                    "import-running",
                    new Text(
                            "A disk of the VM is still being filled.",
                            "DataVolume phase `…InProgress` or `…Scheduled`, and `status.progress`",
                            "Wait: the VM starts by itself when the disk is ready."),
                    ImportRules::importRunning));

    private ImportRules() {}

    private static Rule rule(
            String id, Text text, BiFunction<Scene, DataVolume, Optional<Sign>> check, String... moreEchoes) {
        return Rule.of(
                        id,
                        text,
                        scene -> volumes(scene)
                                .flatMap(volume -> check.apply(scene, volume).stream())
                                .findFirst())
                .silencing(Stream.of(List.of(ECHOES), List.of(moreEchoes))
                        .flatMap(List::stream)
                        .filter(echo -> !echo.equals(id))
                        .toArray(String[]::new));
    }

    /// A pod has been at work on it, so that it has its storage; what that pod says comes before what may be guessed.
    static boolean hasHadPod(DataVolume volume) {
        return volume.isBeingFilled()
                || volume.phase().equals("Failed")
                || ImportFailure.find(volume, OFTEN).isPresent();
    }

    /// Of a VM that is to be up, or that KubeVirt reports because of them.
    static Stream<DataVolume> volumes(Scene scene) {
        return scene
                .vm()
                .filter(machine -> !machine.metadata().isDeleting())
                .filter(machine ->
                        scene.startingVm().isPresent() || machine.shown().equals("DataVolumeError"))
                .stream()
                .flatMap(_ -> scene.evidence().storage().dataVolumes().stream());
    }

    static String line(DataVolume volume) {
        return "DataVolume %s: phase %s%s%s"
                .formatted(
                        volume.metadata().name(),
                        volume.phase().isEmpty() ? "none" : volume.phase(),
                        volume.progress().isEmpty() || volume.progress().equals("N/A")
                                ? ""
                                : ", progress " + volume.progress(),
                        volume.restarts() == 0 ? "" : ", " + volume.restarts() + " restarts");
    }

    private static Optional<Sign> quota(Scene scene, DataVolume volume) {
        return volume.conditions().stream()
                .filter(one -> one.message().contains("exceeded quota"))
                .findFirst()
                .map(condition -> Sign.certain(line(volume), condition))
                .or(() -> PreparationRules.told(scene, volume, Set.of("ErrExceededQuota"))
                        .filter(_ -> !volume.isAtRest()))
                .or(() -> scene.failure()
                        .filter(one -> one.message().contains("exceeds quota limits"))
                        .map(condition -> Sign.certain(condition, line(volume))))
                .map(sign -> sign.beyondWaiting().command(scene.kubectl("describe resourcequota")));
    }

    private static Sign failed(Scene scene, DataVolume volume, Condition condition) {
        return Sign.certain(line(volume), condition)
                .beyondWaiting()
                .command(
                        scene.kubectl("describe datavolume " + volume.metadata().name()));
    }

    private static Optional<Sign> importFailed(Scene scene, DataVolume volume) {
        Optional<Sign> told = ImportFailure.find(volume, OFTEN)
                .map(condition -> volume.restarts() < OFTEN
                        ? Sign.likely(line(volume), condition)
                                .offering(Offer.WAIT_LONGER)
                                .command(scene.kubectl("describe datavolume "
                                        + volume.metadata().name()))
                        : failed(scene, volume, condition));
        return told.or(() -> failedForGood(scene, volume))
                .or(() -> begunAnew(scene, volume))
                .map(sign -> explained(sign, volume));
    }

    private static Optional<Sign> failedForGood(Scene scene, DataVolume volume) {
        return Optional.of(volume)
                .filter(one -> one.phase().equals("Failed"))
                .map(one -> Sign.certain(line(one))
                        .with(one.conditions().stream()
                                .filter(condition -> !condition.message().isEmpty())
                                .limit(2))
                        .beyondWaiting()
                        .command(scene.kubectl(
                                "describe datavolume " + one.metadata().name())));
    }

    /// Its pod runs at this moment; it has ended too often to be on its way.
    private static Optional<Sign> begunAnew(Scene scene, DataVolume volume) {
        return Optional.of(volume)
                .filter(one -> one.isBeingFilled() && one.restarts() >= TOO_OFTEN)
                .map(one -> Sign.likely(line(one))
                        .offering(Offer.WAIT_LONGER)
                        .command(scene.kubectl(
                                "describe datavolume " + one.metadata().name())));
    }

    private static Sign explained(Sign sign, DataVolume volume) {
        ImportFailure failure = ImportFailure.of(ImportFailure.words(volume));
        String cause = volume.restarts() < 2
                ? failure.cause()
                : failure.cause().replaceFirst("\\.$", " (%d times so far).".formatted(volume.restarts()));
        return sign.cause(cause).remedy(failure.remedy());
    }

    private static Optional<Sign> importRunning(Scene scene) {
        return volumes(scene)
                .filter(DataVolume::isUnderWay)
                .filter(volume -> scene.startingVm().isPresent())
                .findFirst()
                .map(volume -> (volume.isBeingFilled()
                                ? Sign.certain(line(volume))
                                : Sign.likely(line(volume)).cause("A disk of the VM is about to be filled."))
                        .offering(Offer.WAIT_LONGER)
                        .command(scene.kubectl(
                                "get datavolume " + volume.metadata().name() + " -w")));
    }
}
