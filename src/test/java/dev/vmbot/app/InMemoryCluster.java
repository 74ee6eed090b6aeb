package dev.vmbot.app;

import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.VmRow;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// The KubeVirt double behind the in-memory Kubernetes API.
final class InMemoryCluster implements TestCluster {

    private final KubeVirtDouble cluster;
    private final KubernetesClient admin;

    private InMemoryCluster(KubeVirtDouble cluster) {
        this.cluster = cluster;
        this.admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.adminKubeconfig()))
                .build();
        Installation.apply(admin, Path.of("k8s"));
    }

    static InMemoryCluster open() {
        return new InMemoryCluster(KubeVirtDouble.inMemory(Delays.QUICK));
    }

    KubeVirtDouble cluster() {
        return cluster;
    }

    @Override
    public String botKubeconfig() {
        return cluster.kubeconfigFor(Installation.SERVICE_ACCOUNT)
                .replaceFirst(
                        "token: \"[^\"]*\"",
                        "token: \"" + cluster.tokenFor(Installation.SERVICE_ACCOUNT, Installation.groups()) + "\"");
    }

    @Override
    public KubernetesClient admin() {
        return admin;
    }

    @Override
    public void ensureNamespace(String name) {
        cluster.ensureNamespace(name);
    }

    @Override
    public void grant(String user, String namespace, Right... rights) {
        cluster.grant(user, namespace, rights);
    }

    @Override
    public void running(String namespace, String name, RunStrategy strategy) {
        cluster.running(namespace, name, strategy);
    }

    @Override
    public void stopped(String namespace, String name, RunStrategy strategy) {
        cluster.stopped(namespace, name, strategy);
    }

    @Override
    public void gracePeriod(String namespace, String name, Duration grace) {
        cluster.gracePeriod(namespace, name, grace);
    }

    @Override
    public void behave(String namespace, String name, Behaviour behaviour) {
        cluster.behave(namespace, name, behaviour);
    }

    @Override
    public VmRow vm(String namespace, String name) {
        return cluster.vm(namespace, name);
    }

    @Override
    public void awaitVm(String namespace, String name, Predicate<VmRow> condition) {
        cluster.awaitVm(namespace, name, condition);
    }

    @Override
    public List<PowerRequest> asks(String namespace, String name) {
        return PowerRequest.on(namespace, name, cluster.log().powerRequests());
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
    }
}
