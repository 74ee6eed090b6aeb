package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Container;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Prospects.Offer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The guest's pod does not stay.
public final class CrashRules {

    static final String[] GENERAL = {
        "crash-loop", "guest-crashed", "launcher-crashed", "sync-trouble", "stuck-scheduled"
    };

    private static final Pattern KUBELETS_WORD = Pattern.compile("^[A-Z][A-Za-z]+(: |$)");

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "out-of-memory",
                            new Text(
                                    "The VM's pod used more memory than it may, and was killed.",
                                    "container `compute` terminated with `OOMKilled`",
                                    "Give the VM a higher memory limit, or the guest less memory than the limit, and"
                                            + " start it again."),
                            CrashRules::outOfMemory)
                    .silencing(GENERAL)
                    .silencing("qemu-no-memory", "qemu-refuses", "qemu-crashed"),
            Rule.of(
                            "pod-evicted",
                            new Text(
                                    "The VM's pod was thrown off its node, or refused by it.",
                                    "pod `status.reason` `Evicted` or `Preempting`; pod `Failed` with any other, such"
                                            + " as `UnexpectedAdmissionError` or `OutOfcpu`",
                                    "The message says what the node lacked. Start the VM again once there is room."),
                            scene -> scene.pod()
                                    .filter(CrashRules::isThrownOff)
                                    .map(pod -> Sign.certain(
                                                    "Pod " + pod.metadata().name() + ": " + pod.reason())
                                            .offering(Offer.START_AGAIN)
                                            .command("kubectl describe nodes")))
                    .silencing(GENERAL)
                    .silencing("qemu-crashed"),
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

    static boolean isBetweenCrashes(Scene scene) {
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
