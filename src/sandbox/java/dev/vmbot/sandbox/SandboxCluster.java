package dev.vmbot.sandbox;

import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.page.ClusterPanel;
import dev.vmbot.sandbox.page.VmRow;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A cluster with some VMs, in which Alice may do everything, Bob may change what is in `dev` and see `prod`, and Carol
/// may only look.
final class SandboxCluster implements ClusterPanel, AutoCloseable {

    private final KubeVirtDouble cluster;

    private SandboxCluster(KubeVirtDouble cluster) {
        this.cluster = cluster;
    }

    static SandboxCluster open(Delays delays) {
        KubeVirtDouble cluster = KubeVirtDouble.inMemory(delays);
        try (KubernetesClient admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.adminKubeconfig()))
                .build()) {
            Installation.apply(admin, Path.of("k8s"));
        }
        furnish(cluster);
        return new SandboxCluster(cluster);
    }

    private static void furnish(KubeVirtDouble cluster) {
        cluster.createVm("dev", "test-vm", RunStrategy.ALWAYS);
        cluster.createVm("dev", "web-01", RunStrategy.ALWAYS);
        cluster.createVm("dev", "web-02", RunStrategy.RERUN_ON_FAILURE);
        cluster.createVm("dev", "worker", RunStrategy.MANUAL);
        cluster.createVm("prod", "api-server", RunStrategy.HALTED);
        cluster.createVm("prod", "db-1", RunStrategy.ALWAYS);
        cluster.createVm("prod", "db-2", RunStrategy.ALWAYS);
        cluster.createVm("vms", "web-server", RunStrategy.HALTED);
        Right[] everything = {Right.VIEW, Right.START, Right.STOP};
        List.of("dev", "prod", "vms").forEach(namespace -> {
            cluster.grant("alice@example.com", namespace, everything);
            cluster.grant("carol@example.com", namespace, Right.VIEW);
        });
        cluster.grant("bob@example.com", "dev", everything);
        cluster.grant("bob@example.com", "prod", Right.VIEW);
    }

    /// For the bot, with exactly the rights of `k8s/`.
    Config botAccess() {
        return Config.fromKubeconfig(cluster.kubeconfigFor(Installation.SERVICE_ACCOUNT, Installation.groups()));
    }

    @Override
    public List<VmRow> rows() {
        return cluster.vms().stream()
                .map(vm -> new VmRow(
                        vm.namespace(),
                        vm.name(),
                        vm.status(),
                        vm.strategy(),
                        vm.node(),
                        vm.behaviour().label()))
                .sorted(Comparator.comparing(VmRow::namespace).thenComparing(VmRow::name))
                .toList();
    }

    @Override
    public List<String> behaviours() {
        return Arrays.stream(Behaviour.values()).map(Behaviour::label).toList();
    }

    @Override
    public void behave(String namespace, String name, String behaviour) {
        cluster.behave(namespace, name, Behaviour.of(behaviour));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
