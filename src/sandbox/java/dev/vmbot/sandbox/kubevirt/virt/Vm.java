package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;

/// A VirtualMachine object, read.
record Vm(ObjectNode json) {

    static final String FINALIZER = "kubevirt.io/virtualMachineControllerFinalize";

    Key key() {
        return Key.of(Resource.VMS, json);
    }

    Key vmiKey() {
        return Resource.VMIS.key(namespace(), name());
    }

    String name() {
        return Json.text(json, "metadata", "name");
    }

    String namespace() {
        return Json.text(json, "metadata", "namespace");
    }

    String uid() {
        return Json.uid(json);
    }

    long generation() {
        return Json.at(json, "metadata", "generation").asLong();
    }

    boolean isDeleting() {
        return Json.isDeleting(json);
    }

    RunStrategy strategy() {
        return RunStrategy.of(json.path("spec"));
    }

    boolean isLegacy() {
        return Json.has(json, "spec", "running");
    }

    Behaviour behaviour() {
        return Behaviour.of(Json.text(json, "metadata", "labels", Behaviour.LABEL));
    }

    JsonNode template() {
        return json.path("spec").path("template");
    }

    JsonNode volumes() {
        return template().path("spec").path("volumes");
    }

    JsonNode requests() {
        return Json.at(json, "status", "stateChangeRequests");
    }

    /// Only the first request counts.
    boolean wantsStart() {
        return Json.text(requests().path(0), "action").equals("Start");
    }

    boolean wantsStartPaused() {
        return wantsStart() && Json.text(requests().path(0), "data", "paused").equals("true");
    }

    /// A stop request names the instance it means.
    boolean wantsStopOf(Vmi vmi) {
        JsonNode first = requests().path(0);
        return Json.text(first, "action").equals("Stop")
                && Json.text(first, "uid").equals(vmi.uid());
    }

    boolean hasCondition(String type) {
        return Conditions.of(json).has(type, "True");
    }

    boolean hasFinalizer() {
        for (JsonNode finalizer : Json.at(json, "metadata", "finalizers")) {
            if (finalizer.asText().equals(FINALIZER)) {
                return true;
            }
        }
        return false;
    }
}
