package dev.vmbot.app;

/// The batches on the in-memory Kubernetes API, over Socket Mode.
final class InMemoryBatchIT extends BatchScenarios {

    InMemoryBatchIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
