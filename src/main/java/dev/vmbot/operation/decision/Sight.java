package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;

/// What `decide` goes by.
public sealed interface Sight {

    record Seen(Observation observation) implements Sight {}

    /// A look was tried and failed.
    record Unreadable() implements Sight {}
}
