package dev.vmbot.diagnosis.rule;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.evidence.Storage.Claim;
import dev.vmbot.diagnosis.evidence.Surroundings.Node;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with the platform rather than with the VM.
public final class PlatformRules {

    /// virt-handler shows every one to two minutes that it lives; KubeVirt gives up on it after this (`node.go`).
    private static final Duration HEARTBEAT = Duration.ofMinutes(5);

    /// A webhook answers 403 too, in words of its own.
    private static final Pattern RIGHT = Pattern.compile("cannot \\w+ resource|cannot \\w+ path");

    private static final Duration BRIEFLY = Duration.ofMinutes(1);
    private static final Duration CONTROLLER = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(3);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "missing-right",
                            new Text(
                                    "The bot's account may not do this.",
                                    "the request was answered 403 with the missing right",
                                    "Have a cluster administrator grant the right that is named below."),
                            PlatformRules::missingRight)
                    .silencing("request-refused", "start-still-queued"),
            Rule.of(
                            "virt-api-down",
                            new Text(
                                    "KubeVirt's API server (virt-api) does not answer.",
                                    "subresource API or webhook answers 503, `error trying to reach service`, `failed"
                                            + " calling webhook`",
                                    "It is a platform outage: tell the cluster administrators, and try again once"
                                            + " virt-api is back."),
                            PlatformRules::virtApiDown)
                    .silencing(
                            "webhook-refusal",
                            "webhook-down",
                            "request-refused",
                            "vmi-not-created",
                            "start-still-queued"),
            Rule.of(
                            "node-lost",
                            new Text(
                                    "The node that the VM is on does not respond.",
                                    "node `Ready` is Unknown, or False (certain after 1 min), virt-handler's heartbeat"
                                            + " older than 5 min, VMI `NodeUnresponsive`",
                                    "Have the cluster administrators bring the node back or fence it. Do not delete"
                                            + " the pod or the VMI by force: the guest may still be running there and"
                                            + " writing to its disk."),
                            PlatformRules::nodeLost)
                    .silencing(
                            "stop-overdue",
                            "still-shutting-down",
                            "being-cut-off",
                            "being-deleted",
                            "pod-stuck-terminating",
                            "guest-not-ready",
                            "crash-loop",
                            "guest-crashed",
                            "finalizer-blocks-run",
                            "stuck-scheduled",
                            "vmi-phase-unknown",
                            "pod-gone",
                            "start-still-queued"),
            Rule.of(
                            "controller-not-acting",
                            new Text(
                                    "KubeVirt's controller (virt-controller) has not taken notice of the last change"
                                            + " to the VM.",
                                    "VM `status.desiredGeneration` behind `metadata.generation` while there is a VMI,"
                                            + " a VMI left without a pod and a reason, run strategy Always for 40 s"
                                            + " without a VMI or a word, or a stop asked for and a VMI that nobody"
                                            + " deletes",
                                    "Have the cluster administrators look at virt-controller."),
                            PlatformRules::controllerNotActing)
                    .silencing("start-still-queued", "not-up"),
            Rule.of(
                            "scheduler-not-acting",
                            new Text(
                                    "No scheduler has looked at the VM's pod.",
                                    "pod `Pending` for more than 40 s without a condition `PodScheduled`",
                                    "Have the cluster administrators look at the cluster's scheduler, or at the one"
                                            + " that the VM names."),
                            PlatformRules::schedulerNotActing)
                    .silencing("start-still-queued"));

    private PlatformRules() {}

    private static Optional<Sign> missingRight(Scene scene) {
        return scene.refusal()
                .filter(refusal ->
                        refusal.code() == 403 && RIGHT.matcher(refusal.words()).find())
                .map(refusal -> Sign.certain(refusal)
                        .beyondWaiting()
                        .remedy(rule(refusal.words()))
                        .command(Match.find("cannot update resource \"virtualmachines/([a-z]+)\"", refusal.words())
                                .map(resource -> canI(scene, resource, refusal.words()))
                                .orElse(scene.kubectl("auth can-i --list"))));
    }

    /// Prints nothing until the right is there. `can-i update …` asks about another resource, because kubectl does
    /// not find one in discovery that has subresources only.
    private static String canI(Scene scene, String subresource, String words) {
        return scene.kubectl("auth can-i --list")
                + Match.find("User \"([A-Za-z0-9:@._-]+)\"", words)
                        .map(" --as="::concat)
                        .orElse("")
                + " | grep virtualmachines.subresources.kubevirt.io/" + subresource;
    }

    private static String rule(String words) {
        return "Have a cluster administrator grant it: apiGroups: [\"%s\"], resources: [\"%s\"], verbs: [\"%s\"]."
                .formatted(
                        Match.find("in API group \"([^\"]*)\"", words).orElse(""),
                        Match.find("resource \"([^\"]+)\"", words).orElse("?"),
                        Match.find("cannot (\\w+) resource", words).orElse("?"));
    }

    private static Optional<Sign> virtApiDown(Scene scene) {
        boolean isBack = scene.evidence().coverage().isRead(Part.VIRT_API);
        Optional<Sign> asked = scene.refusal()
                .filter(PlatformRules::isOfVirtApi)
                .map(refusal -> isBack ? wasAway(refusal) : Sign.certain(refusal));
        Optional<Sign> told =
                scene.creationFailure("failed calling webhook \"virtualmachine").map(Sign::certain);
        Optional<Sign> looked = scene.evidence().coverage().readings().get(Part.VIRT_API)
                                instanceof Reading.Failed(int code, String words)
                        && code == 503
                ? Optional.of(Sign.certain("subresources.kubevirt.io: HTTP 503: " + words))
                : Optional.empty();
        return asked.or(() -> told)
                .or(() -> looked)
                .map(sign -> sign.command("kubectl get apiservice v1.subresources.kubevirt.io"));
    }

    private static boolean isOfVirtApi(Attempt.Refusal refusal) {
        return refusal.code() == 503
                || refusal.words().contains("failed calling webhook \"virtualmachine")
                || refusal.words().contains("error trying to reach service");
    }

    /// What was answered then is not what is found now.
    private static Sign wasAway(Attempt.Refusal refusal) {
        return Sign.certain(refusal)
                .cause("KubeVirt's API server (virt-api) did not answer when it was asked; it answers now.")
                .remedy("Ask again.");
    }

    private static Optional<Sign> nodeLost(Scene scene) {
        Optional<Instance> run = scene.vmi().filter(PlatformRules::needsItsNode);
        Optional<Sign> marked = run.filter(instance -> instance.reason().equals("NodeUnresponsive"))
                .map(instance -> Sign.certain("VMI: phase " + instance.phase() + ", reason " + instance.reason()))
                .map(sign ->
                        sign.with(scene.events("NodeUnresponsive").limit(1)).beyondWaiting());
        Optional<Node> node = scene.evidence().around().node();
        Optional<Sign> gone = run.flatMap(Instance::node)
                .filter(_ -> node.isEmpty() && scene.evidence().coverage().isRead(Part.NODE))
                .map(name -> Sign.certain("Node " + name + ": not found")
                        .cause("The node that the VM is on does not exist any more.")
                        .beyondWaiting());
        return marked.or(() -> gone)
                .or(() -> node.filter(_ -> run.isPresent()).flatMap(one -> silent(one, scene)))
                .map(sign -> sign.command(
                        "kubectl describe node " + run.flatMap(Instance::node).orElse("NODE")));
    }

    /// What is left of a run that is over does not; what is marked or still to be cleared away does.
    private static boolean needsItsNode(Instance run) {
        return !run.isFinal() || run.isDeleting() || run.reason().equals("NodeUnresponsive");
    }

    private static Optional<Sign> silent(Node node, Scene scene) {
        Optional<Condition> notReady = node.findNotReady();
        Optional<Instant> stale = node.heartbeat().filter(beat -> scene.isPast(beat, HEARTBEAT));
        if (notReady.isPresent()) {
            Sign sign = notReady(node, notReady.get(), scene)
                    .with(stale.stream().map(beat -> "virt-handler's last heartbeat: " + beat));
            return Optional.of(
                    notReady.get().status().equals("False") && stale.isEmpty()
                            ? reporting(notReady.get(), sign)
                            : sign);
        }
        return stale.filter(_ -> !node.schedulable())
                .map(beat -> Sign.certain(
                                "Node " + node.name() + ": kubevirt.io/schedulable=false, last heartbeat " + beat)
                        .cause("KubeVirt's agent (virt-handler) on the VM's node does not respond.")
                        .beyondWaiting());
    }

    /// Unknown is written only after some 40 s without a word of the node; a restart of the kubelet is over sooner than
    /// in [#BRIEFLY].
    private static Sign notReady(Node node, Condition condition, Scene scene) {
        String line = "Node " + node.name() + ": " + condition;
        boolean lasts = !condition.status().equals("False")
                || condition
                        .since()
                        .filter(since -> scene.isPast(since, BRIEFLY))
                        .isPresent();
        return lasts ? Sign.certain(line).beyondWaiting() : Sign.likely(line);
    }

    /// It is there, so that there is nothing to fence.
    private static Sign reporting(Condition condition, Sign sign) {
        return sign.cause("The node that the VM is on reports that it is not ready"
                        + (condition.message().isEmpty() ? "." : ": " + condition.message()))
                .remedy("Have the cluster administrators look at the node."
                        + " Do not delete the pod or the VMI by force: the guest is most likely still running there.");
    }

    private static Optional<Sign> controllerNotActing(Scene scene) {
        Optional<Sign> unseen = scene.vm()
                .filter(_ -> scene.vmi().isPresent())
                .flatMap(machine -> machine.past().unseenSince())
                .filter(since -> scene.isPast(since, CONTROLLER))
                .map(since -> Sign.certain("VM: spec changed at " + since + ", status.desiredGeneration is behind"));
        Optional<Sign> leftAlone = scene.comingUp()
                .filter(instance ->
                        instance.phase().isEmpty() || instance.phase().equals("Pending"))
                .filter(instance -> scene.isPast(instance.metadata().created(), LEFT_ALONE))
                .filter(_ -> scene.unsynchronized().isEmpty()
                        && scene.unschedulable().isEmpty())
                .filter(_ -> scene.evidence().pods().isEmpty()
                        && scene.evidence().coverage().isRead(Part.PODS)
                        && scene.evidence().storage().dataVolumes().stream()
                                .allMatch(volume -> volume.phase().equals("Succeeded")))
                .map(instance -> Sign.likely("VMI: phase Pending since "
                        + instance.metadata().created() + ", no launcher pod, no condition that says why"));
        return unseen.or(() -> leftAlone)
                .or(() -> stopIgnored(scene))
                .or(() -> startIgnored(scene))
                .map(sign -> sign.command("kubectl get pods -A -l kubevirt.io=virt-controller"));
    }

    /// `desiredGeneration` is kept up only while there is a VMI, so that without one only silence tells: a run is made
    /// within seconds, or there is a condition or an event that says why not.
    private static Optional<Sign> startIgnored(Scene scene) {
        return scene.vm()
                .filter(machine -> !machine.metadata().isDeleting() && scene.hasNoRun())
                .filter(machine -> machine.strategy() == RunStrategy.ALWAYS)
                .filter(machine -> machine.past().retryAt().isEmpty()
                        && machine.past().busy().isEmpty())
                .filter(_ -> scene.failure().isEmpty()
                        && scene.evidence().coverage().isRead(Part.EVENTS)
                        && scene.evidence().storage().dataVolumes().stream()
                                .allMatch(volume -> volume.phase().equals("Succeeded")))
                .flatMap(machine -> wantedSince(scene, machine)
                        .filter(since -> scene.isPast(since, SILENCE))
                        .filter(since -> scene.evidence()
                                .machineEvents()
                                .noneMatch(event -> event.last().isAfter(since)))
                        .map(since -> Sign.likely("VM: spec.runStrategy Always since " + since
                                + ", no VMI, no event of the controller since")));
    }

    private static Optional<Instant> wantedSince(Scene scene, Machine machine) {
        return scene.evidence()
                .attempt()
                .filter(attempt -> attempt.action() != Action.STOP)
                .map(Attempt::asked)
                .or(() -> machine.past().unseenSince());
    }

    /// The scheduler says of each pod at once whether it has a node for it.
    private static Optional<Sign> schedulerNotActing(Scene scene) {
        return scene.comingUp()
                .flatMap(_ -> scene.pod())
                .filter(pod -> pod.phase().equals("Pending") && pod.node().isEmpty())
                .filter(pod -> !pod.metadata().isDeleting())
                .filter(pod ->
                        pod.conditions().stream().noneMatch(one -> one.type().equals("PodScheduled")))
                .filter(pod -> scene.isPast(pod.metadata().created(), SILENCE))
                .filter(_ -> scene.evidence().storage().claims().stream().noneMatch(Claim::isPending))
                .map(pod -> Sign.likely("Pod %s: phase Pending since %s, no node, no condition PodScheduled"
                                .formatted(pod.metadata().name(), pod.metadata().created()))
                        .command("kubectl get pods -n kube-system -l component=kube-scheduler"));
    }

    /// A stop is a deletion of the run, which virt-controller does at once.
    private static Optional<Sign> stopIgnored(Scene scene) {
        Optional<Attempt> stop = scene.evidence()
                .attempt()
                .filter(attempt ->
                        attempt.action() == Action.STOP && attempt.refusal().isEmpty())
                .filter(attempt -> scene.isPast(attempt.asked(), CONTROLLER));
        boolean left = scene.vmi()
                .filter(run -> !run.isDeleting() && !run.isFinal())
                .filter(run -> stop.filter(attempt -> run.metadata().created().isBefore(attempt.asked()))
                        .isPresent())
                .isPresent();
        return scene.vm()
                .filter(_ -> left)
                .filter(machine -> machine.strategy() == RunStrategy.HALTED
                        || machine.requests().contains("Stop"))
                .map(machine ->
                        Sign.likely("VM: spec.runStrategy %s, status.stateChangeRequests %s; VMI: no deletionTimestamp"
                                .formatted(machine.strategy().word(), machine.requests())));
    }
}
