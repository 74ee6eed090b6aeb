package dev.vmbot.app.scenario;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Way;

/// The scenarios on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryLifecycleIT extends LifecycleScenarios {

    InMemoryLifecycleIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
