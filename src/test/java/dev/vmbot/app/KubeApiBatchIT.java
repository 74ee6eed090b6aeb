package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The batches on a real kube-apiserver, over HTTP.
@Tag("kube-api")
final class KubeApiBatchIT extends BatchScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(ServerCluster.open(), Way.HTTP);
    }
}
