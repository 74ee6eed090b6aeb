package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.util.Optional;
import java.util.function.Consumer;

/// Scheduler and kubelet for launcher pods: gives them a node, runs their container or says why not,
/// and removes them.
final class Kubelet {

    private static final String CREATING = "ContainerCreating";
    private static final String UNREADY = "containers with unready status: [compute]";

    private final Cluster cluster;
    private final Nodes nodes;

    Kubelet(Cluster cluster, Nodes nodes) {
        this.cluster = cluster;
        this.nodes = nodes;
    }

    void reconcile(Key key) {
        cluster.store().find(key).ifPresent(pod -> reconcile(key, pod));
    }

    private void reconcile(Key key, ObjectNode pod) {
        Optional<Vmi> vmi = cluster.vmiOfPod(pod);
        boolean over = vmi.map(Vmi::isFinal).orElse(true);
        String phase = Json.text(pod, "status", "phase");
        if (Json.isDeleting(pod) && (over || phase.equals("Pending"))) {
            remove(key, pod);
        } else if (over && phase.equals("Running")) {
            later(key, "end", pod, this::end);
        } else if (phase.equals("Pending") && !Json.isDeleting(pod)) {
            start(key, pod, vmi.map(cluster::behaviourOf).orElse(Behaviour.NORMAL));
        }
    }

    private void remove(Key key, ObjectNode pod) {
        String phase = Json.text(pod, "status", "phase");
        if (phase.equals("Running")) {
            later(key, "end", pod, this::end);
        } else {
            cluster.once(
                    "remove " + Json.uid(pod),
                    cluster.delays().tidy().dividedBy(2),
                    () -> same(key, pod).ifPresent(_ -> cluster.store().delete(key, Deletion.AT_ONCE)));
        }
    }

    private void start(Key key, ObjectNode pod, Behaviour behaviour) {
        Optional<String> unfit = Trouble.unschedulable(behaviour);
        if (Json.text(pod, "spec", "nodeName").isEmpty()) {
            if (unfit.isEmpty() || !Conditions.of(pod).message("PodScheduled").equals(unfit.get())) {
                cluster.once("schedule " + Json.uid(pod), cluster.delays().schedule(), () -> schedule(key, pod));
            }
        } else if (waiting(pod).isEmpty()) {
            creating(pod);
        } else {
            Trouble trouble = Trouble.ofContainer(behaviour);
            if (trouble.isDue(waiting(pod))) {
                cluster.once(
                        "run " + Json.uid(pod),
                        cluster.delays().containers(),
                        () -> same(key, pod)
                                .filter(now -> Json.text(now, "status", "phase").equals("Pending"))
                                .ifPresent(this::run));
            }
        }
    }

    private void schedule(Key key, ObjectNode seen) {
        Optional<ObjectNode> pod = same(key, seen).filter(now -> !Json.isDeleting(now));
        if (pod.isEmpty()) {
            return;
        }
        Behaviour behaviour =
                cluster.vmiOfPod(pod.get()).map(cluster::behaviourOf).orElse(Behaviour.NORMAL);
        Trouble.unschedulable(behaviour)
                .ifPresentOrElse(text -> unschedulable(pod.get(), text), () -> bind(key, pod.get()));
    }

    private void unschedulable(ObjectNode pod, String text) {
        cluster.events().warning(pod, Source.SCHEDULER, "FailedScheduling", text);
        Conditions.of(pod).no("PodScheduled", "Unschedulable", text, cluster.now());
        save(pod);
    }

    private void bind(Key key, ObjectNode pod) {
        String node = nodes.forPod(pod);
        cluster.store().bind(key, node);
        cluster.events()
                .normal(
                        pod,
                        Source.SCHEDULER,
                        "Scheduled",
                        "Successfully assigned %s/%s to %s".formatted(key.namespace(), key.name(), node));
        update(key, pod, bound -> Conditions.of(bound).yes("PodScheduled", cluster.now()));
    }

    private void creating(ObjectNode pod) {
        Conditions conditions = Conditions.of(pod);
        conditions.yes("Initialized", cluster.now());
        conditions.no("Ready", "ContainersNotReady", UNREADY, cluster.now());
        conditions.no("ContainersReady", "ContainersNotReady", UNREADY, cluster.now());
        waitingFor(pod, CREATING, "");
        save(pod);
    }

