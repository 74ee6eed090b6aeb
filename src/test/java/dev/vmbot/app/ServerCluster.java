package dev.vmbot.app;

import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtOnServer;
import dev.vmbot.sandbox.kubevirt.LocalApiServer;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.VmRow;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// The KubeVirt double on a real kube-apiserver, with the server's own rights and aggregation layer. The bot has a
/// token of
/// its service account.
final class ServerCluster implements TestCluster {

    private final LocalApiServer server;
    private final KubernetesClient admin;
    private final KubeVirtOnServer cluster;

    private ServerCluster(LocalApiServer server) {
        this.server = server;
        this.admin = server.admin();
        this.cluster = KubeVirtOnServer.on(admin, Delays.QUICK);
        Installation.apply(admin, Path.of("k8s"));
    }

    static ServerCluster open() {
        LocalApiServer server = LocalApiServer.start();
        try {
            return new ServerCluster(server);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String botKubeconfig() {
        return server.kubeconfigFor(Installation.token(admin));
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
        return PowerRequest.on(namespace, name, cluster.powerRequests());
    }

    @Override
    public void close() {
        cluster.close();
        admin.close();
        server.close();
    }
}
