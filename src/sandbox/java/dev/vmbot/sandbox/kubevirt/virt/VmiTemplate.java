package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.time.Instant;

/// The instance that a machine's template describes, with what KubeVirt fills in.
final class VmiTemplate {

    static final String GENERATION = "kubevirt.io/vm-generation";

    private VmiTemplate() {}

    static ObjectNode instanceOf(Vm vm, Instant now) {
        ObjectNode vmi = Json.object().put("apiVersion", "kubevirt.io/v1").put("kind", "VirtualMachineInstance");
        metadata(vm, vmi.putObject("metadata"));
        vmi.set("spec", spec(vm));
        ObjectNode status = vmi.putObject("status");
        status.putObject("currentCPUTopology").put("cores", cores(vm));
        status.putObject("guestOSInfo");
        String memory = memory(vm);
        status.putObject("memory")
                .put("guestAtBoot", memory)
                .put("guestCurrent", memory)
                .put("guestRequested", memory);
        status.put("runtimeUser", 107)
                .put("virtualMachineRevisionName", "revision-start-vm-%s-%d".formatted(vm.uid(), vm.generation()));
        new Vmi(vmi).enter("Pending", now);
        return vmi;
    }

    private static void metadata(Vm vm, ObjectNode metadata) {
        metadata.put("name", vm.name()).put("namespace", vm.namespace());
        JsonNode template = vm.template().path("metadata");
        if (template.get("labels") instanceof ObjectNode labels) {
            metadata.set("labels", labels.deepCopy());
        }
        ObjectNode annotations =
                template.get("annotations") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        metadata.set(
                "annotations",
                annotations
                        .put("kubevirt.io/latest-observed-api-version", "v1")
                        .put("kubevirt.io/storage-observed-api-version", "v1")
                        .put(GENERATION, Long.toString(vm.generation())));
        metadata.putArray("finalizers").add(Vmi.CONTROLLER_FINALIZER).add(Vmi.FOREGROUND_FINALIZER);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "kubevirt.io/v1")
                .put("blockOwnerDeletion", true)
                .put("controller", true)
                .put("kind", "VirtualMachine")
                .put("name", vm.name())
                .put("uid", vm.uid());
    }

    private static ObjectNode spec(Vm vm) {
        ObjectNode spec = vm.template().get("spec") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        if (!spec.has("evictionStrategy")) {
            spec.put("evictionStrategy", "None");
        }
        Json.child(spec, "domain", "features", "acpi").put("enabled", true);
        if (vm.wantsStartPaused()) {
            spec.put("startStrategy", "Paused");
        }
        return spec;
    }

    private static int cores(Vm vm) {
        return Json.at(vm.template(), "spec", "domain", "cpu", "cores").asInt(1);
    }

    private static String memory(Vm vm) {
        return Json.at(vm.template(), "spec", "domain", "memory", "guest").asText("1Gi");
    }
}
