package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Looks at what is about to be written to a main path, may change it, may refuse it.
@FunctionalInterface
public interface Admission {

    /// @param before empty for a creation
    /// @throws ApiException to refuse
    void admit(Resource resource, Optional<ObjectNode> before, ObjectNode after);
}
