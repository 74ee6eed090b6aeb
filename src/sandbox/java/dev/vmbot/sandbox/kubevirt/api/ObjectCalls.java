package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Refusals;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reading and writing objects.
final class ObjectCalls {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final InMemoryStore store;

    ObjectCalls(InMemoryStore store) {
        this.store = store;
    }

    Reply answer(Call call, Target target, Resource resource) {
        Write write = new Write(target.subresource().equals("status"), call.isDryRun());
        return switch (call.method()) {
            case "GET" ->
                target.name().isEmpty()
                        ? Reply.json(200, list(call, target, resource))
                        : Reply.json(200, store.require(target.key(resource)));
            case "POST" -> Reply.json(201, create(call, target, resource, write));
            case "PUT" -> Reply.json(200, replace(call, target, resource, write));
            case "PATCH" -> patch(call, target.key(resource), write);
            case "DELETE" -> delete(call, target, resource);
            default ->
                throw ApiException.of(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        };
    }

    private ObjectNode list(Call call, Target target, Resource resource) {
        Selection selection = Selection.of(call, target, resource);
        return store.locked(() -> {
            List<ObjectNode> found = store.list(resource, target.namespace()).stream()
                    .filter(selection)
                    .toList();
            return Page.of(found, call).listOf(resource, store.version());
        });
    }

    private ObjectNode create(Call call, Target target, Resource resource, Write write) {
        ObjectNode object = body(call);
        if (resource.namespaced()) {
            Json.child(object, "metadata").put("namespace", target.namespace());
        }
        return store.create(resource, object, new Write(false, write.dryRun()));
    }

    private ObjectNode replace(Call call, Target target, Resource resource, Write write) {
        ObjectNode object = body(call);
        Json.child(object, "metadata").put("name", target.name());
        if (resource.namespaced()) {
            Json.child(object, "metadata").put("namespace", target.namespace());
        }
        if (isCustom(resource)
                && Json.text(object, "metadata", "resourceVersion").isEmpty()) {
            throw Refusals.versionMissing(target.key(resource));
        }
        return store.replace(resource, object, write);
    }

    private static boolean isCustom(Resource resource) {
        return resource.group().endsWith("kubevirt.io") || resource.group().equals("vmbot.dev");
    }

    private Reply patch(Call call, Key key, Write write) {
        String type = call.header("Content-Type");
        boolean strategic = type.startsWith("application/strategic-merge-patch+json");
        if (type.startsWith("application/json-patch+json")) {
            return Reply.json(200, store.patch(key, new Patch.Steps(steps(call)), write));
        }
        if (type.startsWith("application/merge-patch+json") || (strategic && !isCustom(key.resource()))) {
            return Reply.json(200, store.patch(key, new Patch.Merge(body(call)), write));
        }
        if (type.startsWith("application/apply-patch+yaml")) {
            return apply(call, key, write);
        }
        throw ApiException.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include:"
                        + " application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }

    /// Without field ownership: what is given is set, and nothing is ever in conflict.
    private Reply apply(Call call, Key key, Write write) {
        ObjectNode object = body(call);
        if (store.find(key).isPresent()) {
            return Reply.json(200, store.patch(key, new Patch.Merge(object), write));
        }
        Json.child(object, "metadata").put("name", key.name());
        if (key.resource().namespaced()) {
            Json.child(object, "metadata").put("namespace", key.namespace());
        }
        return Reply.json(201, store.create(key.resource(), object, write));
    }

    private Reply delete(Call call, Target target, Resource resource) {
        if (target.name().isEmpty()) {
            Selection selection = Selection.of(call, target, resource);
            store.list(resource, target.namespace()).stream()
                    .filter(selection)
                    .forEach(object -> store.delete(Key.of(resource, object), Deletion.GRACEFUL));
            return Reply.json(200, success());
        }
        JsonNode options = call.body().isBlank() ? Json.object() : body(call);
        JsonNode grace = Json.at(options, "gracePeriodSeconds");
        boolean dryRun =
                call.isDryRun() || Json.at(options, "dryRun").path(0).asText().equals("All");
        ObjectNode last = store.delete(
                target.key(resource),
                new Deletion(
                        grace.isMissingNode() ? Optional.empty() : Optional.of(Duration.ofSeconds(grace.asLong())),
                        Json.text(options, "preconditions", "uid"),
                        dryRun));
        return Reply.json(200, Json.isDeleting(last) || dryRun ? last : success());
    }

    private static ObjectNode success() {
        ObjectNode status =
                Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
        status.putObject("metadata");
        return status;
    }

    private static ArrayNode steps(Call call) {
        try {
            return (ArrayNode) Json.MAPPER.readTree(call.body());
        } catch (JsonProcessingException | ClassCastException e) {
            throw ApiException.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    static ObjectNode body(Call call) {
        try {
            boolean yaml = call.header("Content-Type").contains("yaml");
            return (ObjectNode) (yaml ? YAML.readTree(call.body()) : Json.MAPPER.readTree(call.body()));
        } catch (JsonProcessingException | ClassCastException e) {
            throw ApiException.badRequest("the object provided is unrecognized: " + e.getMessage());
        }
    }
}
