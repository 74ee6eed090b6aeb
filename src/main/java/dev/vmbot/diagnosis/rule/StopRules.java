package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.evidence.Metadata;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Prospects.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The VM does not stop, or does not go away.
public final class StopRules {

    /// What a stop may take beyond the guest's grace period: the kill, and unmounting volumes.
    private static final Duration TEARDOWN = Duration.ofSeconds(60);
    /// KubeVirt takes its own finalizers off a run within seconds after its end.
    private static final Duration CLEANUP = Duration.ofSeconds(60);
    /// What others do before they let go of a run, as long as it may pass for quick.
    private static final Duration LETTING_GO = Duration.ofSeconds(20);
    /// What depends on a VM is deleted first.
    private static final Duration CASCADE = Duration.ofMinutes(2);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "stop-overdue",
                            new Text(
                                    "The guest did not shut down within its grace period, and KubeVirt has not got rid"
                                            + " of it since.",
                                    "VMI `deletionTimestamp` older than its grace period and a minute",
                                    "Look inside the guest first: a hanging shutdown script, or no ACPI support. A"
                                            + " forced stop is the last resort: it cuts the guest's power, and what it has"
                                            + " not written to disk is lost."),
                            StopRules::overdue)
                    .silencing("still-shutting-down", "being-cut-off", "being-deleted"),
            Rule.of(
                            "pod-stuck-terminating",
                            new Text(
                                    "The guest is down, but its pod does not go away; mostly a volume that cannot be"
                                            + " unmounted.",
                                    "VMI final, its pod's `deletionTimestamp` long past",
                                    "Look at the pod's events. It is the node's kubelet that has to finish."),
                            StopRules::podStuck)
                    .silencing("still-shutting-down", "being-cut-off", "being-deleted", "finalizer-blocks-run"),
            Rule.of(
                            "finalizer-blocks-run",
                            new Text(
                                    "The guest and its pod are gone, but a finalizer keeps the VM's instance.",
                                    "VMI final with `deletionTimestamp` and finalizers, no pod left",
                                    "Have whoever set the finalizer finish; KubeVirt's own are taken off by"
                                            + " virt-controller."),
                            StopRules::runFinalizer)
                    .silencing("still-shutting-down", "being-cut-off", "being-deleted"),
            Rule.of(
                            "finalizer-blocks-deletion",
                            new Text(
                                    "The VM is being deleted, and a finalizer holds it back.",
                                    "VM `deletionTimestamp` with finalizers, no VMI left",
                                    "Wait a few minutes for what depends on the VM; then have whoever set the"
                                            + " finalizer finish."),
                            StopRules::vmFinalizer)
                    .silencing("being-deleted"),
            Rule.of(
                    "still-shutting-down",
                    new Text(
                            "The guest is still shutting down.",
                            "VMI `deletionTimestamp` within its grace period",
                            "Wait: it has time until its grace period is over, and cutting it off then takes up to a"
                                    + " minute."),
                    StopRules::shuttingDown),
            Rule.of(
                    "being-cut-off",
                    new Text(
                            "The guest's grace period is over, and KubeVirt is cutting its power.",
                            "VMI `deletionTimestamp` older than its grace period by less than a minute",
                            "Wait a minute: cutting it off and unmounting its volumes takes that long. What the guest"
                                    + " has not written to disk may be lost."),
                    StopRules::cutOff),
            Rule.of(
                            "being-deleted",
                            new Text(
                                    "This VM is being deleted; starting or stopping it has no effect any more.",
                                    "VM `deletionTimestamp`",
                                    "Wait for the deletion to end. If the VM is wanted, create it anew."),
                            scene -> scene.vm()
                                    .filter(machine -> machine.metadata().isDeleting())
                                    .map(machine -> Sign.certain(line("VM", machine.metadata()))
                                            .with(scene.vmi().stream()
                                                    .map(run -> "VMI: still there, phase " + run.phase()))
                                            .with(dependents(scene))
                                            .command(scene.kubectl("get vm,vmi,datavolumes,pvc"))))
                    .silencing("still-shutting-down", "being-cut-off"),
            Rule.of(
                    "protected-label",
                    new Text(
                            "The VM carries the label protected=true, and is being deleted all the same.",
                            "VM label `protected: \"true\"` with `deletionTimestamp`",
                            "The label keeps tools that honour it from deleting; somebody deleted it another way. A"
                                    + " deletion cannot be taken back."),
                    scene -> scene.vm()
                            .filter(machine -> machine.metadata().isDeleting())
                            .filter(machine ->
                                    "true".equals(machine.metadata().marks().get("protected")))
                            .map(machine -> Sign.possible("VM: label protected=true, " + line("VM", machine.metadata()))
                                    .command(scene.kubectl("get vm " + scene.name() + " --show-labels")))));

    private StopRules() {}

    private static String line(String kind, Metadata metadata) {
        return "%s: deletionTimestamp %s, finalizers %s"
                .formatted(kind, metadata.deleting().map(Instant::toString).orElse("none"), metadata.finalizers());
    }

    private static Stream<String> dependents(Scene scene) {
        return Stream.concat(
                scene.evidence().storage().dataVolumes().stream()
                        .filter(volume -> volume.metadata().isDeleting())
                        .map(volume -> line("DataVolume " + volume.metadata().name(), volume.metadata())),
                scene.evidence().storage().claims().stream()
                        .filter(claim -> claim.metadata().isDeleting())
                        .map(claim -> line("PVC " + claim.metadata().name(), claim.metadata())));
    }

    private static Optional<Instant> end(Instance run) {
        return run.metadata().deleting().map(since -> since.plus(run.grace()));
    }

    private static Optional<Sign> overdue(Scene scene) {
        return scene.vmi()
                .filter(run -> !run.isFinal())
                .flatMap(run -> end(run).filter(end -> scene.isPast(end, TEARDOWN))
                        .map(end -> offering(scene, end, Sign.certain(line(run, end, scene)))
                                .with(scene.events("ShuttingDown").limit(1))
                                .with(scene.events("SyncFailed").limit(1))
                                .with(scene.events("FailedKillPod").limit(1))
                                .beyondWaiting()
                                .command(scene.virtctl("console"))
                                .then(StopSteps.forRun(scene, run))));
    }

    private static String line(Instance run, Instant end, Scene scene) {
        return "VMI: asked to stop at %s, grace period %s, over for %s"
                .formatted(
                        run.metadata().deleting().map(Instant::toString).orElse(""),
                        Match.time(run.grace()),
                        Match.time(Duration.between(end, scene.now())));
    }

    private static Optional<Sign> shuttingDown(Scene scene) {
        return scene.vmi()
                .filter(run -> !run.isFinal())
                .flatMap(run -> end(run).filter(end -> end.isAfter(scene.now()))
                        .map(end -> offering(scene, end, Sign.certain(left(run, end, scene)))
                                .with(scene.events("ShuttingDown").limit(1))
                                .command(scene.virtctl("console"))));
    }

    private static Optional<Sign> cutOff(Scene scene) {
        return scene.vmi()
                .filter(run -> !run.isFinal())
                .flatMap(run -> end(run).filter(end -> !end.isAfter(scene.now()))
                        .filter(end -> !scene.isPast(end, TEARDOWN))
                        .map(end -> offering(scene, end, Sign.certain(line(run, end, scene)))
                                .with(scene.events("ShuttingDown").limit(1))
                                .command(scene.virtctl("console"))));
    }

    private static String left(Instance run, Instant end, Scene scene) {
        return "VMI: deletionTimestamp set, grace period %s, %s left"
                .formatted(Match.time(run.grace()), Match.time(Duration.between(scene.now(), end)));
    }

    /// The bot changes nothing on a VM that is being deleted.
    private static Sign offering(Scene scene, Instant end, Sign sign) {
        boolean deleting =
                scene.vm().filter(machine -> machine.metadata().isDeleting()).isPresent();
        return deleting ? sign.offering(Offer.WAIT_LONGER) : sign.offeringForcedStop(end);
    }

    private static Optional<Sign> podStuck(Scene scene) {
        return scene.vmi()
                .filter(run -> run.isFinal() && run.isDeleting())
                .flatMap(run -> scene.pod()
                        .filter(pod -> pod.metadata()
                                .deleting()
                                .filter(since -> scene.isPast(since, TEARDOWN))
                                .isPresent())
                        .filter(_ -> isLeft(run, TEARDOWN, scene))
                        .map(pod -> Sign.certain(
                                        line("Pod " + pod.metadata().name(), pod.metadata()),
                                        "VMI: phase " + run.phase())
                                .with(scene.events("FailedKillPod").limit(1))
                                .with(scene.events("FailedUnMount").limit(1))
                                .beyondWaiting()
                                .command(scene.kubectl(
                                        "describe pod " + pod.metadata().name()))
                                .then(StopSteps.forPod(scene, pod))));
    }

    /// Whether it has been over, and to be deleted, for longer than that.
    private static boolean isLeft(Instance run, Duration allowed, Scene scene) {
        return run.metadata()
                .deleting()
                .map(asked -> run.phaseSince().filter(asked::isBefore).orElse(asked))
                .filter(since -> scene.isPast(since, allowed))
                .isPresent();
    }

    private static Optional<Sign> runFinalizer(Scene scene) {
        return scene.vmi()
                .filter(run -> run.isFinal() && !run.metadata().finalizers().isEmpty())
                .filter(run -> isLeft(run, isHeldByOthers(run) ? LETTING_GO : CLEANUP, scene))
                .filter(_ -> scene.evidence().pods().isEmpty()
                        && scene.evidence().coverage().isRead(Part.PODS))
                .map(run -> Sign.certain(line("VMI", run.metadata()))
                        .cause(Finalizers.cause(
                                "The VM's instance", run.metadata().finalizers()))
                        .beyondWaiting()
                        .command(scene.kubectl("get vmi " + scene.name() + " -o jsonpath='{.metadata.finalizers}'"))
                        .then(StopSteps.forRunFinalizers(scene, run)));
    }

    private static boolean isHeldByOthers(Instance run) {
        return run.metadata().finalizers().stream().anyMatch(Finalizers::isForeign);
    }

    private static Optional<Sign> vmFinalizer(Scene scene) {
        return scene.vm()
                .filter(machine -> machine.past().busy().isEmpty()
                        || !Finalizers.areOfSnapshot(machine.metadata().finalizers()))
                .map(Machine::metadata)
                .filter(metadata -> !metadata.finalizers().isEmpty())
                .filter(metadata -> metadata.deleting()
                        .filter(since -> scene.isPast(
                                since,
                                metadata.finalizers().stream().allMatch(Finalizers::isForeign) ? LETTING_GO : CASCADE))
                        .isPresent())
                .filter(_ -> scene.hasNoRun())
                .map(metadata -> Sign.certain(line("VM", metadata))
                        .with(dependents(scene))
                        .cause(Finalizers.cause("The VM is being deleted, and it", metadata.finalizers()))
                        .beyondWaiting()
                        .command(scene.kubectl("get vm " + scene.name() + " -o jsonpath='{.metadata.finalizers}'"))
                        .then(StopSteps.forVmFinalizers(scene, metadata.finalizers())));
    }
}
