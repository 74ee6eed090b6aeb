package dev.vmbot.app;

/// The same on the in-memory Kubernetes API.
final class InMemoryRemedyIT extends RemedyScenarios {

    InMemoryRemedyIT() {
        super(InMemoryCluster::open, Way.SOCKET_MODE);
    }
}
