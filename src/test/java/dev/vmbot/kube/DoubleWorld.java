package dev.vmbot.kube;

import dev.vmbot.app.stage.InMemoryCluster;

/// The world of the in-memory Kubernetes API, new for each test.
final class DoubleWorld extends KubeWorld {

    private final InMemoryCluster cluster;

    private DoubleWorld(InMemoryCluster cluster) {
        super(cluster);
        this.cluster = cluster;
    }

    static DoubleWorld create() {
        return new DoubleWorld(InMemoryCluster.open());
    }

    @Override
    void forgetHistory() {
        cluster.kubeVirt().forgetHistory();
    }

    @Override
    public void close() {
        super.close();
        cluster.close();
    }
}
