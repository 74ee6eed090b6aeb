package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Admission;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// virt-api's webhooks for VirtualMachines: fills in defaults, refuses what contradicts itself.
public final class VmAdmission implements Admission {

    private static final String UNREACHABLE =
            "failed calling webhook \"virtualmachines-mutator.kubevirt.io\": failed to call webhook: Post"
                    + " \"https://virt-api.kubevirt.svc:443/virtualmachines-mutate?timeout=10s\": dial tcp 127.64.0.10:443:"
                    + " connect: connection refused";

    private static final String VALIDATOR = "virtualmachine-validator.kubevirt.io";
    private static final String MUTATOR = "virtualmachines-mutator.kubevirt.io";

    private final BooleanSupplier down;

    /// @param down whether virt-api cannot be reached: then nobody can write a VM
    public VmAdmission(BooleanSupplier down) {
        this.down = down;
    }

    @Override
    public void admit(Resource resource, Optional<ObjectNode> before, ObjectNode after) {
        if (resource.equals(Resource.VMS)) {
            if (down.getAsBoolean()) {
                throw ApiException.internal(UNREACHABLE);
            }
            mutate(after);
            validate(after.path("spec"));
            before.ifPresent(old -> validateSwitch(old, after));
        }
    }

    private static void mutate(ObjectNode vm) {
        JsonNode strategy = Json.at(vm, "spec", "runStrategy");
        if (strategy.isNumber()) {
            String message = "spec.runStrategy in body must be of type string: \"number\"";
            ObjectNode details = Json.object();
            details.putArray("causes").addObject().put("message", message);
            throw new ApiException(422, "Invalid", denied(MUTATOR, message), details);
        }
        Json.child(vm, "metadata", "annotations")
                .put("kubevirt.io/latest-observed-api-version", "v1")
                .put("kubevirt.io/storage-observed-api-version", "v1");
        Json.child(vm, "spec", "template", "metadata", "annotations").put("kubevirt.io/pci-topology-version", "v3");
        ObjectNode spec = Json.child(vm, "spec", "template", "spec");
        putIfAbsent(spec, "architecture", "amd64");
        ObjectNode domain = Json.child(spec, "domain");
        putIfAbsent(Json.child(domain, "machine"), "type", "q35");
        putIfAbsent(Json.child(domain, "firmware"), "uuid", UUID.randomUUID().toString());
        putIfAbsent(Json.child(domain, "firmware"), "serial", UUID.randomUUID().toString());
        Json.child(domain, "resources");
    }

    private static void putIfAbsent(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }

    private static void validate(JsonNode spec) {
        boolean running = Json.has(spec, "running");
        String strategy = Json.text(spec, "runStrategy");
        if (running && !strategy.isEmpty()) {
            throw invalid(
                    "spec.running",
                    "Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use"
                            + " RunStrategy instead");
        }
        if (!running && strategy.isEmpty()) {
            throw invalid("spec.running", "RunStrategy must be specified");
        }
        if (!running && RunStrategy.find(strategy).isEmpty()) {
            throw invalid("spec.runStrategy", "Invalid RunStrategy (%s)".formatted(strategy));
        }
    }

    private static void validateSwitch(ObjectNode before, ObjectNode after) {
        if (RunStrategy.of(before.path("spec")) == RunStrategy.of(after.path("spec"))) {
            return;
        }
        String restore = Json.text(before, "status", "restoreInProgress");
        if (!restore.isEmpty()) {
            throw invalid(
                    "spec.runStrategy",
                    "Cannot update VM runStrategy until restore \"%s\" completes".formatted(restore));
        }
        String snapshot = Json.text(before, "status", "snapshotInProgress");
        if (!snapshot.isEmpty()) {
            throw invalid("spec", "Cannot update vm running state until snapshot \"%s\" completes".formatted(snapshot));
        }
    }

    private static ApiException invalid(String field, String message) {
        ObjectNode details = Json.object();
        details.putArray("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", message)
                .put("field", field);
        return new ApiException(422, "Invalid", denied(VALIDATOR, message), details);
    }

    private static String denied(String webhook, String message) {
        return "admission webhook \"%s\" denied the request: %s".formatted(webhook, message);
    }
}
