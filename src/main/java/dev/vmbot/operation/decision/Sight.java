package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import java.time.Instant;

/// What `decide` goes by.
public sealed interface Sight {

    record Seen(Observation observation) implements Sight {}

    /// A look was tried and failed.
    ///
    /// @param since the first of those that failed in a row, as far as this process knows
    record Unreadable(Instant since) implements Sight {}
}
