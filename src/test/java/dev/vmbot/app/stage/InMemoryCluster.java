package dev.vmbot.app.stage;

import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/// The KubeVirt double behind the in-memory Kubernetes API.
public final class InMemoryCluster implements TestCluster {

    private final KubeVirtDouble cluster;
    private final KubernetesClient admin;

    private InMemoryCluster(KubeVirtDouble cluster) {
        this.cluster = cluster;
        this.admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.adminKubeconfig()))
                .build();
        Installation.apply(admin, Path.of("k8s"));
    }

    public static InMemoryCluster open() {
        return open(Delays.QUICK);
    }

    public static InMemoryCluster open(Delays delays) {
        return new InMemoryCluster(KubeVirtDouble.inMemory(delays));
    }

    @Override
    public String botKubeconfig() {
        return cluster.kubeconfigFor(Installation.SERVICE_ACCOUNT, Installation.groups());
    }

    @Override
    public KubernetesClient admin() {
        return admin;
    }

    @Override
    public KubeVirtDouble kubeVirt() {
        return cluster;
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
    }
}
