package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;

/// The batches on the in-memory Kubernetes API, over HTTP.
final class InMemoryHttpBatchIT extends BatchScenarios {

    InMemoryHttpBatchIT() {
        super(InMemoryCluster::open, Way.HTTP);
    }
}
