package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Container;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Prospects.Offer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// qemu does not start, or does not stay.
public final class CrashRules {

    private static final String[] GENERAL = {
        "crash-loop", "guest-crashed", "launcher-crashed", "sync-trouble", "qemu-crashed", "stuck-scheduled"
    };

    private static final Pattern KUBELETS_WORD = Pattern.compile("^[A-Z][A-Za-z]+(: |$)");

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "out-of-memory",
                            new Text(
                                    "The VM's pod used more memory than it may, and was killed.",
                                    "container `compute` terminated with `OOMKilled`",
                                    "Give the VM a higher memory limit, or the guest less memory than the limit, and start it again."),
                            CrashRules::outOfMemory)
                    .silencing(GENERAL)
                    .silencing("qemu-no-memory"),
            qemu(
                    "kvm-unusable",
                    new Text(
                            "Hardware virtualization does not work on the VM's node.",
                            "launcher log or event `SyncFailed`: KVM cannot be opened",
                            "Have the node's virtualization extensions checked; until then keep VMs off it."),
                    "Could not access KVM kernel module|failed to initialize kvm|KVM is not available",
                    scene -> "kubectl debug node/"
                            + scene.vmi().flatMap(Instance::node).orElse("NODE")
                            + " -it --image=busybox -- chroot /host lsmod"),
            qemu(
                    "qemu-no-memory",
                    new Text(
                            "qemu could not get the memory that the guest is to have.",
                            "launcher log or event `SyncFailed`: `cannot set up guest memory`, `Cannot allocate memory`",
                            "Give the guest less memory, or have hugepages or free memory on the node checked."),
                    "cannot set up guest memory|Cannot allocate memory",
                    scene -> scene.kubectl("get vmi " + scene.name() + " -o jsonpath='{.spec.domain.memory}'")),
            qemu(
                    "disk-locked",
                    new Text(
                            "A disk of the VM is in use by another process.",
                            "launcher log or event `SyncFailed`: `Failed to get \"write\" lock`",
                            "Find the other user of the disk. Do not force anything: two writers destroy a disk."),
                    "Failed to get (shared )?\\\\?\"write\\\\?\" lock",
                    scene -> scene.kubectl("get pods,pvc")),
            qemu(
                    "disk-unreadable",
                    new Text(
                            "A disk image of the VM cannot be opened: it is missing, damaged or of another format.",
                            "launcher log or event `SyncFailed`: qemu cannot open the image",
                            "Check the disk's content; import it anew, or restore it from a backup."),
                    "Image is not in \\w+ format|[Ii]mage is corrupt|Could not open '|unable to open disk|no such file or directory.*disk",
                    scene -> scene.kubectl("get datavolumes,pvc")),
            qemu(
                    "network-setup-failed",
                    new Text(
                            "The VM's network interface cannot be set up on its node.",
                            "event `SyncFailed`: network setup",
                            "Check the VM's networks and the NetworkAttachmentDefinitions that they name."),
                    "failed to configure vmi network|[Cc]ritical network error|failed plugging phase",
                    scene -> scene.kubectl("get network-attachment-definitions")),
            qemu(
                    "qemu-crashed",
                    new Text(
                            "qemu itself crashed.",
                            "launcher log or event `SyncFailed`: segmentation fault, monitor closed",
                            "Keep the launcher's log and report it to the cluster administrators; another start may work."),
                    "[Ss]egmentation fault|SIGSEGV|unexpectedly closed the monitor",
                    scene -> scene.kubectl("logs -l kubevirt.io/created-by="
                            + scene.vmi().map(run -> run.metadata().uid()).orElse("UID") + " -c compute --tail=100")),
            Rule.of(
                            "pod-evicted",
                            new Text(
                                    "The VM's pod was thrown off its node, or refused by it.",
                                    "pod `status.reason` `Evicted` or `Preempting`; pod `Failed` with any other, such as `UnexpectedAdmissionError` or `OutOfcpu`",
                                    "The message says what the node lacked. Start the VM again once there is room."),
                            scene -> scene.pod()
                                    .filter(CrashRules::isThrownOff)
                                    .map(pod -> Sign.certain(
                                                    "Pod " + pod.metadata().name() + ": " + pod.reason())
                                            .offering(Offer.START_AGAIN)
                                            .command("kubectl describe nodes")))
                    .silencing(GENERAL),
            Rule.of(
                    "sync-trouble",
                    new Text(
                            "KubeVirt cannot bring the VM's instance into the wanted state.",
                            "VMI `Synchronized=False` with any other reason",
                            "The message says what is in the way."),
                    scene -> scene.unsynchronized()
                            .filter(one -> !one.reason().equals("FailedCreate"))
                            .map(condition -> Sign.likely(condition)
                                    .with(scene.events("SyncFailed").limit(1))
                                    .command(scene.kubectl("describe vmi " + scene.name())))),
            Rule.of(
                            "launcher-crashed",
                            new Text(
                                    "The container that runs the guest ended with an error.",
                                    "container `compute` terminated with an exit code other than 0",
                                    "Its last lines say why; the log is gone with the pod, so keep it now."),
                            scene -> computeEnd(scene)
                                    .filter(end -> end.exitCode().orElse(0) != 0)
                                    .map(end -> Sign.likely(end)
                                            .with(logTail(scene))
                                            .command(scene.kubectl("logs "
                                                    + scene.pod()
                                                            .map(pod -> pod.metadata()
                                                                    .name())
                                                            .orElse("POD")
                                                    + " -c compute"))))
                    .silencing("crash-loop", "guest-crashed"));

    private CrashRules() {}

    /// The kubelet gives a word for it, and mostly a sentence.
    private static boolean isThrownOff(LauncherPod pod) {
        return pod.reason().startsWith("Evicted")
                || pod.reason().startsWith("Preempt")
                || (pod.phase().equals("Failed")
                        && KUBELETS_WORD.matcher(pod.reason()).find());
    }

    private static Rule qemu(String id, Text text, String words, Function<Scene, String> command) {
        Pattern pattern = Pattern.compile(words);
        return Rule.of(
                        id,
                        text,
                        scene -> said(scene)
                                .filter(line -> pattern.matcher(line).find())
                                .findFirst()
                                .map(line -> Sign.likely(line).command(command.apply(scene))))
                .silencing(Stream.of(GENERAL).filter(echo -> !echo.equals(id)).toArray(String[]::new));
    }

    /// What virt-handler, libvirt and qemu said about a run that does not run.
    private static Stream<String> said(Scene scene) {
        boolean trouble = scene.comingUp().isPresent()
                || scene.vmi().filter(run -> run.isFinal() && !run.isDeleting()).isPresent()
                || isBetweenCrashes(scene);
        return trouble
                ? Stream.of(
                                scene.unsynchronized().stream().map(Object::toString),
                                scene.events("SyncFailed").map(Object::toString),
                                scene.pod().stream().flatMap(pod -> pod.log().stream()))
                        .flatMap(lines -> lines)
                : Stream.empty();
    }

    private static boolean isBetweenCrashes(Scene scene) {
        return scene.vm().filter(machine -> machine.past().failures() > 0).isPresent()
                && scene.vmi().filter(Instance::isRunning).isEmpty();
    }

    /// How `compute` ended, where nobody asked it to.
    private static Optional<Container> computeEnd(Scene scene) {
        boolean asked = scene.vmi().filter(Instance::isDeleting).isPresent() && !isBetweenCrashes(scene);
        boolean runs = scene.vmi().filter(Instance::isRunning).isPresent();
        return asked || runs ? Optional.empty() : scene.pod().flatMap(LauncherPod::findComputeEnd);
    }

    /// Nobody asks for that, so it counts also while the run is cleared away.
    private static Optional<Sign> outOfMemory(Scene scene) {
        return scene.pod()
                .filter(_ -> scene.vmi().filter(Instance::isRunning).isEmpty())
                .flatMap(LauncherPod::findComputeEnd)
                .filter(end -> end.reason().equals("OOMKilled"))
                .map(
                        end -> Sign.certain(end)
                                .beyondWaiting()
                                .command(
                                        scene.kubectl(
                                                "get vm " + scene.name()
                                                        + " -o jsonpath='{.spec.template.spec.domain.memory}{.spec.template.spec.domain.resources}'")));
    }

    private static Stream<String> logTail(Scene scene) {
        List<String> log = scene.pod().map(LauncherPod::log).orElse(List.of());
        return log.stream().skip(Math.max(0, log.size() - 3));
    }
}
