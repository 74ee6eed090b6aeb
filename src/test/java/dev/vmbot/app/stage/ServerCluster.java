package dev.vmbot.app.stage;

import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtOnServer;
import dev.vmbot.sandbox.kubevirt.LocalApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;

/// The KubeVirt double on a real kube-apiserver, with the server's own rights and aggregation layer. The bot has a
/// token of its service account.
public final class ServerCluster implements TestCluster {

    private final LocalApiServer server;
    private final KubernetesClient admin;
    private final KubeVirtOnServer cluster;

    private ServerCluster(LocalApiServer server) {
        this.server = server;
        this.admin = server.admin();
        this.cluster = KubeVirtOnServer.on(admin, Delays.QUICK);
        Installation.apply(admin, served(Kustomize.build(Path.of("k8s"))));
    }

    public static ServerCluster open() {
        return on(LocalApiServer.start());
    }

    /// On a server that soon forgets from which versions one could watch.
    public static ServerCluster forgetful() {
        return on(LocalApiServer.forgetful());
    }

    private static ServerCluster on(LocalApiServer server) {
        try {
            return new ServerCluster(server);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /// All but the kinds that the server is too old to know; which these are is held by a test.
    private List<HasMetadata> served(List<HasMetadata> objects) {
        return objects.stream()
                .filter(object -> object instanceof CustomResourceDefinition
                        || admin.supports(object.getApiVersion(), object.getKind()))
                .toList();
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
    public KubeVirtOnServer kubeVirt() {
        return cluster;
    }

    @Override
    public void close() {
        cluster.close();
        admin.close();
        server.close();
    }
}
