package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.List;
import java.util.Optional;

/// What a path of the API points at.
///
/// @param namespace empty for all, or for what has none
/// @param name empty for the collection
/// @param subresource empty for the object itself
record Target(String group, String version, String namespace, String plural, String name, String subresource) {

    /// Empty if it is not the path of an object or a collection.
    static Optional<Target> find(String path) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        if (parts.getFirst().equals("api") && parts.size() > 2) {
            return Optional.of(of("", parts.get(1), parts.subList(2, parts.size())));
        }
        if (parts.getFirst().equals("apis") && parts.size() > 3) {
            return Optional.of(of(parts.get(1), parts.get(2), parts.subList(3, parts.size())));
        }
        return Optional.empty();
    }

    private static Target of(String group, String version, List<String> rest) {
        boolean namespaced = rest.getFirst().equals("namespaces") && rest.size() > 2;
        List<String> object = namespaced ? rest.subList(2, rest.size()) : rest;
        return new Target(
                group,
                version,
                namespaced ? rest.get(1) : "",
                object.getFirst(),
                object.size() > 1 ? object.get(1) : "",
                object.size() > 2 ? object.get(2) : "");
    }

    Optional<Resource> findResource() {
        return Resource.find(group, version, plural);
    }

    Key key(Resource resource) {
        return resource.key(namespace, name);
    }

    Access access(Call call) {
        return new Access(verb(call), group, plural, subresource, namespace, name);
    }

    private String verb(Call call) {
        return switch (call.method()) {
            case "GET", "HEAD" -> call.isWatch() ? "watch" : name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> call.method();
        };
    }
}
