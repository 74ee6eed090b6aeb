package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;

/// The batches on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryBatchIT extends BatchScenarios {

    InMemoryBatchIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
