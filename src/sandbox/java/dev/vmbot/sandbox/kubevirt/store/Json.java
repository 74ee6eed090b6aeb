package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Reading and writing JSON trees whose field names may hold dots and slashes.
public final class Json {

    public static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// @throws IllegalArgumentException if it is not a JSON object
    public static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("not a JSON object: " + text, e);
        }
    }

    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String step : path) {
            found = found.path(step);
        }
        return found.isNull() ? MissingNode.getInstance() : found;
    }

    /// Empty when absent.
    public static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    public static boolean has(JsonNode node, String... path) {
        return !at(node, path).isMissingNode();
    }

    /// The object at `path`, made if it is not there.
    public static ObjectNode child(ObjectNode node, String... path) {
        ObjectNode found = node;
        for (String step : path) {
            found = found.get(step) instanceof ObjectNode next ? next : found.putObject(step);
        }
        return found;
    }

    /// The array `name` of `node`, made if it is not there.
    public static ArrayNode children(ObjectNode node, String name) {
        return node.get(name) instanceof ArrayNode list ? list : node.putArray(name);
    }

    /// The first element of an array of objects whose `field` is `value`.
    public static Optional<ObjectNode> findBy(JsonNode array, String field, String value) {
        for (JsonNode element : array) {
            if (element instanceof ObjectNode found && text(found, field).equals(value)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// As Kubernetes writes times: whole seconds.
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public static boolean isDeleting(JsonNode object) {
        return has(object, "metadata", "deletionTimestamp");
    }

    public static String uid(JsonNode object) {
        return text(object, "metadata", "uid");
    }

    public static Duration seconds(JsonNode number) {
        return Duration.ofSeconds(number.asLong());
    }
}
