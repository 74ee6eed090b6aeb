package dev.vmbot.sandbox.kubevirt.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import java.util.Optional;

/// Evaluates the Roles and bindings that are stored; `system:masters` may do everything.
final class Rbac {

    private final ObjectStore store;
    private final Warmth warmth;

    Rbac(ObjectStore store, Warmth warmth) {
        this.store = store;
        this.warmth = warmth;
    }

    boolean allows(User user, Access access) {
        return user.groups().contains(User.MASTERS) || (warmth.knowsRules() && byRules(user, access));
    }

    private boolean byRules(User user, Access access) {
        return byBindings(user, access, Resource.CLUSTER_ROLE_BINDINGS, "")
                || (!access.namespace().isEmpty()
                        && byBindings(user, access, Resource.ROLE_BINDINGS, access.namespace()));
    }

    void require(User user, Access access) {
        if (!allows(user, access)) {
            throw access.forbidden(user);
        }
    }

    private boolean byBindings(User user, Access access, Resource kind, String namespace) {
        return store.list(kind, namespace).stream()
                .filter(binding -> binds(binding, user))
                .map(binding -> role(binding, namespace))
                .flatMap(Optional::stream)
                .flatMap(role -> role.path("rules").valueStream())
                .anyMatch(rule -> covers(rule, access));
    }

    private static boolean binds(JsonNode binding, User user) {
        return binding.path("subjects").valueStream().anyMatch(subject -> isMeant(subject, user));
    }

    private static boolean isMeant(JsonNode subject, User user) {
        String name = Json.text(subject, "name");
        return switch (Json.text(subject, "kind")) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" ->
                user.name().equals("system:serviceaccount:%s:%s".formatted(Json.text(subject, "namespace"), name));
            default -> false;
        };
    }

    private Optional<ObjectNode> role(JsonNode binding, String namespace) {
        String name = Json.text(binding, "roleRef", "name");
        return Json.text(binding, "roleRef", "kind").equals("Role")
                ? store.find(Resource.ROLES.key(namespace, name))
                : store.find(Resource.CLUSTER_ROLES.key("", name));
    }

    private static boolean covers(JsonNode rule, Access access) {
        return has(rule.path("verbs"), access.verb())
                && has(rule.path("apiGroups"), access.group())
                && (has(rule.path("resources"), access.path())
                        || has(rule.path("resources"), "*/" + access.subresource()))
                && (rule.path("resourceNames").isEmpty() || contains(rule.path("resourceNames"), access.name()));
    }

    private static boolean has(JsonNode list, String value) {
        return contains(list, "*") || contains(list, value);
    }

    private static boolean contains(JsonNode list, String value) {
        return list.valueStream().anyMatch(element -> element.asText().equals(value));
    }
}
