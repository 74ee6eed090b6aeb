package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.rule.Rule.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// No node takes the pod; the scheduler's one sentence has a clause for each group of nodes.
public final class SchedulingRules {

    private static final String DECISIVE = "VMI `PodScheduled=False/Unschedulable`: ";
    private static final Pattern DEVICE = Pattern.compile("Insufficient ([a-z0-9.-]+/[A-Za-z0-9._-]*[A-Za-z0-9])");
    private static final Pattern NO_KVM = Pattern.compile("\\b(\\d{1,6}) Insufficient devices\\.kubevirt\\.io/kvm");
    private static final Pattern NODES = Pattern.compile("\\b0/(\\d{1,6}) nodes are available");
    private static final Pattern COUNT = Pattern.compile("^(\\d{1,6}) ");
    /// Taints that every cluster has on nodes that never run VMs.
    private static final Pattern USUAL_TAINT =
            Pattern.compile("untolerated taint\\(?s?\\)? \\{node-role\\.kubernetes\\.io/(master|control-plane|infra)");

    public static final List<Rule> ALL = List.of(
            rule(
                            "no-kvm-device",
                            new Text(
                                    "No node offers the hardware virtualization (/dev/kvm) that the VM needs.",
                                    DECISIVE + "`Insufficient devices.kubevirt.io/kvm`",
                                    "Have the cluster administrators check virt-handler and virtualization extensions on the nodes."),
                            has("Insufficient devices.kubevirt.io/kvm"),
                            _ ->
                                    "kubectl get nodes -o custom-columns='NAME:.metadata.name,KVM:.status.allocatable.devices\\.kubevirt\\.io/kvm'")
                    .refining(SchedulingRules::counted),
            rule(
                    "insufficient-memory",
                    new Text(
                            "No node has enough free memory for this VM.",
                            DECISIVE + "`Insufficient memory`",
                            "Stop a VM that is not needed, give this one less memory, or have a node added. It starts by itself as soon as there is room."),
                    has("Insufficient memory"),
                    _ -> "kubectl describe nodes"),
            rule(
                    "insufficient-cpu",
                    new Text(
                            "No node has enough free CPU for this VM.",
                            DECISIVE + "`Insufficient cpu`",
                            "Stop a VM that is not needed, give this one fewer cores, or have a node added. It starts by itself as soon as there is room."),
                    has("Insufficient cpu"),
                    _ -> "kubectl describe nodes"),
            rule(
                    "insufficient-device",
                    new Text(
                            "No node has the device free that the VM asks for.",
                            DECISIVE + "`Insufficient` and the device's name",
                            "Free the device on a node, or take it out of the VM."),
                    words -> DEVICE.matcher(words)
                            .results()
                            .anyMatch(found -> !found.group(1).equals("devices.kubevirt.io/kvm")),
                    _ -> "kubectl describe nodes"),
            rule(
                    "no-matching-node",
                    new Text(
                            "No node has the labels that the VM asks for.",
                            DECISIVE + "`didn't match Pod's node affinity/selector`",
                            "Compare the VM's node selector and CPU model with the labels of the nodes."
                                    + " A node without the label kubevirt.io/schedulable=true has no working virt-handler."),
                    has("didn't match Pod's node affinity"),
                    scene -> scene.kubectl("get pod "
                            + scene.pod().map(pod -> pod.metadata().name()).orElse("POD")
                            + " -o jsonpath='{.spec.nodeSelector}'")),
            rule(
                    "volume-on-other-node",
                    new Text(
                            "A disk of the VM can only be reached from nodes that the VM cannot be on.",
                            DECISIVE + "`volume node affinity conflict`",
                            "Make room on the node that holds the disk, or move the disk to shared storage."),
                    has("volume node affinity conflict"),
                    scene -> "kubectl get pv -o wide"),
            rule(
                    "node-taints",
                    new Text(
                            "Nodes are closed to this VM by taints.",
                            DECISIVE + "`had untolerated taint`",
                            "Find out why the nodes are tainted; have the taint taken off, or a toleration added to the VM."),
                    SchedulingRules::isTainted,
                    _ -> "kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints"),
            rule(
                    "node-cordoned",
                    new Text(
                            "Nodes that could take the VM are cordoned.",
                            DECISIVE + "`were unschedulable`",
                            "Ask the cluster administrators whether maintenance is under way; the VM starts by itself once a node is open again."),
                    has("were unschedulable"),
                    _ -> "kubectl get nodes"),
            Rule.of(
                    "unschedulable",
                    new Text(
                            "No node takes the VM.",
                            DECISIVE + "any other clause",
                            "The scheduler's sentence says what each node lacks."),
                    scene -> sentence(scene)
                            .map(one -> Sign.likely(one).command(scene.kubectl("describe vmi " + scene.name())))));

    private SchedulingRules() {}

    private static Rule rule(String id, Text text, Predicate<String> clause, Function<Scene, String> command) {
        return Rule.of(
                        id,
                        text,
                        scene -> sentence(scene)
                                .filter(one -> clause.test(one.message()))
                                .map(one -> Sign.certain(one).command(command.apply(scene))))
                .silencing("unschedulable", "start-still-queued");
    }

    /// Where other nodes are out for other reasons, those come first.
    private static Sign counted(Sign sign) {
        String words = sign.evidence().getFirst();
        int lacking = number(NO_KVM, words);
        int nodes = number(NODES, words);
        int usual = clauses(words).stream()
                .filter(SchedulingRules::isUsual)
                .mapToInt(clause -> number(COUNT, clause))
                .sum();
        return lacking == 0 || lacking >= nodes - usual
                ? sign
                : sign.likely()
                        .cause(
                                "%d of %d nodes do not offer the hardware virtualization (/dev/kvm) that the VM needs; the others are out for other reasons."
                                        .formatted(lacking, nodes));
    }

    private static int number(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> clauses(String message) {
        return List.of(message.split("preemption:", 2)[0].split("(, |available: )(?=\\d)"));
    }

    /// A missing PVC is told in the same field, but it is not the scheduler who says so.
    private static Optional<Condition> sentence(Scene scene) {
        return scene.unschedulable().filter(one -> !one.message().startsWith("PVC "));
    }

    private static Predicate<String> has(String words) {
        return message -> message.contains(words);
    }

    /// Nodes of the control plane are always tainted: that counts only where nothing else is said.
    private static boolean isTainted(String message) {
        List<String> clauses =
                Stream.of(message.split("preemption:", 2)[0].split(", (?=\\d)")).toList();
        return clauses.stream().anyMatch(clause -> clause.contains("untolerated taint") && !isUsual(clause))
                || clauses.stream().allMatch(clause -> clause.contains("untolerated taint"));
    }

    private static boolean isUsual(String clause) {
        return USUAL_TAINT.matcher(clause).find();
    }
}
