package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Container;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.rule.Rule.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The pod has a node, but does not come up there.
public final class LaunchRules {

    private static final Set<String> PULLING =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    /// virt-launcher gives qemu about four minutes to appear.
    private static final Duration QEMU = Duration.ofMinutes(5);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "image-pull",
                            new Text(
                                    "An image that the VM needs cannot be pulled.",
                                    "container waiting with `ErrImagePull` or `ImagePullBackOff`, VMI"
                                            + " `Synchronized=False`",
                                    "Check the image's name and the registry; the pull is tried again by itself."),
                            LaunchRules::imagePull)
                    .silencing("sync-trouble", "stuck-scheduled"),
            Rule.of(
                            "secret-missing",
                            new Text(
                                    "A Secret that the VM needs, for cloud-init or a disk, does not exist.",
                                    "pod event `FailedMount`: `secret … not found`",
                                    "Have the Secret created; the start goes on by itself then."),
                            LaunchRules::secretMissing)
                    .silencing("volume-not-mounted"),
            Rule.of(
                            "configmap-missing",
                            new Text(
                                    "A ConfigMap that the VM needs does not exist.",
                                    "pod event `FailedMount`: `configmap … not found`",
                                    "Have the ConfigMap created; the start goes on by itself then."),
                            scene -> scene.hindrance("FailedMount", "configmap \"")
                                    .filter(event -> event.says("not found"))
                                    .map(event -> scene.told(event)
                                            .cause(Match.find("configmap \"([^\"]+)\" not found", event.message())
                                                    .map(
                                                            "The ConfigMap %s, which the VM needs, does not exist."
                                                                    ::formatted)
                                                    .orElse("A ConfigMap that the VM needs does not exist."))
                                            .beyondWaiting()
                                            .command(scene.kubectl("get configmaps"))))
                    .silencing("volume-not-mounted"),
            Rule.of(
                            "network-attachment-missing",
                            new Text(
                                    "A network that the VM names has no NetworkAttachmentDefinition.",
                                    "pod event `FailedCreatePodSandBox`: `network-attachment-definition`; VMI"
                                            + " `FailedCreate`: `failed to locate network attachment definition`",
                                    "Have the NetworkAttachmentDefinition created, or correct its name in the VM."),
                            scene -> scene.hindrance("FailedCreatePodSandBox", "network-attachment-definition")
                                    .map(scene::told)
                                    .or(() -> scene.creationFailure("failed to locate network attachment definition")
                                            .map(Sign::certain))
                                    .map(sign -> sign.beyondWaiting()
                                            .command(scene.kubectl("get network-attachment-definitions"))))
                    .silencing("pod-sandbox-failed", "launcher-not-created", "vmi-not-created", "start-still-queued"),
            Rule.of(
                    "pod-sandbox-failed",
                    new Text(
                            "The node cannot set up the pod's network.",
                            "pod event `FailedCreatePodSandBox`",
                            "Have the cluster administrators look at the network plugin on the node."),
                    scene -> scene.hindrance("FailedCreatePodSandBox", "")
                            .map(event -> Sign.likely(event)
                                    .command(scene.kubectl(
                                            "describe pod " + event.about().name())))),
            Rule.of(
                    "stuck-scheduled",
                    new Text(
                            "The VM's pod is up on its node, but no guest was started in it.",
                            "VMI phase `Scheduled` for more than 5 min",
                            "Have virt-handler on the node looked at."),
                    scene -> scene.comingUp()
                            .filter(run -> run.phase().equals("Scheduled"))
                            .filter(run -> run.inPhase(scene.now()).compareTo(QEMU) > 0)
                            .map(run -> Sign.likely("VMI: phase Scheduled for " + Match.time(run.inPhase(scene.now()))
                                            + " on node " + run.node().orElse("?"))
                                    .command("kubectl get pods -A -l kubevirt.io=virt-handler --field-selector"
                                            + " spec.nodeName="
                                            + run.node().orElse("NODE")))));

    private LaunchRules() {}

    public static boolean namesMissingObject(Event event) {
        return event.says("not found") && (event.says("secret \"") || event.says("configmap \""));
    }

    private static Optional<Sign> imagePull(Scene scene) {
        return scene.comingUp().flatMap(_ -> waiting(scene).or(() -> told(scene)));
    }

    private static Optional<Sign> waiting(Scene scene) {
        return scene.pod().stream()
                .flatMap(pod -> pod.containers().stream())
                .filter(container -> container.state() == Container.State.WAITING)
                .filter(container -> PULLING.contains(container.reason()))
                .findFirst()
                .map(container -> pull(scene, container));
    }

    private static Sign pull(Scene scene, Container container) {
        List<Event> failures = scene.events("Failed")
                .filter(event -> event.says("Failed to pull image"))
                .limit(1)
                .toList();
        String words = container.message() + failures;
        boolean own =
                !container.name().startsWith("volume") && !container.name().startsWith("hook-sidecar");
        String what = own ? "KubeVirt's own image " : "The disk image ";
        Sign sign = Sign.certain(container)
                .with(failures.stream())
                .cause(what + container.image() + " cannot be pulled.")
                .command(scene.kubectl("describe pod "
                        + scene.pod().map(pod -> pod.metadata().name()).orElse("POD")));
        boolean absent = Stream.of("manifest unknown", "not found", "InvalidImageName", "name unknown")
                .anyMatch(words::contains);
        boolean denied = Stream.of("unauthorized", "authentication required", "denied", "forbidden")
                .anyMatch(words::contains);
        Sign told = absent || denied ? sign.beyondWaiting() : sign;
        if (own) {
            return told.remedy("It is the platform's image, not one of the VM's: have the cluster administrators check"
                    + " KubeVirt's registry and the node's way to it.");
        }
        return absent
                ? told.remedy("There is no such image: correct its name or tag in the VM.")
                : denied ? told.remedy("The registry wants credentials: add or renew the image's pull Secret.") : told;
    }

    private static Optional<Sign> told(Scene scene) {
        return scene.unsynchronized()
                .filter(one -> PULLING.contains(one.reason()))
                .map(condition -> Sign.certain(condition).command(scene.kubectl("describe vmi " + scene.name())));
    }

    private static Optional<Sign> secretMissing(Scene scene) {
        return scene.hindrance("FailedMount", "secret \"")
                .filter(LaunchRules::namesMissingObject)
                .map(event -> scene.told(event)
                        .cause(Match.find("secret \"([^\"]+)\" not found", event.message())
                                .map("The Secret %s, which the VM needs, does not exist."::formatted)
                                .orElse("A Secret that the VM needs does not exist."))
                        .beyondWaiting()
                        .command(scene.kubectl("get secrets")));
    }
}
