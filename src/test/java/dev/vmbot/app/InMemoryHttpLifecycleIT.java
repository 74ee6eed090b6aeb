package dev.vmbot.app;

/// The scenarios on the in-memory Kubernetes API, over HTTP.
final class InMemoryHttpLifecycleIT extends LifecycleScenarios {

    InMemoryHttpLifecycleIT() {
        super(InMemoryCluster::open, Way.HTTP);
    }
}
