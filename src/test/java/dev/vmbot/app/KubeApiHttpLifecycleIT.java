package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The scenarios on a real kube-apiserver, over HTTP.
@Tag("kube-api")
final class KubeApiHttpLifecycleIT extends LifecycleScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(ServerCluster.open(), Way.HTTP);
    }
}
