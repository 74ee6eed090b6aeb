package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.time.Duration;
import java.time.Instant;

/// A VirtualMachineInstance object, read and written.
record Vmi(ObjectNode json) {

    static final String CONTROLLER_FINALIZER = "kubevirt.io/virtualMachineControllerFinalize";
    static final String FOREGROUND_FINALIZER = "kubevirt.io/foregroundDeleteVirtualMachine";
    private static final long DEFAULT_GRACE_SECONDS = 30;

    Key key() {
        return Key.of(Resource.VMIS, json);
    }

    String uid() {
        return Json.uid(json);
    }

    String name() {
        return Json.text(json, "metadata", "name");
    }

    String namespace() {
        return Json.text(json, "metadata", "namespace");
    }

    String phase() {
        return Json.text(json, "status", "phase");
    }

    String node() {
        return Json.text(json, "status", "nodeName");
    }

    boolean isIn(String phase) {
        return phase().equals(phase);
    }

    boolean isFinal() {
        return isIn("Succeeded") || isIn("Failed");
    }

    boolean isDeleting() {
        return Json.isDeleting(json);
    }

    boolean isOwnedBy(Vm vm) {
        return Json.findBy(Json.at(json, "metadata", "ownerReferences"), "uid", vm.uid())
                .isPresent();
    }

    boolean hasReached(String phase) {
        return Json.findBy(Json.at(json, "status", "phaseTransitionTimestamps"), "phase", phase)
                .isPresent();
    }

    boolean startsPaused() {
        return Json.text(json, "spec", "startStrategy").equals("Paused");
    }

    Duration grace() {
        return Duration.ofSeconds(
                Json.at(json, "spec", "terminationGracePeriodSeconds").asLong(DEFAULT_GRACE_SECONDS));
    }

    Conditions conditions() {
        return Conditions.of(json);
    }

    ObjectNode status() {
        return Json.child(json, "status");
    }

    void enter(String phase, Instant now) {
        status().put("phase", phase);
        ArrayNode times = Json.children(status(), "phaseTransitionTimestamps");
        if (Json.findBy(times, "phase", phase).isEmpty()) {
            times.addObject().put("phase", phase).put("phaseTransitionTimestamp", Json.time(now));
        }
    }

    /// @return false if it was not there
    boolean dropFinalizer(String finalizer) {
        ArrayNode finalizers = Json.children(Json.child(json, "metadata"), "finalizers");
        for (int i = 0; i < finalizers.size(); i++) {
            JsonNode candidate = finalizers.get(i);
            if (candidate.asText().equals(finalizer)) {
                finalizers.remove(i);
                return true;
            }
        }
        return false;
    }
}
