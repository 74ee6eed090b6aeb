package dev.vmbot.kube;

import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;

/// The world of the KubeVirt double.
final class DoubleWorld extends KubeWorld {

    private final KubeVirtDouble cluster;

    private DoubleWorld(KubeVirtDouble cluster) throws IOException {
        super(access(cluster, cluster.adminToken()));
        this.cluster = cluster;
    }

    static DoubleWorld create() throws IOException {
        return new DoubleWorld(KubeVirtDouble.inMemory(Delays.QUICK));
    }

    private static Config access(KubeVirtDouble cluster, String token) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.url())
                .withOauthToken(token)
                .build();
    }

    @Override
    Cluster bot() {
        return Cluster.at(
                access(cluster, cluster.tokenFor(SERVICE_ACCOUNT, "system:serviceaccounts", "system:authenticated")));
    }

    @Override
    void running(VmRef ref) {
        cluster.ensureNamespace(ref.namespace());
        cluster.running(ref.namespace(), ref.name(), RunStrategy.ALWAYS);
    }

    @Override
    void stopped(VmRef ref) {
        cluster.ensureNamespace(ref.namespace());
        cluster.stopped(ref.namespace(), ref.name(), RunStrategy.HALTED);
    }

    @Override
    void dropWatches() {
        cluster.dropWatches();
    }

    @Override
    void forgetHistory() {
        cluster.forgetHistory();
    }

    @Override
    void allowToStop(String user, String namespace) {
        cluster.grant(user, namespace, Right.STOP);
    }

    @Override
    public void close() {
        super.close();
        cluster.close();
    }
}
