package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.model.Prospects.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person can do when a VM does not stop or go away, safest first, each with its danger.
final class StopSteps {

    private StopSteps() {}

    static List<Step> forRun(Scene scene, Instance run) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "The console shows what the guest's shutdown waits for.", scene.virtctl("console"), Optional.empty()));
        if (!run.isDeleting() || scene.vm().isPresent()) {
            steps.add(new Step(
                    "Deleting the VMI takes the same graceful way as a stop; it helps only where no stop was asked for. "
                            + scene.vm().map(StopSteps::afterDeletion).orElse(""),
                    scene.kubectl("delete vmi " + scene.name()),
                    Optional.of("--force --grace-period=0 makes it no faster: the guest's own grace period counts.")));
        }
        scene.pod().ifPresent(pod -> steps.addAll(forPod(scene, pod)));
        steps.addAll(forFinalizers(scene, "vmi", run.metadata().finalizers()));
        return steps;
    }

    private static String afterDeletion(Machine machine) {
        return switch (machine.strategy()) {
            case ALWAYS -> "With run strategy Always the VM comes straight back.";
            case ONCE -> "With run strategy Once a new run begins.";
            case RERUN_ON_FAILURE, MANUAL ->
                "With run strategy " + machine.strategy().word() + " it stays down.";
            case HALTED -> "With run strategy Halted it stays down.";
            case WAIT_AS_RECEIVER, OTHER -> "What comes after depends on the run strategy.";
        };
    }

    /// Not while it is unknown whether the node lives: a second qemu could write to the same disk.
    static List<Step> forPod(Scene scene, LauncherPod pod) {
        if (!StopRules.isNodeAlive(scene)) {
            return List.of();
        }
        return List.of(new Step(
                "Deleting the pod, without force, asks the node once more to end it.",
                scene.kubectl("delete pod " + pod.metadata().name()),
                Optional.of(
                        "Never with --force --grace-period=0 unless the node is proven to be off: the guest may still run,"
                                + " and a second one on the same disk destroys it.")));
    }

    static List<Step> forFinalizers(Scene scene, String kind, List<String> finalizers) {
        if (finalizers.isEmpty()) {
            return List.of();
        }
        return List.of(new Step(
                "Taking off the finalizers lets the object vanish; the last resort, after their owner has been asked.",
                scene.kubectl("patch %s %s --type=json -p '[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]'"
                        .formatted(kind, scene.name())),
                Optional.of("It leaves behind: " + Finalizers.leavesBehind(finalizers) + ".")));
    }
}
