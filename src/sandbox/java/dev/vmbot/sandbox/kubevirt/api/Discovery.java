package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the API says it serves.
public final class Discovery {

    private Discovery() {}

    static Optional<Reply> find(String path) {
        return switch (path) {
            case "/version" ->
                Optional.of(Reply.json(
                        200,
                        Json.object()
                                .put("major", "1")
                                .put("minor", "34")
                                .put("gitVersion", "v1.34.0")
                                .put("platform", "linux/amd64")));
            case "/healthz", "/livez", "/readyz" -> Optional.of(Reply.text(200, "ok"));
            case "/api" -> Optional.of(Reply.json(200, coreVersions()));
            case "/apis" -> Optional.of(Reply.json(200, groups()));
            default -> resources(path);
        };
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    private static ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Set<String> versions = new TreeSet<>();
        Resource.all().stream()
                .filter(resource -> !resource.group().isEmpty())
                .forEach(resource -> versions.add(resource.apiVersion()));
        versions.add(Reviews.GROUP + "/v1");
        versions.add(SubresourceCalls.GROUP + "/v1");
        for (String version : versions) {
            group(groups.addObject(), version);
        }
        return list;
    }

    private static void group(ObjectNode group, String groupVersion) {
        List<String> parts = List.of(groupVersion.split("/", -1));
        ObjectNode version = Json.object().put("groupVersion", groupVersion).put("version", parts.getLast());
        group.put("name", parts.getFirst()).putArray("versions").add(version);
        group.set("preferredVersion", version);
    }

    private static Optional<Reply> resources(String path) {
        String groupVersion = path.startsWith("/apis/") ? path.substring(6) : path.replaceFirst("^/api/", "");
        if (groupVersion.equals(SubresourceCalls.GROUP + "/v1")) {
            return Optional.of(Reply.json(200, subresources()));
        }
        List<Resource> found = Resource.all().stream()
                .filter(resource -> resource.apiVersion().equals(groupVersion))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = resourceList(groupVersion);
        for (Resource resource : found) {
            describe(list, resource.plural(), resource);
            if (resource.hasStatus()) {
                describe(list, resource.plural() + "/status", resource);
            }
        }
        return Optional.of(Reply.json(200, list));
    }

    private static ObjectNode resourceList(String groupVersion) {
        return Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion);
    }

    private static void describe(ObjectNode list, String name, Resource resource) {
        ObjectNode entry = Json.children(list, "resources")
                .addObject()
                .put("name", name)
                .put("singularName", resource.kind().toLowerCase(Locale.ROOT))
                .put("namespaced", resource.namespaced())
                .put("kind", resource.kind());
        ArrayNode verbs = entry.putArray("verbs");
        List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch")
                .forEach(verbs::add);
    }

    /// Of the aggregated API.
    public static ObjectNode subresources() {
        ObjectNode list = resourceList(SubresourceCalls.GROUP + "/v1");
        for (String name : List.of("start", "stop", "restart")) {
            ObjectNode entry = Json.children(list, "resources")
                    .addObject()
                    .put("name", "virtualmachines/" + name)
                    .put("singularName", "")
                    .put("namespaced", true)
                    .put("kind", "VirtualMachine");
            entry.putArray("verbs").add("update");
        }
        return list;
    }
}
