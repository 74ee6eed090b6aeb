package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The batches on a real kube-apiserver, over HTTP.
@Tag("kube-api")
final class KubeApiBatchIT extends BatchScenarios {

    KubeApiBatchIT() {
        super(ServerCluster::open, Way.HTTP);
    }
}
