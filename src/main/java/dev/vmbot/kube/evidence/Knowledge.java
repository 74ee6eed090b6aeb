package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known so far, as far as it tells what to ask for next.
final class Knowledge {

    /// What is left of 20 requests for the events of single objects.
    private static final int MOST_EVENTS = 9;

    private final Harvest harvest;

    Knowledge(Harvest harvest) {
        this.harvest = harvest;
    }

    /// The VMI if it is the VM's own: a stray one of the same name may exist.
    Optional<Fields> findOwnInstance() {
        return harvest.first(Part.INSTANCE)
                .filter(vmi -> harvest.first(Part.MACHINE)
                        .map(vm -> vm.text("metadata", "uid"))
                        .filter(uid -> ObjectReader.isControlledBy(vmi, uid))
                        .isPresent());
    }

    /// Of the run under way, else of the last that failed.
    Optional<String> runUid() {
        return findOwnInstance()
                .flatMap(vmi -> vmi.findText("metadata", "uid"))
                .or(() -> harvest.first(Part.MACHINE)
                        .flatMap(vm -> vm.findText("status", "startFailure", "lastFailedVMIUID")));
    }

    List<String> disks() {
        return harvest.first(Part.MACHINE)
                .map(vm -> TemplateReader.template(vm.at("spec")).volumes())
                .orElse(List.of());
    }

    /// Those on the VMI's node first, then the newest; without pods that only provision a volume.
    List<Fields> ownPods() {
        String uid = runUid().orElse("");
        return harvest.all(Part.PODS).stream()
                .filter(pod -> ObjectReader.isControlledBy(pod, uid))
                .filter(pod -> !pod.isPresent("metadata", "annotations", "kubevirt.io/ephemeral-provisioning"))
                .sorted(Comparator.comparing(this::isOnNodeOfInstance)
                        .thenComparing(pod -> ObjectReader.metadata(pod).created())
                        .reversed())
                .toList();
    }

    /// Of the pod that the run is in: on the VMI's node, as soon as it has one.
    Optional<String> findPodWithLog() {
        return ownPods().stream()
                .filter(this::isOnNodeOfInstance)
                .map(RunReader::pod)
                .filter(LauncherPod::hasStarted)
                .map(pod -> pod.metadata().name())
                .findFirst();
    }

    /// Or anywhere, before the VMI has one.
    private boolean isOnNodeOfInstance(Fields pod) {
        Optional<String> node = findNodeOfInstance();
        return node.isEmpty() || pod.findText("spec", "nodeName").equals(node);
    }

    private Optional<String> findNodeOfInstance() {
        return findOwnInstance().flatMap(vmi -> vmi.findText("status", "nodeName"));
    }

    Optional<String> findNode() {
        return findNodeOfInstance()
                .or(() -> ownPods().stream()
                        .flatMap(pod -> pod.findText("spec", "nodeName").stream())
                        .findFirst());
    }

    List<Fields> ownClaims() {
        return named(Part.CLAIMS);
    }

    List<Fields> ownDataVolumes() {
        return named(Part.DATA_VOLUMES);
    }

    /// A DataVolume's claim has its name.
    private List<Fields> named(Part part) {
        List<String> disks = disks();
        return harvest.all(part).stream()
                .filter(object -> disks.contains(object.text("metadata", "name")))
                .toList();
    }

    /// A pod gets its node only when its disks are bound.
    boolean isWaitingForDisks() {
        return findNode().isEmpty()
                && Stream.concat(ownClaims().stream(), ownDataVolumes().stream())
                        .anyMatch(disk -> !isReady(disk));
    }

    /// Of those objects that tell most: the run, then disks that are not ready.
    List<String> uids() {
        Stream<String> run = Stream.concat(
                runUid().stream(),
                Stream.of(ownPods().stream().limit(1), harvest.first(Part.MACHINE).stream())
                        .flatMap(objects -> objects)
                        .map(Knowledge::uid));
        Stream<String> disks = Stream.concat(ownDataVolumes().stream(), ownClaims().stream())
                .sorted(Comparator.comparing(Knowledge::isReady))
                .map(Knowledge::uid);
        return Stream.concat(run, disks)
                .filter(uid -> !uid.isEmpty())
                .distinct()
                .limit(MOST_EVENTS)
                .toList();
    }

    private static String uid(Fields object) {
        return object.text("metadata", "uid");
    }

    private static boolean isReady(Fields disk) {
        String phase = disk.text("status", "phase");
        return phase.equals("Bound") || phase.equals("Succeeded");
    }
}
