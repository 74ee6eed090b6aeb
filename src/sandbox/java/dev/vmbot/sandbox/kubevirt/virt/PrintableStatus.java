package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.util.List;
import java.util.Optional;

/// The one word that KubeVirt prints for a machine: the first that fits, in the order of
/// virt-controller's `setPrintableStatus`.
///
/// @param created whether an instance has just been asked for and is not seen yet
/// @param dataVolumes those the machine uses
/// @param unboundClaim whether one of the claims is there and not bound
record PrintableStatus(
        Vm vm, Optional<Vmi> vmi, boolean created, List<? extends JsonNode> dataVolumes, boolean unboundClaim) {

    String text() {
        if (vm.isDeleting()) {
            return "Terminating";
        }
        return vmi.filter(found -> !found.isFinal())
                .flatMap(PrintableStatus::ofActive)
                .orElseGet(this::ofTrouble);
    }

    private static Optional<String> ofActive(Vmi vmi) {
        if (vmi.isDeleting()) {
            return Optional.of("Stopping");
        }
        JsonNode migration = Json.at(vmi.json(), "status", "migrationState");
        if (Json.has(migration, "startTimestamp") && !Json.has(migration, "endTimestamp")) {
            return Optional.of("Migrating");
        }
        if (vmi.isIn("Running")) {
            return Optional.of(vmi.conditions().has("Paused", "True") ? "Paused" : "Running");
        }
        return Optional.empty();
    }

    private String ofTrouble() {
        if (notSynchronized("FailedPvcNotFound")) {
            return "ErrorPvcNotFound";
        }
        if (dataVolumes.stream().anyMatch(PrintableStatus::isBroken)) {
            return "DataVolumeError";
        }
        if (vmi.filter(found -> found.conditions().has("PodScheduled", "False", "Unschedulable"))
                .isPresent()) {
            return "ErrorUnschedulable";
        }
        if (dataVolumes.stream().anyMatch(PrintableStatus::isFilling)) {
            return "Provisioning";
        }
        if (isSetToStart() && unboundClaim) {
            return "WaitingForVolumeBinding";
        }
        return ofImages();
    }

    private String ofImages() {
        if (notSynchronized("ErrImagePull")) {
            return "ErrImagePull";
        }
        return notSynchronized("ImagePullBackOff") ? "ImagePullBackOff" : ofRest();
    }

    private String ofRest() {
        boolean active = vmi.filter(found -> !found.isFinal()).isPresent();
        if (active || (vmi.isEmpty() && created)) {
            return "Starting";
        }
        boolean failing = Json.at(vm.json(), "status", "startFailure", "consecutiveFailCount")
                        .asInt()
                > 0;
        if (failing && vm.strategy().retries()) {
            return "CrashLoopBackOff";
        }
        if (vmi.isEmpty() && vm.strategy() == RunStrategy.WAIT_AS_RECEIVER) {
            return "WaitingForReceiver";
        }
        return "Stopped";
    }

    private boolean notSynchronized(String reason) {
        return vmi.filter(found -> found.conditions().has("Synchronized", "False", reason))
                .isPresent();
    }

    private boolean isSetToStart() {
        return switch (vm.strategy()) {
            case ALWAYS, ONCE, RERUN_ON_FAILURE -> true;
            case MANUAL -> vmi.filter(found -> !found.isFinal()).isPresent() || vm.wantsStart();
            case HALTED, WAIT_AS_RECEIVER -> false;
        };
    }

    private static boolean isBroken(JsonNode dataVolume) {
        JsonNode running = running(dataVolume);
        String reason = Json.text(running, "reason");
        return Json.text(dataVolume, "status", "phase").equals("Failed")
                || (Json.text(running, "status").equals("False")
                        && (reason.equals("Error") || reason.equals("ImagePullFailed")));
    }

    private static JsonNode running(JsonNode dataVolume) {
        return Json.findBy(Json.at(dataVolume, "status", "conditions"), "type", "Running")
                .orElseGet(Json::object);
    }

    private static boolean isFilling(JsonNode dataVolume) {
        String phase = Json.text(dataVolume, "status", "phase");
        boolean done = phase.equals("Succeeded") || phase.equals("PendingPopulation");
        boolean bound = Json.findBy(Json.at(dataVolume, "status", "conditions"), "type", "Bound")
                .filter(condition -> Json.text(condition, "status").equals("True"))
                .isPresent();
        return !done && (bound || !phase.equals("WaitForFirstConsumer"));
    }
}
