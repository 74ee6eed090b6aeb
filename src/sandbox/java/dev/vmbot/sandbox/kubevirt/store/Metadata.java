package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// What the API server writes into `metadata` by itself.
final class Metadata {

    private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final List<String> KEPT = List.of(
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "name",
            "namespace");

    private Metadata() {}

    static void born(Resource resource, ObjectNode object, Instant now, Random random) {
        object.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
        ObjectNode metadata = Json.child(object, "metadata");
        if (Json.text(metadata, "name").isEmpty()) {
            metadata.put("name", Json.text(metadata, "generateName") + suffix(random));
        }
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"));
        metadata.put("uid", UUID.randomUUID().toString())
                .put("creationTimestamp", Json.time(now))
                .put("generation", 1);
    }

    private static String suffix(Random random) {
        var letters = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            letters.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
        }
        return letters.toString();
    }

    /// The fields no writer may change.
    static void carryOver(ObjectNode before, ObjectNode after) {
        ObjectNode metadata = Json.child(after, "metadata");
        for (String field : KEPT) {
            JsonNode value = before.path("metadata").get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.remove("managedFields");
    }

    /// Where status is a subresource only the rest counts, else everything but the metadata does.
    static void countGeneration(Resource resource, ObjectNode before, ObjectNode after) {
        if (!content(resource, before).equals(content(resource, after))) {
            bumpGeneration(after);
        }
    }

    private static ObjectNode content(Resource resource, ObjectNode object) {
        ObjectNode content = object.deepCopy();
        content.remove("metadata");
        if (resource.hasStatus()) {
            content.remove("status");
        }
        return content;
    }

    static void bumpGeneration(ObjectNode object) {
        ObjectNode metadata = Json.child(object, "metadata");
        metadata.put("generation", metadata.path("generation").asLong() + 1);
    }

    /// Kubernetes puts the deletion time of a pod into the future by its grace period.
    static void markDeleted(ObjectNode object, Instant now, Duration grace) {
        Json.child(object, "metadata")
                .put("deletionTimestamp", Json.time(now.plus(grace)))
                .put("deletionGracePeriodSeconds", grace.toSeconds());
    }

    static boolean isHeld(ObjectNode object) {
        return !Json.at(object, "metadata", "finalizers").isEmpty();
    }

    static void version(ObjectNode object, long version) {
        Json.child(object, "metadata").put("resourceVersion", Long.toString(version));
    }

    static boolean isSame(ObjectNode one, ObjectNode other) {
        return fields(one).equals(fields(other));
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        Json.child(copy, "metadata").remove("resourceVersion");
        var fields = new HashMap<String, JsonNode>();
        copy.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
