package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;

/// What somebody wants to do.
///
/// @param subresource empty for the object itself
/// @param namespace empty for the whole cluster
/// @param name empty for a list or a creation
record Access(String verb, String group, String resource, String subresource, String namespace, String name) {

    /// As rules name it: `virtualmachines/start`.
    String path() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    Access as(String otherVerb) {
        return new Access(otherVerb, group, resource, subresource, namespace, name);
    }

    ApiException forbidden(User user) {
        String kind = group.isEmpty() ? resource : resource + "." + group;
        String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"%s\"".formatted(namespace);
        var details = Json.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return new ApiException(
                403,
                "Forbidden",
                "%s%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                        .formatted(
                                kind,
                                name.isEmpty() ? "" : " \"" + name + "\"",
                                user.name(),
                                verb,
                                path(),
                                group,
                                where),
                details.put("kind", resource));
    }
}
