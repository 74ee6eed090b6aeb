package dev.vmbot.app;

/// The scenarios on the in-memory Kubernetes API, over HTTP.
final class InMemoryHttpLifecycleIT extends LifecycleScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(InMemoryCluster.open(), Way.HTTP);
    }
}
