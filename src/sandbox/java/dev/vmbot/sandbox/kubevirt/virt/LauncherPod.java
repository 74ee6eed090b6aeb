package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;

/// The virt-launcher pod of an instance.
final class LauncherPod {

    static final String IMAGE = "quay.io/kubevirt/virt-launcher:v1.9.0";
    static final String COMPUTE = "compute";

    private LauncherPod() {}

    static ObjectNode of(Vmi vmi) {
        ObjectNode pod = Json.object();
        metadata(vmi, pod.putObject("metadata"));
        ObjectNode spec = pod.putObject("spec");
        long grace = vmi.grace().toSeconds();
        spec.put("restartPolicy", "Never").put("terminationGracePeriodSeconds", grace + 30);
        spec.putObject("nodeSelector").put("kubernetes.io/arch", "amd64").put("kubevirt.io/schedulable", "true");
        ArrayNode containers = spec.putArray("containers");
        compute(vmi, grace, containers.addObject());
        volumes(vmi, spec);
        return pod;
    }

    private static void metadata(Vmi vmi, ObjectNode metadata) {
        String name = vmi.name();
        metadata.put("generateName", "virt-launcher-%s-".formatted(name)).put("namespace", vmi.namespace());
        ObjectNode labels = Json.object();
        Json.at(vmi.json(), "metadata", "labels")
                .properties()
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        metadata.set(
                "labels",
                labels.put("kubevirt.io", "virt-launcher")
                        .put("kubevirt.io/created-by", vmi.uid())
                        .put("vm.kubevirt.io/name", name)
                        .put("vmi.kubevirt.io/id", name));
        metadata.putObject("annotations")
                .put("kubectl.kubernetes.io/default-container", COMPUTE)
                .put("kubevirt.io/domain", name);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "kubevirt.io/v1")
                .put("kind", "VirtualMachineInstance")
                .put("name", name)
                .put("uid", vmi.uid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    private static void compute(Vmi vmi, long grace, ObjectNode compute) {
        compute.put("name", COMPUTE).put("image", IMAGE).put("imagePullPolicy", "IfNotPresent");
        compute.putArray("command").add("/usr/bin/virt-launcher-monitor");
        compute.putArray("args")
                .add("--name")
                .add(vmi.name())
                .add("--uid")
                .add(vmi.uid())
                .add("--namespace")
                .add(vmi.namespace())
                .add("--grace-period-seconds")
                .add(Long.toString(grace + 15));
        ObjectNode resources = compute.putObject("resources");
        resources.putObject("limits").put("devices.kubevirt.io/kvm", "1").put("devices.kubevirt.io/tun", "1");
        resources
                .putObject("requests")
                .put("cpu", "100m")
                .put("memory", "1312Mi")
                .put("devices.kubevirt.io/kvm", "1")
                .put("devices.kubevirt.io/tun", "1");
    }

    private static void volumes(Vmi vmi, ObjectNode spec) {
        ArrayNode volumes = spec.putArray("volumes");
        volumes.addObject().put("name", "private").putObject("emptyDir");
        for (JsonNode volume : Json.at(vmi.json(), "spec", "volumes")) {
            String name = Json.text(volume, "name");
            Cluster.claimsIn(Json.array().add(volume))
                    .forEach(claim -> volumes.addObject()
                            .put("name", name)
                            .putObject("persistentVolumeClaim")
                            .put("claimName", claim));
            String secret = Json.text(volume, "cloudInitNoCloud", "secretRef", "name");
            if (!secret.isEmpty()) {
                volumes.addObject()
                        .put("name", name + "-udata")
                        .putObject("secret")
                        .put("secretName", secret);
            }
        }
    }
}
