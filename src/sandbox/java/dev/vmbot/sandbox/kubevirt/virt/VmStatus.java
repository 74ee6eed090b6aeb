package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a VM's status from what was seen before the last step, as virt-controller does from its cache.
final class VmStatus {

    private static final Set<String> OWN_CONDITIONS =
            Set.of("Ready", "Failure", "RestartRequired", "ManualRecoveryRequired", "VolumesChange");

    private final Cluster cluster;
    private final DataVolumes dataVolumes;
    /// The template each instance was made from, by uid.
    private final Map<String, JsonNode> templates = new HashMap<>();

    VmStatus(Cluster cluster, DataVolumes dataVolumes) {
        this.cluster = cluster;
        this.dataVolumes = dataVolumes;
    }

    void update(Vm seen, Optional<Vmi> vmi, Outcome outcome) {
        Optional<Vm> current = cluster.findVm(seen.key()).filter(vm -> vm.uid().equals(seen.uid()));
        if (current.isEmpty()) {
            return;
        }
        Vm vm = current.get();
        ObjectNode status = Json.child(vm.json(), "status");
        requests(status, vmi, outcome);
        startFailure(status, vm, vmi);
        presence(status, vm, vmi);
        conditions(vm, vmi, outcome);
        volumes(status, vm);
        status.put(
                "printableStatus",
                new PrintableStatus(vm, vmi, outcome.created(), dataVolumes.of(vm), dataVolumes.hasUnboundClaim(vm))
                        .text());
        cluster.store().replace(Resource.VMS, vm.json(), Write.STATUS);
    }

    /// Drops the first request once it is fulfilled.
    private static void requests(ObjectNode status, Optional<Vmi> vmi, Outcome outcome) {
        ArrayNode requests = Json.children(status, "stateChangeRequests");
        JsonNode first = requests.path(0);
        boolean stopped = Json.text(first, "action").equals("Stop")
                && vmi.filter(found -> found.uid().equals(Json.text(first, "uid")))
                        .isEmpty();
        boolean started = Json.text(first, "action").equals("Start")
                && vmi.filter(found -> !found.isFinal() && !found.isDeleting()).isPresent();
        if (stopped || started) {
            requests.remove(0);
        }
        if (outcome.rerun()) {
            requests.addObject().put("action", "Start");
        }
        if (requests.isEmpty()) {
            status.remove("stateChangeRequests");
        }
    }

    private void startFailure(ObjectNode status, Vm vm, Optional<Vmi> vmi) {
        boolean ran = vmi.filter(found -> found.hasReached("Running")).isPresent();
        if (ran || !vm.strategy().retries()) {
            status.remove("startFailure");
        } else if (vmi.filter(Vmi::isFinal).isPresent()) {
            StartBackoff.count(status, vmi.get(), cluster.now());
        }
    }

    private void presence(ObjectNode status, Vm vm, Optional<Vmi> vmi) {
        flag(status, "created", vmi.isPresent());
        flag(
                status,
                "ready",
                vmi.filter(found -> found.conditions().has("Ready", "True")).isPresent());
        if (vmi.isPresent()) {
            status.put("observedGeneration", observed(vm, vmi.get())).put("desiredGeneration", vm.generation());
        }
        if (vmi.isPresent() || status.has("runStrategy")) {
            status.put("runStrategy", vm.strategy().text());
        }
    }

    private static void flag(ObjectNode status, String name, boolean set) {
        if (set) {
            status.put(name, true);
        } else {
            status.remove(name);
        }
    }

    private long observed(Vm vm, Vmi vmi) {
        return isRestartRequired(vm, vmi)
                ? Json.at(vmi.json(), "metadata", "annotations", VmiTemplate.GENERATION)
                        .asLong()
                : vm.generation();
    }

    private boolean isRestartRequired(Vm vm, Vmi vmi) {
        JsonNode template = vm.template().path("spec");
        return !templates.computeIfAbsent(vmi.uid(), _ -> template.deepCopy()).equals(template);
    }

    private void conditions(Vm vm, Optional<Vmi> vmi, Outcome outcome) {
        Conditions conditions = Conditions.of(vm.json());
        Instant now = cluster.now();
        if (vmi.isPresent()) {
            conditions.mirror(vmi.get().conditions(), OWN_CONDITIONS);
        }
        ready(conditions, vmi);
        outcome.failure()
                .ifPresentOrElse(
                        failure -> conditions.set("Failure", "True", failure.reason(), failure.message(), now),
                        () -> conditions.remove("Failure"));
        if (vmi.filter(found -> !found.isFinal() && isRestartRequired(vm, found))
                .isPresent()) {
            conditions.set(
                    "RestartRequired", "True", "", "a non-live-updatable field was changed in the template spec", now);
        } else {
            conditions.remove("RestartRequired");
        }
    }

    private void ready(Conditions conditions, Optional<Vmi> vmi) {
        Instant now = cluster.now();
        Optional<ObjectNode> ready = vmi.flatMap(found -> found.conditions().find("Ready"));
        if (vmi.isEmpty()) {
            conditions.no("Ready", "VMINotExists", "VMI does not exist", now);
        } else if (ready.isEmpty()) {
            conditions.no("Ready", "VMIConditionMissing", "VMI is missing the Ready condition", now);
        } else {
            ObjectNode found = ready.get();
            conditions.set(
                    "Ready", Json.text(found, "status"), Json.text(found, "reason"), Json.text(found, "message"), now);
        }
    }

    private static void volumes(ObjectNode status, Vm vm) {
        ArrayNode snapshots = Json.array();
        for (JsonNode volume : vm.volumes()) {
            String name = Json.text(volume, "name");
            snapshots
                    .addObject()
                    .put("enabled", false)
                    .put("name", name)
                    .put("reason", "Snapshot is not supported for this volumeSource type [%s]".formatted(name));
        }
        status.set("volumeSnapshotStatuses", snapshots);
    }
}
