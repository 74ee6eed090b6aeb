package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.diagnosis.rule.SchedulerSentence.Clause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// No node takes the pod. Certain is only what keeps out most of the nodes that VMs are meant for; the rest is told
/// with the share of nodes that it keeps out.
public final class SchedulingRules {

    private static final String DECISIVE = "VMI `PodScheduled=False/Unschedulable`: ";
    private static final String KVM = "Insufficient devices.kubevirt.io/kvm";
    private static final Pattern DEVICE = Pattern.compile("^Insufficient [a-z0-9.-]+/|resource ?claim|allocate all");
    private static final Pattern SICK = Pattern.compile("\\{node\\.(kubernetes|cloudprovider\\.kubernetes)\\.io/"
            + "(not-ready|unreachable|out-of-service|network-unavailable|uninitialized|(memory|disk|pid)-pressure)");
    private static final String NODES = "kubectl describe nodes";
    private static final String TAINTS = "kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints";

    /// @param some what is told of some nodes, behind their number
    private record Kind(
            String id, Text text, Predicate<Clause> clauses, String some, Function<Scene, String> command) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "no-kvm-device",
                    new Text(
                            "No node offers the hardware virtualization (/dev/kvm) that the VM needs.",
                            DECISIVE + "`Insufficient devices.kubevirt.io/kvm`",
                            "Have the cluster administrators check virt-handler and virtualization extensions on the"
                                    + " nodes."),
                    says(KVM),
                    "do not offer the hardware virtualization (/dev/kvm) that the VM needs",
                    _ -> "kubectl get nodes -o"
                            + " custom-columns='NAME:.metadata.name,KVM:.status.allocatable.devices\\.kubevirt\\.io/kvm'"),
            new Kind(
                    "insufficient-hugepages",
                    new Text(
                            "No node has enough free hugepages for this VM.",
                            DECISIVE + "`Insufficient hugepages-…`",
                            "Stop a VM that uses hugepages of that size, have more of them set up on a node, or take"
                                    + " them out of this VM's memory."),
                    says("Insufficient hugepages"),
                    "have too few free hugepages for this VM",
                    _ -> NODES),
            new Kind(
                    "insufficient-memory",
                    new Text(
                            "No node has enough free memory for this VM.",
                            DECISIVE + "`Insufficient memory`",
                            "Stop a VM that is not needed, give this one less memory, or have a node added. It starts"
                                    + " by itself as soon as there is room."),
                    says("Insufficient memory"),
                    "have too little free memory for this VM",
                    _ -> NODES),
            new Kind(
                    "insufficient-cpu",
                    new Text(
                            "No node has enough free CPU for this VM.",
                            DECISIVE + "`Insufficient cpu`",
                            "Stop a VM that is not needed, give this one fewer cores, or have a node added. It starts"
                                    + " by itself as soon as there is room."),
                    says("Insufficient cpu"),
                    "have too little free CPU for this VM",
                    _ -> NODES),
            new Kind(
                    "insufficient-local-storage",
                    new Text(
                            "No node has enough free local storage for this VM's pod.",
                            DECISIVE + "`Insufficient ephemeral-storage`",
                            "Have room made on the nodes' own disks, or give the VM less ephemeral storage."),
                    says("Insufficient ephemeral-storage"),
                    "have too little free local storage for this VM's pod",
                    _ -> NODES),
            new Kind(
                    "insufficient-device",
                    new Text(
                            "No node has the device free that the VM asks for.",
                            DECISIVE + "`Insufficient` and the device's name",
                            "Free the device on a node, or take it out of the VM."),
                    clause -> DEVICE.matcher(clause.reason()).find() && !clause.says(KVM),
                    "do not have the device free that the VM asks for",
                    _ -> NODES),
            new Kind(
                    "too-many-pods",
                    new Text(
                            "The nodes run as many pods as they may already.",
                            DECISIVE + "`Too many pods`",
                            "Stop a VM or another pod that is not needed, or have a node added or the kubelets' limit"
                                    + " of pods raised."),
                    says("Too many pods"),
                    "run as many pods as they may already",
                    _ -> "kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.status.allocatable.pods"),
            new Kind(
                    "no-matching-node",
                    new Text(
                            "No node has the labels that the VM asks for.",
                            DECISIVE + "`didn't match Pod's node affinity/selector`",
                            "Compare the VM's node selector and CPU model with the labels of the nodes. A node without"
                                    + " the label kubevirt.io/schedulable=true has no working virt-handler."),
                    says("node affinity", "node selector", "requested node name")
                            .and(says("volume", "PersistentVolume").negate()),
                    "do not have the labels that the VM asks for",
                    scene -> scene.kubectl("get pod "
                            + scene.pod().map(pod -> pod.metadata().name()).orElse("POD")
                            + " -o jsonpath='{.spec.nodeSelector}'")),
            new Kind(
                    "pod-affinity",
                    new Text(
                            "Rules on which pods may share a node (affinity, anti-affinity) leave the VM no node.",
                            DECISIVE + "`pod affinity rules`, `anti-affinity rules`",
                            "Stop or move a VM that this one must not share a node with, or change the affinity rules"
                                    + " of either."),
                    says("pod affinity", "pods affinity", "anti-affinity"),
                    "are out by rules on which pods may share a node (affinity, anti-affinity)",
                    scene -> scene.kubectl("get vmi " + scene.name() + " -o jsonpath='{.spec.affinity}'")),
            new Kind(
                    "topology-spread",
                    new Text(
                            "The VM's topology spread constraints leave it no node.",
                            DECISIVE + "`pod topology spread constraints`",
                            "Make room in the zone or on the node that has the fewest such pods, or relax the VM's"
                                    + " topologySpreadConstraints."),
                    says("topology spread"),
                    "would break the VM's topology spread constraints",
                    scene -> scene.kubectl(
                            "get vmi " + scene.name() + " -o jsonpath='{.spec.topologySpreadConstraints}'")),
            new Kind(
                    "ports-taken",
                    new Text(
                            "The ports of a node that the VM's pod asks for are taken on every node.",
                            DECISIVE + "`free ports for the requested pod ports`",
                            "Stop what uses the ports, or take the host ports out of the VM."),
                    says("free ports"),
                    "have no free ports for the VM's pod",
                    scene -> scene.kubectl("get vmi " + scene.name() + " -o yaml")),
            new Kind(
                    "volume-limit",
                    new Text(
                            "The nodes have as many volumes attached as they may already.",
                            DECISIVE + "`exceed max volume count`",
                            "Stop a VM that has volumes on one of the nodes, or have a node added."),
                    says("max volume count"),
                    "have as many volumes attached as they may already",
                    _ -> "kubectl get csinodes -o yaml"),
            new Kind(
                    "volume-on-other-node",
                    new Text(
                            "A disk of the VM can only be reached from nodes that the VM cannot be on.",
                            DECISIVE
                                    + "`volume node affinity conflict`, `PersistentVolume's node affinity`, `no"
                                    + " available volume zone`",
                            "Make room on the node that holds the disk, or move the disk to shared storage."),
                    says("volume node affinity", "PersistentVolume's node affinity", "volume zone"),
                    "cannot reach a disk of the VM",
                    _ -> "kubectl get pv -o wide"),
            new Kind(
                    "no-volume-to-bind",
                    new Text(
                            "No node can get the storage that a disk of the VM asks for.",
                            DECISIVE + "`find available persistent volumes to bind`, `enough free storage`",
                            "Have a PersistentVolume made that fits, or storage freed where the nodes are."),
                    says("persistent volumes to bind", "enough free storage"),
                    "cannot get the storage that a disk of the VM asks for",
                    scene -> scene.kubectl("get pvc")),
            new Kind(
                    "volume-in-use",
                    new Text(
                            "A disk of the VM is in use by another pod, and may have only one user.",
                            DECISIVE + "`ReadWriteOncePod`, `no available disk`",
                            "Find the other pod that uses the disk, and wait until it has ended. Do not force"
                                    + " anything: two writers destroy a disk."),
                    says("ReadWriteOncePod", "no available disk"),
                    "cannot have a disk of the VM, which is in use by another pod",
                    scene -> scene.kubectl("get pods,pvc")),
            new Kind(
                    "nodes-not-ready",
                    new Text(
                            "Nodes that could take the VM are not ready.",
                            DECISIVE + "`untolerated taint` of a node that is not ready or under pressure",
                            "Have the cluster administrators look at the nodes; the VM starts by itself once one is"
                                    + " ready again."),
                    SchedulingRules::isSick,
                    "are not ready or short of something",
                    _ -> TAINTS),
            new Kind(
                    "node-taints",
                    new Text(
                            "Nodes are closed to this VM by taints.",
                            DECISIVE + "`had untolerated taint`",
                            "Find out why the nodes are tainted; have the taint taken off, or a toleration added to"
                                    + " the VM."),
                    clause -> clause.isTaint() && !SICK.matcher(clause.reason()).find(),
                    "are closed to this VM by taints",
                    _ -> TAINTS),
            new Kind(
                    "node-cordoned",
                    new Text(
                            "Nodes that could take the VM are cordoned.",
                            DECISIVE + "`were unschedulable`",
                            "Ask the cluster administrators whether maintenance is under way; the VM starts by itself"
                                    + " once a node is open again."),
                    Clause::isCordon,
                    "are cordoned",
                    _ -> "kubectl get nodes"));

    private static final List<Predicate<Clause>> ALL_KINDS = Stream.concat(
                    KINDS.stream().map(Kind::clauses), Stream.<Predicate<Clause>>of(SchedulingRules::isOther))
            .toList();

    public static final List<Rule> ALL = Stream.concat(
                    KINDS.stream().map(SchedulingRules::rule),
                    Stream.of(Rule.of(
                                    "unschedulable",
                                    new Text(
                                            "No node takes the VM.",
                                            DECISIVE + "any other clause",
                                            "The scheduler's sentence says what each node lacks."),
                                    SchedulingRules::other)
                            .silencing("start-still-queued")))
            .toList();

    private SchedulingRules() {}

    private static Predicate<Clause> says(String... words) {
        return clause -> Stream.of(words).anyMatch(clause::says);
    }

    private static boolean isSick(Clause clause) {
        return SICK.matcher(clause.reason()).find() || clause.says("unknown conditions");
    }

    private static boolean isOther(Clause clause) {
        return KINDS.stream().noneMatch(kind -> kind.clauses().test(clause));
    }

    private static Rule rule(Kind kind) {
        return Rule.of(
                        kind.id(),
                        kind.text(),
                        scene -> condition(scene)
                                .flatMap(one -> SchedulerSentence.parse(one.message())
                                        .flatMap(sentence -> sign(kind, sentence, one))
                                        .map(sign -> sign.command(kind.command().apply(scene)))))
                .silencing("start-still-queued");
    }

    private static Optional<Sign> sign(Kind kind, SchedulerSentence sentence, Condition condition) {
        int share = sentence.share(kind.clauses());
        String some = "%d of %d nodes %s".formatted(share, sentence.nodes(), kind.some());
        if (share == 0) {
            return Optional.empty();
        }
        if (sentence.leads(kind.clauses(), ALL_KINDS)) {
            Sign sign = share >= sentence.untold() ? Sign.certain(condition) : Sign.likely(condition);
            return Optional.of(
                    share >= sentence.open() ? sign : sign.cause(some + "; the others are out for other reasons."));
        }
        return sentence.isUntold(kind.clauses())
                ? Optional.empty()
                : Optional.of(Sign.likely("PodScheduled=False: " + reasons(sentence, kind.clauses()))
                        .cause(some + "."));
    }

    private static String reasons(SchedulerSentence sentence, Predicate<Clause> kind) {
        return sentence.clauses().stream()
                .filter(kind)
                .map(clause -> clause.nodes() + " " + clause.reason())
                .collect(Collectors.joining(", "));
    }

    /// What there are no words for here, where it counts: it keeps out most nodes, or is all that is said.
    private static Optional<Sign> other(Scene scene) {
        return condition(scene)
                .flatMap(condition -> SchedulerSentence.parse(condition.message())
                        .map(sentence -> other(sentence, condition))
                        .orElse(Optional.of(Sign.likely(condition))))
                .map(sign -> sign.command(scene.kubectl("describe vmi " + scene.name())));
    }

    private static Optional<Sign> other(SchedulerSentence sentence, Condition condition) {
        return sentence.leads(SchedulingRules::isOther, ALL_KINDS)
                ? Optional.of(Sign.certain(condition)
                        .cause("No node takes the VM; the scheduler says of %d nodes: %s."
                                .formatted(sentence.nodes(), reasons(sentence, SchedulingRules::isOther))))
                : Optional.empty();
    }

    /// A missing PVC is told in the same field, but it is not the scheduler who says so.
    private static Optional<Condition> condition(Scene scene) {
        return scene.unschedulable().filter(one -> !one.message().startsWith("PVC "));
    }
}