    private void run(ObjectNode pod) {
        Behaviour behaviour = cluster.vmiOfPod(pod).map(cluster::behaviourOf).orElse(Behaviour.NORMAL);
        Trouble trouble = Trouble.ofContainer(behaviour);
        trouble.events()
                .forEach(event -> cluster.events()
                        .warning(
                                pod,
                                event.reason().equals("FailedAttachVolume") ? Source.NODES : Source.KUBELET,
                                event.reason(),
                                event.message()));
        Optional<Trouble.Waiting> next = trouble.after(waiting(pod));
        if (next.isPresent()) {
            waitingFor(pod, next.get().reason(), next.get().message());
            save(pod);
        } else if (trouble.isNone()) {
            running(pod);
        }
    }

    private void running(ObjectNode pod) {
        cluster.events()
                .normal(
                        pod,
                        Source.KUBELET,
                        "Pulled",
                        "Container image \"%s\" already present on machine".formatted(LauncherPod.IMAGE));
        cluster.events().normal(pod, Source.KUBELET, "Created", "Created container: compute");
        cluster.events().normal(pod, Source.KUBELET, "Started", "Started container compute");
        Conditions conditions = Conditions.of(pod);
        conditions.yes("PodReadyToStartContainers", cluster.now());
        conditions.yes("Ready", cluster.now());
        conditions.yes("ContainersReady", cluster.now());
        ObjectNode compute = container(pod).put("ready", true).put("started", true);
        compute.putObject("state").putObject("running").put("startedAt", Json.time(cluster.now()));
        Json.child(pod, "status").put("phase", "Running").put("podIP", "10.244.0.10");
        save(pod);
    }

    private void end(ObjectNode pod) {
        Optional<Vmi> vmi = cluster.vmiOfPod(pod);
        boolean killed = vmi.filter(found -> found.isIn("Failed") && !found.isDeleting())
                .map(cluster::behaviourOf)
                .filter(behaviour -> behaviour == Behaviour.OUT_OF_MEMORY)
                .isPresent();
        String finished = Json.time(cluster.now());
        ObjectNode compute = container(pod).put("ready", false).put("started", false);
        compute.putObject("state")
                .putObject("terminated")
                .put("exitCode", killed ? 137 : 0)
                .put("reason", killed ? "OOMKilled" : "Completed")
                .put("startedAt", finished)
                .put("finishedAt", finished);
        Conditions.of(pod).no("Ready", "PodCompleted", "", cluster.now());
        Conditions.of(pod).no("ContainersReady", "PodCompleted", "", cluster.now());
        Json.child(pod, "status").put("phase", killed ? "Failed" : "Succeeded");
        save(pod);
    }

    private void later(Key key, String step, ObjectNode pod, Consumer<ObjectNode> task) {
        cluster.once(
                step + " " + Json.uid(pod),
                cluster.delays().tidy().dividedBy(2),
                () -> same(key, pod)
                        .filter(now -> Json.text(now, "status", "phase").equals("Running"))
                        .ifPresent(task));
    }

    private Optional<ObjectNode> same(Key key, ObjectNode pod) {
        return cluster.store().find(key).filter(now -> Json.uid(now).equals(Json.uid(pod)));
    }

    private static String waiting(ObjectNode pod) {
        return Json.text(Json.at(pod, "status", "containerStatuses").path(0), "state", "waiting", "reason");
    }

    private static void waitingFor(ObjectNode pod, String reason, String message) {
        ObjectNode waiting = container(pod).putObject("state").putObject("waiting");
        waiting.put("reason", reason);
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
    }

    private static ObjectNode container(ObjectNode pod) {
        JsonNode known = Json.at(pod, "status", "containerStatuses").path(0);
        if (known instanceof ObjectNode container) {
            return container;
        }
        ObjectNode container =
                Json.children(Json.child(pod, "status"), "containerStatuses").addObject();
        container
                .put("name", LauncherPod.COMPUTE)
                .put("image", LauncherPod.IMAGE)
                .put("imageID", "");
        container
                .put("ready", false)
                .put("started", false)
                .put("restartCount", 0)
                .putObject("lastState");
        return container;
    }

    private void update(Key key, ObjectNode pod, Consumer<ObjectNode> change) {
        same(key, pod).ifPresent(now -> {
            change.accept(now);
            save(now);
        });
    }

    private void save(ObjectNode pod) {
        cluster.store().replace(Resource.PODS, pod, Write.STATUS);
    }
}
