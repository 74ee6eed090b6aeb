package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// virt-controller's half that looks after instances, up to the hand-over to a node and again after
/// the guest's end: launcher pods, conditions that come from pods, finalizers.
final class VmiController {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Cluster cluster;

    VmiController(Cluster cluster) {
        this.cluster = cluster;
    }

    void reconcile(Key key) {
        cluster.findVmi(key).ifPresent(this::reconcile);
    }

    private void reconcile(Vmi vmi) {
        List<ObjectNode> pods = cluster.podsOf(vmi);
        if (vmi.isFinal()) {
            tidy(vmi, pods);
        } else if (vmi.isDeleting()) {
            stop(vmi, pods);
        } else if (pods.isEmpty()) {
            launch(vmi);
        } else {
            follow(vmi, pods.getFirst());
        }
    }

    private void launch(Vmi vmi) {
        if (!vmi.isIn("Pending")) {
            vmi.enter("Failed", cluster.now()); // its pod vanished
            save(vmi);
            return;
        }
        Optional<String> missing = missingClaim(vmi);
        if (missing.isPresent()) {
            awaitClaim(vmi, missing.get());
        } else {
            createPod(vmi);
        }
    }

    private Optional<String> missingClaim(Vmi vmi) {
        return Cluster.claimsIn(Json.at(vmi.json(), "spec", "volumes"))
                .filter(claim -> cluster.store()
                        .find(Resource.CLAIMS.key(vmi.namespace(), claim))
                        .isEmpty())
                .findFirst();
    }

    private void awaitClaim(Vmi vmi, String claim) {
        String message = "PVC %s/%s does not exist, waiting for it to appear".formatted(vmi.namespace(), claim);
        Conditions conditions = vmi.conditions();
        if (!conditions.has("Synchronized", "False", "FailedPvcNotFound")) {
            cluster.events().normal(vmi.json(), Source.CONTROLLER, "FailedPvcNotFound", message);
        }
        conditions.no("Ready", "PodNotExists", "virt-launcher pod has not yet been scheduled", cluster.now());
        conditions.no("PodScheduled", "Unschedulable", message, cluster.now());
        conditions.no("Synchronized", "FailedPvcNotFound", message, cluster.now());
        save(vmi);
    }

    private void createPod(Vmi vmi) {
        try {
            Refused.pod(vmi, cluster.behaviourOf(vmi));
            ObjectNode pod = cluster.store().create(Resource.PODS, LauncherPod.of(vmi), Write.MAIN);
            cluster.events()
                    .normal(
                            vmi.json(),
                            Source.CONTROLLER,
                            "SuccessfulCreate",
                            "Created virtual machine pod " + Json.text(pod, "metadata", "name"));
            vmi.conditions().remove("Synchronized");
            vmi.conditions().remove("PodScheduled");
            save(vmi);
        } catch (ApiException e) {
            refused(vmi, "Error creating pod: " + e.getMessage());
        }
    }

    private void refused(Vmi vmi, String message) {
        cluster.events().warning(vmi.json(), Source.CONTROLLER, "FailedCreate", message);
        vmi.conditions().no("Synchronized", "FailedCreate", message, cluster.now());
        save(vmi);
        cluster.once("launch " + vmi.uid(), RETRY, () -> reconcile(vmi.key()));
    }

    /// Takes over from the pod what the instance tells of it.
    private void follow(Vmi vmi, ObjectNode pod) {
        if (vmi.isIn("Pending")) {
            vmi.enter("Scheduling", cluster.now());
            vmi.conditions().no("Ready", "GuestNotRunning", "Guest VM is not reported as running", cluster.now());
        }
        activePods(vmi, pod);
        if (vmi.isIn("Scheduling")) {
            schedule(vmi, pod);
        } else if (podIsDown(pod)) {
            vmi.enter("Failed", cluster.now());
        } else if (vmi.isIn("Running")) {
            ready(vmi, pod);
        }
        save(vmi);
    }

    private static void activePods(Vmi vmi, ObjectNode pod) {
        Json.child(vmi.status(), "activePods").put(Json.uid(pod), Json.text(pod, "spec", "nodeName"));
        vmi.status().put("launcherContainerImageVersion", LauncherPod.IMAGE).put("qosClass", "Burstable");
    }

