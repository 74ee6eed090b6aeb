package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;

/// The scenarios on the in-memory Kubernetes API, over HTTP.
final class InMemoryHttpLifecycleIT extends LifecycleScenarios {

    InMemoryHttpLifecycleIT() {
        super(InMemoryCluster::open, Way.HTTP);
    }
}
