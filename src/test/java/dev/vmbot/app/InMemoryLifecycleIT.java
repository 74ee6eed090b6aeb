package dev.vmbot.app;

/// The scenarios on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryLifecycleIT extends LifecycleScenarios {

    InMemoryLifecycleIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
