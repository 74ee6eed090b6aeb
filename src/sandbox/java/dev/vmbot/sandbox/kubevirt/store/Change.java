package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Something happened to an object.
///
/// @param object as it is now; for a deletion as it was last. Not to be changed: all watchers share it
/// @param before as it was; the same as `object` for what was added
public record Change(Type type, Resource resource, ObjectNode object, ObjectNode before) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    public Key key() {
        return Key.of(resource, object);
    }

    public long version() {
        return Long.parseLong(Json.text(object, "metadata", "resourceVersion"));
    }
}
