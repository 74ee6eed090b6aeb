package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.util.List;

/// The machines that guests run on.
final class Nodes {

    static final List<String> NAMES = List.of("node01", "node02", "node03");

    private final Cluster cluster;

    Nodes(Cluster cluster) {
        this.cluster = cluster;
    }

    void register() {
        for (String name : NAMES) {
            try {
                cluster.store().create(Resource.NODES, node(name), Write.MAIN);
            } catch (ApiException e) {
                if (!e.isConflict()) {
                    throw e;
                }
            }
            setReady(name, true);
        }
    }

    private static ObjectNode node(String name) {
        ObjectNode node = Json.object();
        ObjectNode metadata = node.putObject("metadata").put("name", name);
        metadata.putObject("labels")
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/arch", "amd64")
                .put("kubevirt.io/schedulable", "true");
        return node;
    }

    /// Spreads machines, and gives the same machine the same node.
    String forPod(ObjectNode pod) {
        String vm = Json.text(pod, "metadata", "annotations", "kubevirt.io/domain");
        return NAMES.get(Math.floorMod(vm.hashCode(), NAMES.size()));
    }

    void setReady(String name, boolean ready) {
        Key key = Resource.NODES.key("", name);
        ObjectNode node = cluster.store().require(key);
        String schedulable = Boolean.toString(ready);
        ObjectNode labels = Json.child(node, "metadata", "labels");
        if (!Json.text(labels, "kubevirt.io/schedulable").equals(schedulable)) {
            labels.put("kubevirt.io/schedulable", schedulable);
            node = cluster.store().replace(Resource.NODES, node, Write.MAIN);
        }
        Conditions conditions = Conditions.of(node);
        if (ready) {
            conditions.set("Ready", "True", "KubeletReady", "kubelet is posting ready status", cluster.now());
        } else {
            conditions.set(
                    "Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", cluster.now());
            cluster.events()
                    .warning(node, Source.NODES, "NodeNotReady", "Node %s status is now: NodeNotReady".formatted(name));
        }
        resources(node);
        cluster.store().replace(Resource.NODES, node, Write.STATUS);
    }

    private static void resources(ObjectNode node) {
        for (String field : List.of("allocatable", "capacity")) {
            Json.child(node, "status", field)
                    .put("cpu", "16")
                    .put("memory", "64Gi")
                    .put("pods", "110")
                    .put("devices.kubevirt.io/kvm", "1k");
        }
    }
}
