package dev.vmbot.app;

/// The scenarios on the in-memory Kubernetes API.
final class InMemoryLifecycleIT extends LifecycleScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(InMemoryCluster.open());
    }
}
