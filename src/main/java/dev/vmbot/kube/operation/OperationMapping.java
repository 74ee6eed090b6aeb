package dev.vmbot.kube.operation;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;

/// Between an operation and its Kubernetes object, without loss in either direction.
public final class OperationMapping {

    private OperationMapping() {}

    /// The object as it is created: without a status, which Kubernetes would drop.
    public static VirtualMachineOperation toCreate(Operation operation, String namespace) {
        return object(operation, namespace);
    }

    /// The object as its status is replaced: with the version that it must still have.
    public static VirtualMachineOperation toSave(Operation operation, String namespace) {
        VirtualMachineOperation object = object(operation, namespace);
        object.getMetadata().setResourceVersion(operation.version());
        object.setStatus(StatusMapping.write(operation));
        return object;
    }

    private static VirtualMachineOperation object(Operation operation, String namespace) {
        var object = new VirtualMachineOperation();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(operation.id().value())
                .build());
        object.setSpec(SpecMapping.write(operation.request()));
        return object;
    }

    /// @throws UnreadableOperationException when it was written by a later release, or is broken
    public static Operation read(VirtualMachineOperation object) {
        try {
            String name = object.getMetadata().getName();
            Operation asked = Operation.proposed(
                    new OperationId(name), SpecMapping.read(Field.require(object.getSpec(), "spec")));
            Operation versioned = new Operation(
                    asked.id(),
                    object.getMetadata().getResourceVersion(),
                    asked.request(),
                    asked.state(),
                    asked.card(),
                    asked.delivery());
            return Optional.ofNullable(object.getStatus())
                    .map(status -> StatusMapping.read(versioned, status))
                    .orElse(versioned);
        } catch (IllegalArgumentException e) {
            // Of the compact constructors: an illegal name, no targets, a user name that no person has.
            throw new UnreadableOperationException(String.valueOf(e.getMessage()));
        }
    }
}
