package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.ServerCluster;
import dev.vmbot.app.stage.Way;
import org.junit.jupiter.api.Tag;

/// The scenarios on a real kube-apiserver, over Socket Mode.
@Tag("kube-api")
final class KubeApiLifecycleIT extends LifecycleScenarios {

    KubeApiLifecycleIT() {
        super(ServerCluster::open, Way.SOCKET_MODE);
    }
}
