package dev.vmbot.diagnosis.rule.disk;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Storage;
import dev.vmbot.diagnosis.evidence.Storage.DataVolume;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.diagnosis.rule.Scene;
import dev.vmbot.diagnosis.rule.Sign;
import dev.vmbot.model.Prospects.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// A disk of the VM cannot even begin to be filled. CDI says why in the conditions of the DataVolume or, once
/// only, in an event of it or of its claim (`pkg/controller/datavolume`, `pkg/controller/clone` there).
public final class PreparationRules {

    /// What was said longer ago may have been mended since.
    private static final Duration LATELY = Duration.ofMinutes(15);
    /// CDI makes the claim within seconds.
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final String[] ECHOES = {
        "import-not-begun",
        "import-running",
        "claim-not-bound",
        "vmi-not-created",
        "unschedulable",
        "start-still-queued",
        "sync-trouble"
    };

    public static final List<Rule> ALL = List.of(
            rule(
                    "clone-source-missing",
                    new Text(
                            "The disk or snapshot that a disk of the VM is cloned from does not exist.",
                            "DataVolume condition or event `CloneWithoutSource`",
                            "Have the source created, or correct its name in the DataVolume. The clone begins by"
                                    + " itself when the source appears."),
                    Set.of("CloneWithoutSource"),
                    (_, _) -> true),
            rule(
                    "clone-not-possible",
                    new Text(
                            "A disk of the VM cannot be cloned from its source: they do not fit together.",
                            "DataVolume condition or event `CloneValidationFailed`, `ErrIncompatiblePVC` or"
                                    + " `ErrUnableToClone`",
                            "Mostly the disk is smaller than its source, or of another volume mode: correct it in the"
                                    + " DataVolume."),
                    Set.of("CloneValidationFailed", "ErrIncompatiblePVC", "ErrUnableToClone"),
                    (_, _) -> true),
            rule(
                    "claim-not-valid",
                    new Text(
                            "A disk of the VM asks for storage in a way that no claim can be made of.",
                            "DataVolume without a PVC, condition or event `ErrClaimNotValid`",
                            "Correct what the message names in the DataVolume: mostly its access mode, size or"
                                    + " StorageClass; what cannot be changed there goes into a new one."),
                    Set.of("ErrClaimNotValid"),
                    (scene, volume) ->
                            scene.evidence().storage().findClaim(volume).isEmpty()),
            rule(
                    "disk-name-taken",
                    new Text(
                            "A disk of the VM cannot be made, because another one has its name.",
                            "DataVolume event `ErrResourceExists`, PVC of another owner",
                            "Find out whose the existing PersistentVolumeClaim is; give the VM's disk another name."),
                    Set.of("ErrResourceExists"),
                    PreparationRules::isClaimOfAnother),
            Rule.of(
                            "clone-source-in-use",
                            new Text(
                                    "The disk that a disk of the VM is cloned from is in use; the clone waits until it"
                                            + " is free.",
                                    "DataVolume or PVC event `CloneSourceInUse`",
                                    "Stop what uses the source, or wait until it is done."),
                            scene -> waiting(scene)
                                    .flatMap(volume -> told(scene, volume, Set.of("CloneSourceInUse")).stream())
                                    .findFirst()
                                    .map(sign -> sign.offering(Offer.WAIT_LONGER)))
                    .silencing(ECHOES),
            Rule.of(
                            "import-pod-not-started",
                            new Text(
                                    "The pod that fills a disk of the VM cannot be started.",
                                    "DataVolume `Running=False/Unschedulable`, or event `ErrStartingPod`",
                                    "Look at the importer pod's events: it needs a node with room, and its images."),
                            scene -> waiting(scene)
                                    .flatMap(volume ->
                                            told(scene, volume, Set.of("Unschedulable", "ErrStartingPod")).stream())
                                    .findFirst()
                                    .map(sign -> sign.offering(Offer.WAIT_LONGER)
                                            .command(
                                                    scene.kubectl("describe pods -l app=containerized-data-importer"))))
                    .silencing(ECHOES),
            Rule.of(
                            "upload-awaited",
                            new Text(
                                    "A disk of the VM waits for somebody to upload its content.",
                                    "DataVolume phase `UploadReady`",
                                    "Upload the image; the VM starts by itself when the disk is ready."),
                            scene -> waiting(scene)
                                    .filter(DataVolume::awaitsUpload)
                                    .findFirst()
                                    .map(volume -> Sign.likely(ImportRules.line(volume))
                                            .offering(Offer.WAIT_LONGER)
                                            .command("virtctl image-upload dv %s --no-create --image-path=FILE -n %s"
                                                    .formatted(volume.metadata().name(), scene.namespace()))))
                    .silencing(ECHOES),
            Rule.of(
                    "import-not-begun",
                    new Text(
                            "A disk of the VM has not begun to be filled.",
                            "DataVolume phase empty, `Pending`, `PVCBound`, `Paused` or `Unknown`",
                            "Look at the DataVolume's events, and whether CDI, which fills disks, is at work."),
                    PreparationRules::notBegun));

