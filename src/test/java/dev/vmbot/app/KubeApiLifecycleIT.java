package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The scenarios on a real kube-apiserver, over Socket Mode.
@Tag("kube-api")
final class KubeApiLifecycleIT extends LifecycleScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(ServerCluster.open(), Way.SOCKET_MODE);
    }
}
