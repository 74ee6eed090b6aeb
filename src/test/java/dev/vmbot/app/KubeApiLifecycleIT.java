package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The scenarios on a real kube-apiserver, over Socket Mode.
@Tag("kube-api")
final class KubeApiLifecycleIT extends LifecycleScenarios {

    KubeApiLifecycleIT() {
        super(ServerCluster::open, Way.SOCKET_MODE);
    }
}
