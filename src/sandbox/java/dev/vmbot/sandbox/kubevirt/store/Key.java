package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.JsonNode;

/// Which object.
///
/// @param namespace empty for what has none
public record Key(Resource resource, String namespace, String name) {

    public static Key of(Resource resource, JsonNode object) {
        return resource.key(Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }
}
