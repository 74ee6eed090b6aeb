package dev.vmbot.kube;

import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A cluster with KubeVirt in which contracts are tested, whatever it is made of. The bot is there as its service
/// account, with exactly the rights that `k8s/rbac.yaml` grants.
abstract class KubeWorld implements AutoCloseable {

    static final String HOME = "vm-bot";
    static final String SERVICE_ACCOUNT = "system:serviceaccount:vm-bot:vm-lifecycle-bot";

    private final KubernetesClient admin;

    /// @param admin somebody who may do everything
    KubeWorld(Config admin) throws IOException {
        this.admin = new KubernetesClientBuilder().withConfig(admin).build();
        apply("namespace.yaml");
        apply("rbac.yaml");
    }

    private void apply(String file) throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of("k8s", file))) {
            admin.load(yaml).items().forEach(object -> admin.resource(object).createOr(NonDeletingOperation::update));
        }
    }

    /// Takes away all that the bot may do outside its own namespace.
    void revokeEverything() {
        admin.rbac().clusterRoles().withName("vm-lifecycle-bot").delete();
    }

    /// Grants again what the manifests grant.
    void grantEverything() throws IOException {
        apply("rbac.yaml");
    }

    KubernetesClient admin() {
        return admin;
    }

    /// A connection of its own, as a replica of the bot has it.
    abstract Cluster bot();

    /// A new VM, up and ready, with strategy Always.
    abstract void running(VmRef ref);

    /// A new VM that is off, with strategy Halted.
    abstract void stopped(VmRef ref);

    /// Cuts every watch that is open, as a restart of the API server does.
    abstract void dropWatches();

    /// Makes every resource version so far too old to watch from.
    abstract void forgetHistory();

    /// Lets somebody stop VMs in a namespace, and nothing else.
    abstract void allowToStop(String user, String namespace);

    @Override
    public void close() {
        admin.close();
    }
}
