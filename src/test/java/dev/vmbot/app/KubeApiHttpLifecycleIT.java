package dev.vmbot.app;

import org.junit.jupiter.api.Tag;

/// The scenarios on a real kube-apiserver, over HTTP.
@Tag("kube-api")
final class KubeApiHttpLifecycleIT extends LifecycleScenarios {

    KubeApiHttpLifecycleIT() {
        super(ServerCluster::open, Way.HTTP);
    }
}
