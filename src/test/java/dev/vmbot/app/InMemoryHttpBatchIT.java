package dev.vmbot.app;

/// The batches on the in-memory Kubernetes API, over HTTP.
final class InMemoryHttpBatchIT extends BatchScenarios {

    InMemoryHttpBatchIT() {
        super(InMemoryCluster::open, Way.HTTP);
    }
}
