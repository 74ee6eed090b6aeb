package dev.vmbot.kube;

import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.ServerCluster;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The world of a real kube-apiserver. One server serves many tests: each
/// finds it without VMs, operations and lease, and with the rights of the manifests.
final class ServerWorld extends KubeWorld {

    /// @param server forgetful; stays the caller's to close
    ServerWorld(ServerCluster server) {
        super(server);
        clear();
        grantEverything();
    }

    private void clear() {
        admin().leases().inNamespace(HOME).delete();
        admin().resources(VirtualMachineOperation.class).inNamespace(HOME).delete();
        admin().resources(VirtualMachine.class).inAnyNamespace().delete();
        await().atMost(PATIENCE).until(() -> isEmpty(VirtualMachine.class) && isEmpty(VirtualMachineInstance.class));
    }

    private boolean isEmpty(Class<? extends HasMetadata> kind) {
        return admin().resources(kind).inAnyNamespace().list().getItems().isEmpty();
    }

    /// The server does it by itself, a moment later.
    @Override
    void forgetHistory() {
        String latest = admin().resources(VirtualMachine.class)
                .inAnyNamespace()
                .list()
                .getMetadata()
                .getResourceVersion();
        await().atMost(PATIENCE).until(() -> isForgotten(latest));
    }

    private boolean isForgotten(String version) {
        return admin().raw(
                        "/apis/kubevirt.io/v1/virtualmachines?watch=true&timeoutSeconds=1&resourceVersion=" + version)
                .contains("\"code\":410");
    }
}
