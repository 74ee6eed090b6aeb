package dev.vmbot.app;

/// The batches on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryBatchIT extends BatchScenarios {

    @Override
    Stage open() throws Exception {
        return Stage.open(InMemoryCluster.open(), Way.SOCKET_MODE);
    }
}
