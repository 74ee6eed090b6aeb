package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What KubeVirt's behaviour needs of Kubernetes. Objects handed out are copies; every refusal is an
/// [ApiException].
public interface ObjectStore {

    Optional<ObjectNode> find(Key key);

    /// @param namespace empty for all
    List<ObjectNode> list(Resource resource, String namespace);

    /// Fills in name (from `generateName`), uid, creation time and versions.
    ObjectNode create(Resource resource, ObjectNode object, Write write);

    /// Writes the whole object. A `resourceVersion` in it must be the newest one.
    ObjectNode replace(Resource resource, ObjectNode object, Write write);

    ObjectNode patch(Key key, Patch patch, Write write);

    /// With finalizers left, or a grace period for a pod that is on a node, the object is only marked.
    ///
    /// @return as it is then, or as it was last
    ObjectNode delete(Key key, Deletion deletion);

    /// What the scheduler does.
    void bind(Key pod, String node);

    /// Tells `listener` of each change from now on, in order, on a thread of the store's choosing.
    Watch watch(Resource resource, Consumer<Change> listener);

    /// @throws ApiException 404
    default ObjectNode require(Key key) {
        return find(key).orElseThrow(() -> ApiException.notFound(key));
    }
}