    private PreparationRules() {}

    private static Rule rule(String id, Text text, Set<String> reasons, BiPredicate<Scene, DataVolume> holds) {
        return Rule.of(
                        id,
                        text,
                        scene -> waiting(scene)
                                .filter(volume -> holds.test(scene, volume))
                                .flatMap(volume -> told(scene, volume, reasons).stream())
                                .findFirst()
                                .map(Sign::beyondWaiting))
                .silencing(ECHOES);
    }

    /// Those that a VM that is to be up needs, and that nothing is on its way to.
    private static Stream<DataVolume> waiting(Scene scene) {
        return ImportRules.volumes(scene)
                .filter(volume -> !volume.isAtRest() && !volume.phase().equals("Failed"))
                .filter(volume -> !volume.isBeingFilled());
    }

    /// What CDI says with one of these reasons: in a condition, else in an event that is not old.
    static Optional<Sign> told(Scene scene, DataVolume volume, Set<String> reasons) {
        Optional<Sign> condition = volume.conditions().stream()
                .filter(one -> !one.status().equals("True") && reasons.contains(one.reason()))
                .findFirst()
                .map(one -> Sign.certain(ImportRules.line(volume), one));
        Optional<Sign> event = events(scene, volume)
                .filter(one -> reasons.contains(one.reason()))
                .filter(one -> scene.isRecent(one.last(), LATELY))
                .findFirst()
                .map(one -> Sign.certain(ImportRules.line(volume), one));
        return condition
                .or(() -> event)
                .map(sign -> sign.command(
                        scene.kubectl("describe datavolume " + volume.metadata().name())));
    }

    private static Stream<Event> events(Scene scene, DataVolume volume) {
        String claim = scene.evidence()
                .storage()
                .findClaim(volume)
                .map(one -> one.metadata().uid())
                .orElse("");
        return scene.evidence()
                .currentEvents()
                .filter(event -> event.about().uid().equals(volume.metadata().uid())
                        || event.about().uid().equals(claim));
    }

    static boolean isWithoutClaim(Scene scene, DataVolume volume) {
        return scene.evidence().coverage().isRead(Part.CLAIMS)
                && scene.evidence().storage().findClaim(volume).isEmpty();
    }

    private static boolean isClaimOfAnother(Scene scene, DataVolume volume) {
        Storage storage = scene.evidence().storage();
        return storage.findClaim(volume)
                .filter(claim -> !claim.metadata()
                        .owners()
                        .contains("DataVolume/" + volume.metadata().name()))
                .isPresent();
    }

    /// One look cannot tell standing from slow, so that only time makes it likely.
    private static Optional<Sign> notBegun(Scene scene) {
        return waiting(scene)
                .filter(volume -> !volume.isUnderWay())
                .findFirst()
                .map(volume -> (scene.isPast(volume.metadata().created(), SOON)
                                ? Sign.likely(ImportRules.line(volume))
                                : Sign.possible(ImportRules.line(volume)))
                        .with(events(scene, volume).filter(Event::warning).limit(2))
                        .offering(Offer.WAIT_LONGER)
                        .command(scene.kubectl(
                                "describe datavolume " + volume.metadata().name())));
    }
}
