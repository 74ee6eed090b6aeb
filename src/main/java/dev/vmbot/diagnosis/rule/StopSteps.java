package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.evidence.Surroundings.Node;
import dev.vmbot.model.Prospects.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a person can do when a VM does not stop or go away, safest first, each with its danger.
///
/// Two things are never proposed: anything that could leave a guest running unseen while the state of its node is
/// unknown, and taking off KubeVirt's or Kubernetes' own finalizers.
final class StopSteps {

    private static final String SECOND_WRITER =
            "The guest may still run there, and a second one on the same disk destroys it.";

    private StopSteps() {}

    /// For a run whose guest may still be alive. Whoever else has a finalizer on it is not what it waits for.
    static List<Step> forRun(Scene scene, Instance run) {
        List<Step> steps = new ArrayList<>(forNode(scene));
        if (!run.isDeleting() || scene.vm().isPresent()) {
            steps.add(new Step(
                    "Deleting the VMI takes the same graceful way as a stop; it helps only where no stop was asked for. "
                            + scene.vm().map(StopSteps::afterDeletion).orElse(""),
                    scene.kubectl("delete vmi " + scene.name()),
                    Optional.of("--force --grace-period=0 makes it no faster: the guest's own grace period counts.")));
        }
        scene.pod().ifPresent(pod -> steps.addAll(deletion(scene, pod)));
        steps.addAll(own(scene, run.metadata().finalizers()));
        steps.add(new Step(
                "A forced stop, the last resort, cuts the guest's power.",
                "virtctl stop %s -n %s --force --grace-period=0".formatted(scene.name(), scene.namespace()),
                Optional.of("What the guest has not written to disk is lost.")));
        return steps;
    }

    private static String afterDeletion(Machine machine) {
        if (machine.metadata().isDeleting()) {
            return "The VM itself is being deleted, so nothing comes after.";
        }
        return switch (machine.strategy()) {
            case ALWAYS -> "With run strategy Always the VM comes straight back.";
            case ONCE -> "With run strategy Once a new run begins.";
            case RERUN_ON_FAILURE, MANUAL ->
                "With run strategy " + machine.strategy().word() + " it stays down.";
            case HALTED -> "With run strategy Halted it stays down.";
            case WAIT_AS_RECEIVER, OTHER -> "What comes after depends on the run strategy.";
        };
    }

    static List<Step> forPod(Scene scene, LauncherPod pod) {
        return join(forNode(scene), deletion(scene, pod));
    }

    /// Only while the node that it is on is known to live.
    private static List<Step> deletion(Scene scene, LauncherPod pod) {
        if (!isAlive(scene, pod.node())) {
            return List.of();
        }
        return List.of(new Step(
                "Deleting the pod, without force, asks the node once more to end it.",
                scene.kubectl("delete pod " + pod.metadata().name()),
                Optional.of(
                        "Never with --force --grace-period=0 unless the node is proven to be off. " + SECOND_WRITER)));
    }

    private static List<Step> forNode(Scene scene) {
        Optional<String> node = findNode(scene);
        if (isAlive(scene, node)) {
            return List.of();
        }
        return List.of(new Step(
                "Whether the VM's node is alive is not known. Find that out before anything is forced.",
                "kubectl get node " + node.orElse("NODE"),
                Optional.of("Until it is proven to be off, delete no pod by force and take off no finalizer. "
                        + SECOND_WRITER)));
    }

    /// For a run that is over and has no pod left.
    static List<Step> forRunFinalizers(Scene scene, Instance run) {
        List<String> finalizers = run.metadata().finalizers();
        return isAlive(scene, findNode(scene))
                ? join(own(scene, finalizers), foreign(scene, "vmi", finalizers))
                : join(forNode(scene), own(scene, finalizers));
    }

    /// For a VM that has no run left.
    static List<Step> forVmFinalizers(Scene scene, List<String> finalizers) {
        return join(own(scene, finalizers), foreign(scene, "vm", finalizers));
    }

    private static List<Step> join(List<Step> safer, List<Step> others) {
        return Stream.concat(safer.stream(), others.stream()).toList();
    }

    /// Those are explained; they are not to be taken off by anybody.
    private static List<Step> own(Scene scene, List<String> finalizers) {
        List<String> ofKubeVirt =
                finalizers.stream().filter(Finalizers::isOfKubeVirt).toList();
        List<String> ofKubernetes =
                finalizers.stream().filter(Finalizers::isOfKubernetes).toList();
        Step virtController = new Step(
                "%s lets go by itself once %s. See whether it runs."
                        .formatted(Finalizers.whose(ofKubeVirt), Finalizers.end(ofKubeVirt)),
                "kubectl get pods -A -l kubevirt.io=virt-controller",
                never(ofKubeVirt));
        Step collector = new Step(
                "%s; it lets go by itself once that is done. See what is left."
                        .formatted(Finalizers.whose(ofKubernetes)),
                scene.kubectl("get vmi,datavolumes,pvc"),
                never(ofKubernetes));
        return Stream.concat(
                        ofKubeVirt.stream().limit(1).map(_ -> virtController),
                        ofKubernetes.stream().limit(1).map(_ -> collector))
                .toList();
    }

    private static Optional<String> never(List<String> finalizers) {
        return Optional.of("Never take that hold (%s) off by hand. Left behind would be: %s."
                .formatted(String.join(", ", finalizers), Finalizers.leavesBehind(finalizers)));
    }

    /// One by one, each only if it is still where it was.
    private static List<Step> foreign(Scene scene, String kind, List<String> finalizers) {
        List<String> foreign = finalizers.stream().filter(Finalizers::isForeign).toList();
        if (foreign.isEmpty()) {
            return List.of();
        }
        return List.of(new Step(
                "Taking off what is held by %s, and nothing else; the last resort, after its owner has been asked."
                        .formatted(Finalizers.whose(foreign)),
                scene.kubectl("patch %s %s --type=json -p '[%s]'".formatted(kind, scene.name(), removals(finalizers))),
                Optional.of("It leaves behind: " + Finalizers.leavesBehind(foreign) + ".")));
    }

    /// From the last to the first, since each removal moves those behind it.
    private static String removals(List<String> finalizers) {
        return IntStream.iterate(finalizers.size() - 1, index -> index >= 0, index -> index - 1)
                .filter(index -> Finalizers.isForeign(finalizers.get(index)))
                .mapToObj(index -> """
                        {"op":"test","path":"/metadata/finalizers/%1$d","value":"%2$s"},\
                        {"op":"remove","path":"/metadata/finalizers/%1$d"}""".formatted(index, finalizers.get(index)))
                .collect(Collectors.joining(","));
    }

    private static Optional<String> findNode(Scene scene) {
        return scene.vmi().flatMap(Instance::node).or(() -> scene.pod().flatMap(LauncherPod::node));
    }

    /// What was read is that very node, and it is ready.
    private static boolean isAlive(Scene scene, Optional<String> name) {
        return scene.evidence()
                .around()
                .node()
                .filter(node -> name.filter(node.name()::equals).isPresent())
                .map(Node::findNotReady)
                .filter(Optional::isEmpty)
                .isPresent();
    }
}