    private void schedule(Vmi vmi, ObjectNode pod) {
        Conditions pods = Conditions.of(pod);
        if (pods.has("PodScheduled", "False")) {
            vmi.conditions().no("PodScheduled", "Unschedulable", pods.message("PodScheduled"), cluster.now());
        } else {
            vmi.conditions().remove("PodScheduled");
        }
        imageProblem(pod)
                .ifPresentOrElse(
                        waiting -> vmi.conditions()
                                .no(
                                        "Synchronized",
                                        Json.text(waiting, "reason"),
                                        Json.text(waiting, "message"),
                                        cluster.now()),
                        () -> vmi.conditions().remove("Synchronized"));
        if (podIsDown(pod)) {
            vmi.enter("Failed", cluster.now());
        } else if (Json.text(pod, "status", "phase").equals("Running")) {
            handOver(vmi, pod);
        }
    }

    private void handOver(Vmi vmi, ObjectNode pod) {
        String node = Json.text(pod, "spec", "nodeName");
        vmi.enter("Scheduled", cluster.now());
        vmi.status().put("nodeName", node);
        Json.child(vmi.json(), "metadata", "labels").put("kubevirt.io/nodeName", node);
    }

    private static Optional<JsonNode> imageProblem(ObjectNode pod) {
        return Json.at(pod, "status", "containerStatuses")
                .valueStream()
                .map(container -> Json.at(container, "state", "waiting"))
                .filter(waiting -> Json.text(waiting, "reason").endsWith("ImagePull")
                        || Json.text(waiting, "reason").equals("ImagePullBackOff"))
                .findFirst();
    }

    private static boolean podIsDown(ObjectNode pod) {
        String phase = Json.text(pod, "status", "phase");
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    private void ready(Vmi vmi, ObjectNode pod) {
        if (Conditions.of(pod).has("Ready", "True")) {
            vmi.conditions().yes("Ready", cluster.now());
        } else {
            Conditions.of(pod)
                    .find("Ready")
                    .ifPresent(found -> vmi.conditions()
                            .no("Ready", Json.text(found, "reason"), Json.text(found, "message"), cluster.now()));
        }
    }

    private void stop(Vmi vmi, List<ObjectNode> pods) {
        if (pods.isEmpty()) {
            vmi.enter("Failed", cluster.now()); // deleted before it had a pod, or the pod is gone
        } else if (pods.stream().allMatch(Json::isDeleting)) {
            terminating(vmi);
            if (!vmi.isIn("Running") && !vmi.isIn("Scheduled")) {
                vmi.enter("Failed", cluster.now());
            }
        } else {
            deletePods(vmi, pods);
            return;
        }
        save(vmi);
    }

    private void terminating(Vmi vmi) {
        vmi.conditions().no("Ready", "PodTerminating", "virt-launcher pod is terminating", cluster.now());
    }

    private void deletePods(Vmi vmi, List<ObjectNode> pods) {
        for (ObjectNode pod : pods) {
            if (!Json.isDeleting(pod)) {
                cluster.store().delete(Key.of(Resource.PODS, pod), Deletion.GRACEFUL);
                cluster.events()
                        .normal(
                                vmi.json(),
                                Source.CONTROLLER,
                                "SuccessfulDelete",
                                "Deleted virtual machine pod " + Json.text(pod, "metadata", "name"));
            }
        }
    }

    /// The instance stays until it is deleted and its pods are gone; its last words stay readable.
    private void tidy(Vmi vmi, List<ObjectNode> pods) {
        boolean changed = vmi.dropFinalizer(Vmi.CONTROLLER_FINALIZER);
        if (vmi.conditions().find("Synchronized").isPresent()) {
            vmi.conditions().remove("Synchronized");
            changed = true;
        }
        if (vmi.isDeleting()) {
            deletePods(vmi, pods);
            if (pods.isEmpty() && !changed) {
                changed = vmi.dropFinalizer(Vmi.FOREGROUND_FINALIZER);
            }
        } else if (vmi.conditions().has("Ready", "True")) {
            vmi.conditions().no("Ready", "GuestNotRunning", "Guest VM is not reported as running", cluster.now());
            changed = true;
        }
        if (changed) {
            save(vmi);
        }
    }

    private void save(Vmi vmi) {
        cluster.store().replace(Resource.VMIS, vmi.json(), Write.MAIN);
    }
}
