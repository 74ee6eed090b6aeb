package dev.vmbot.sandbox.kubevirt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.util.List;
import java.util.Locale;

/// What a cluster with KubeVirt has before anybody has made a machine.
final class Furnishing {

    private static final String VERSION = "v1.9.0";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> WRITE = List.of("get", "list", "watch", "create", "update", "patch", "delete");

    private final ObjectStore store;
    private final Machines machines;

    Furnishing(ObjectStore store, Machines machines) {
        this.store = store;
        this.machines = machines;
    }

    void install() {
        List.of("default", "kube-system", "kubevirt").forEach(machines::ensureNamespace);
        Resource.all().stream().filter(Furnishing::isCustom).forEach(this::definition);
        kubeVirt();
        roles();
    }

    /// KubeVirt's own, on which any authorizer can go.
    void roles() {
        role("kubevirt.io:view", READ, false);
        role("kubevirt.io:edit", WRITE, true);
        role("kubevirt.io:admin", WRITE, true);
        defaultRole();
    }

    private static boolean isCustom(Resource resource) {
        return resource.group().endsWith("kubevirt.io") || resource.group().equals("vmbot.dev");
    }

    private void definition(Resource resource) {
        ObjectNode crd = Json.object();
        crd.putObject("metadata").put("name", resource.qualified());
        ObjectNode spec = crd.putObject("spec").put("group", resource.group());
        spec.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        spec.putObject("names")
                .put("kind", resource.kind())
                .put("listKind", resource.kind() + "List")
                .put("plural", resource.plural())
                .put("singular", resource.kind().toLowerCase(Locale.ROOT));
        ObjectNode version = spec.putArray("versions").addObject();
        version.put("name", resource.version()).put("served", true).put("storage", true);
        if (resource.hasStatus()) {
            version.putObject("subresources").putObject("status");
        }
        ObjectNode made = store.create(Resource.CRDS, crd, Write.MAIN);
        for (String type : List.of("NamesAccepted", "Established")) {
            Json.children(Json.child(made, "status"), "conditions")
                    .addObject()
                    .put("type", type)
                    .put("status", "True");
        }
        store.replace(Resource.CRDS, made, Write.STATUS);
    }

    private void kubeVirt() {
        ObjectNode kubeVirt = Json.object();
        kubeVirt.putObject("metadata").put("name", "kubevirt").put("namespace", "kubevirt");
        kubeVirt.putObject("spec");
        ObjectNode made = store.create(Resource.KUBEVIRTS, kubeVirt, Write.MAIN);
        Json.child(made, "status")
                .put("phase", "Deployed")
                .put("observedKubeVirtVersion", VERSION)
                .put("targetKubeVirtVersion", VERSION);
        store.replace(Resource.KUBEVIRTS, made, Write.STATUS);
    }

    private void role(String name, List<String> verbs, boolean mayChangePower) {
        ObjectNode role = Json.object();
        role.putObject("metadata").put("name", name);
        rule(
                role,
                "kubevirt.io",
                List.of("virtualmachines", "virtualmachineinstances", "virtualmachineinstancemigrations"),
                verbs);
        if (mayChangePower) {
            rule(
                    role,
                    "subresources.kubevirt.io",
                    List.of("virtualmachines/start", "virtualmachines/stop", "virtualmachines/restart"),
                    List.of("update"));
        }
        store.create(Resource.CLUSTER_ROLES, role, Write.MAIN);
    }

    /// What KubeVirt lets everybody read.
    private void defaultRole() {
        ObjectNode role = Json.object();
        role.putObject("metadata").put("name", "kubevirt.io:default");
        rule(role, "kubevirt.io", List.of("kubevirts"), List.of("get", "list"));
        rule(role, "subresources.kubevirt.io", List.of("version"), List.of("get", "list"));
        store.create(Resource.CLUSTER_ROLES, role, Write.MAIN);
        ObjectNode binding = Json.object();
        binding.putObject("metadata").put("name", "kubevirt.io:default");
        binding.putObject("roleRef")
                .put("apiGroup", RBAC)
                .put("kind", "ClusterRole")
                .put("name", "kubevirt.io:default");
        binding.putArray("subjects")
                .addObject()
                .put("apiGroup", RBAC)
                .put("kind", "Group")
                .put("name", "system:authenticated");
        store.create(Resource.CLUSTER_ROLE_BINDINGS, binding, Write.MAIN);
    }

    private static void rule(ObjectNode role, String group, List<String> resources, List<String> verbs) {
        ObjectNode rule = Json.children(role, "rules").addObject();
        rule.putArray("apiGroups").add(group);
        resources.forEach(Json.children(rule, "resources")::add);
        verbs.forEach(Json.children(rule, "verbs")::add);
    }
}
