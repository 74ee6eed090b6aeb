package dev.vmbot.app;

/// The scenarios on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryLifecycleIT extends LifecycleScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(InMemoryCluster.open(), Way.SOCKET_MODE);
    }
}
