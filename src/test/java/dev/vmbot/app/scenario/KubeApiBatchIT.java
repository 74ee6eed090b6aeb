package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.ServerCluster;
import dev.vmbot.app.stage.Way;
import org.junit.jupiter.api.Tag;

/// The batches on a real kube-apiserver, over HTTP.
@Tag("kube-api")
final class KubeApiBatchIT extends BatchScenarios {

    KubeApiBatchIT() {
        super(ServerCluster::open, Way.HTTP);
    }
}
