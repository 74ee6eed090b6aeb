package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;

/// The same on the in-memory Kubernetes API.
final class InMemoryRemedyIT extends RemedyScenarios {

    InMemoryRemedyIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
