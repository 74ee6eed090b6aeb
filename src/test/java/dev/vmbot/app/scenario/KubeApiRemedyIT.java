package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.ServerCluster;
import dev.vmbot.app.stage.Way;
import org.junit.jupiter.api.Tag;

/// The same on a real kube-apiserver.
@Tag("kube-api")
final class KubeApiRemedyIT extends RemedyScenarios {

    KubeApiRemedyIT() {
        super(ServerCluster::open, Way.SOCKET_MODE);
    }
}
