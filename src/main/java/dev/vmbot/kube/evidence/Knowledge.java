package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Machine.Template;
import dev.vmbot.model.VmRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known so far, as far as it tells what to ask for next.
final class Knowledge {

    /// No more requests than these for Secrets, and for the events of single objects.
    private static final int MOST = 4;

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

    boolean isRunning() {
        return findOwnInstance()
                .filter(vmi -> vmi.text("status", "phase").equals("Running"))
                .isPresent();
    }

    List<String> disks() {
        return template().map(Template::volumes).orElse(List.of());
    }

    List<String> secrets() {
        return template().stream()
                .flatMap(template -> template.secrets().stream())
                .filter(VmRef::isLegalName)
                .limit(MOST)
                .toList();
    }

    private Optional<Template> template() {
        return harvest.first(Part.MACHINE).map(vm -> TemplateReader.template(vm.at("spec")));
    }

    /// Newest first, without pods that only provision a volume.
    List<Fields> ownPods() {
        String uid = runUid().orElse("");
        return harvest.all(Part.PODS).stream()
                .filter(pod -> ObjectReader.isControlledBy(pod, uid))
                .filter(pod -> !pod.isPresent("metadata", "annotations", "kubevirt.io/ephemeral-provisioning"))
                .sorted(Comparator.comparing(
                                (Fields pod) -> ObjectReader.metadata(pod).created())
                        .reversed())
                .toList();
    }

    /// Of the pod that the run is in: on the VMI's node, as soon as it has one.
    Optional<String> findPodWithLog() {
        Optional<String> node = findNodeOfInstance();
        return ownPods().stream()
                .filter(pod ->
                        node.isEmpty() || pod.findText("spec", "nodeName").equals(node))
                .map(RunReader::pod)
                .filter(LauncherPod::hasStarted)
                .map(pod -> pod.metadata().name())
                .findFirst();
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

    boolean isWaitingForDisks() {
        return ownClaims().stream()
                        .anyMatch(claim -> !claim.text("status", "phase").equals("Bound"))
                || ownDataVolumes().stream()
                        .anyMatch(volume -> !volume.text("status", "phase").equals("Succeeded"));
    }

    /// Of those objects that tell most.
    List<String> uids() {
        return Stream.of(
                        runUid().stream(),
                        ownPods().stream().map(pod -> pod.text("metadata", "uid")),
                        harvest.first(Part.MACHINE).stream().map(vm -> vm.text("metadata", "uid")),
                        ownClaims().stream().map(claim -> claim.text("metadata", "uid")))
                .flatMap(uids -> uids)
                .filter(uid -> !uid.isEmpty())
                .limit(MOST)
                .toList();
    }
}
