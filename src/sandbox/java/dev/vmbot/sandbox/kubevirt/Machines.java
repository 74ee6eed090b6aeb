package dev.vmbot.sandbox.kubevirt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// The machines of a simulated cluster: making, finding, and putting trouble on them.
final class Machines {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final Duration poll;

    /// @param poll how often to look when something is waited for
    Machines(ObjectStore store, Duration poll) {
        this.store = store;
        this.poll = poll;
    }

    void ensureNamespace(String name) {
        ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", name);
        createIfAbsent(Resource.NAMESPACES, namespace);
    }

    void createIfAbsent(Resource resource, ObjectNode object) {
        if (store.find(Key.of(resource, object)).isEmpty()) {
            try {
                store.create(resource, object, Write.MAIN);
            } catch (ApiException e) {
                if (!e.isConflict()) {
                    throw e;
                }
            }
        }
    }

    void create(String namespace, String name, RunStrategy strategy, Behaviour behaviour) {
        ensureNamespace(namespace);
        ObjectNode vm = Json.object().put("apiVersion", "kubevirt.io/v1").put("kind", "VirtualMachine");
        ObjectNode metadata = vm.putObject("metadata").put("name", name).put("namespace", namespace);
        ObjectNode labels = metadata.putObject("labels").put("app", name);
        if (behaviour != Behaviour.NORMAL) {
            labels.put(Behaviour.LABEL, behaviour.label());
        }
        ObjectNode spec = vm.putObject("spec").put("runStrategy", strategy.text());
        ObjectNode template = spec.putObject("template");
        Json.child(template, "metadata", "labels").put("kubevirt.io/vm", name);
        template.set("spec", guest());
        store.create(Resource.VMS, vm, Write.MAIN);
    }

    /// A new machine, up and ready.
    VmRow running(String namespace, String name, RunStrategy strategy) {
        create(namespace, name, strategy, Behaviour.NORMAL);
        if (strategy == RunStrategy.MANUAL) {
            await(namespace, name, vm -> vm.status().equals("Stopped"));
            new VirtApi(store).start(namespace, name, "");
        }
        return await(namespace, name, vm -> vm.status().equals("Running") && vm.ready());
    }

    /// A new machine that its controller has seen and left off.
    VmRow stopped(String namespace, String name, RunStrategy strategy) {
        create(namespace, name, strategy, Behaviour.NORMAL);
        return await(namespace, name, vm -> vm.status().equals("Stopped"));
    }

    private static ObjectNode guest() {
        ObjectNode guest = Json.object();
        ObjectNode domain = guest.putObject("domain");
        domain.putObject("cpu").put("cores", 1);
        domain.putObject("memory").put("guest", "1Gi");
        ObjectNode devices = domain.putObject("devices");
        devices.putArray("disks")
                .addObject()
                .put("name", "root")
                .putObject("disk")
                .put("bus", "virtio");
        devices.putArray("interfaces").addObject().put("name", "default").putObject("masquerade");
        guest.putArray("networks").addObject().put("name", "default").putObject("pod");
        guest.put("terminationGracePeriodSeconds", 30);
        guest.putArray("volumes")
                .addObject()
                .put("name", "root")
                .putObject("containerDisk")
                .put("image", "quay.io/containerdisks/fedora:42");
        return guest;
    }

    void behave(String namespace, String name, Behaviour behaviour) {
        label(namespace, name, Behaviour.LABEL, behaviour.label());
    }

    void label(String namespace, String name, String label, String value) {
        ObjectNode change = Json.object();
        Json.child(change, "metadata", "labels").put(label, value);
        store.patch(Resource.VMS.key(namespace, name), new Patch.Merge(change), Write.MAIN);
    }

    /// How long guests of this machine may take to shut down.
    void grace(String namespace, String name, long seconds) {
        ObjectNode change = Json.object();
        Json.child(change, "spec", "template", "spec").put("terminationGracePeriodSeconds", seconds);
        store.patch(Resource.VMS.key(namespace, name), new Patch.Merge(change), Write.MAIN);
    }

    List<VmRow> all() {
        return store.list(Resource.VMS, "").stream().map(this::row).toList();
    }

    Optional<VmRow> find(String namespace, String name) {
        return store.find(Resource.VMS.key(namespace, name)).map(this::row);
    }

    /// @throws ApiException 404 if there is no such machine
    VmRow require(String namespace, String name) {
        return find(namespace, name).orElseThrow(() -> ApiException.notFound(Resource.VMS.key(namespace, name)));
    }

    /// Waits for the machine to be as `condition` says.
    VmRow await(String namespace, String name, Predicate<VmRow> condition) {
        return Awaitility.await().atMost(PATIENCE).pollInterval(poll).until(() -> require(namespace, name), condition);
    }

    private VmRow row(ObjectNode vm) {
        String namespace = Json.text(vm, "metadata", "namespace");
        String name = Json.text(vm, "metadata", "name");
        ObjectNode vmi = store.find(Resource.VMIS.key(namespace, name)).orElseGet(Json::object);
        return new VmRow(
                namespace,
                name,
                Json.uid(vm),
                Json.text(vm, "status", "printableStatus"),
                RunStrategy.of(vm.path("spec")).text(),
                Json.at(vm, "status", "ready").asBoolean(),
                Json.text(vmi, "status", "nodeName"),
                Json.uid(vmi),
                Behaviour.of(Json.text(vm, "metadata", "labels", Behaviour.LABEL)));
    }

    /// @param namespace empty for all namespaces
    void grant(String user, String namespace, List<Right> rights) {
        String name = "granted-" + user.replaceAll("[^a-z0-9]+", "-") + "-" + Integer.toHexString(rights.hashCode());
        ObjectNode role = Json.object();
        role.putObject("metadata").put("name", name).put("namespace", namespace);
        for (Right right : rights) {
            ObjectNode rule = Json.children(role, "rules").addObject();
            rule.putArray("apiGroups").add(right.group());
            right.resources().forEach(Json.children(rule, "resources")::add);
            right.verbs().forEach(Json.children(rule, "verbs")::add);
        }
        boolean everywhere = namespace.isEmpty();
        if (!everywhere) {
            ensureNamespace(namespace);
        }
        createIfAbsent(everywhere ? Resource.CLUSTER_ROLES : Resource.ROLES, role);
        bind(user, namespace, everywhere ? "ClusterRole" : "Role", name);
    }

    /// @param namespace empty for a binding in the whole cluster
    void bind(String user, String namespace, String kind, String role) {
        ObjectNode binding = Json.object();
        binding.putObject("metadata")
                .put("name", role.replace(':', '-') + "-" + user.replaceAll("[^a-z0-9]+", "-"))
                .put("namespace", namespace);
        binding.putObject("roleRef")
                .put("apiGroup", "rbac.authorization.k8s.io")
                .put("kind", kind)
                .put("name", role);
        binding.putArray("subjects")
                .addObject()
                .put("apiGroup", "rbac.authorization.k8s.io")
                .put("kind", "User")
                .put("name", user);
        createIfAbsent(namespace.isEmpty() ? Resource.CLUSTER_ROLE_BINDINGS : Resource.ROLE_BINDINGS, binding);
    }
}
