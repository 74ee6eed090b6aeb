package dev.vmbot.operation.decision;

import dev.vmbot.cluster.Observation;
import java.time.Instant;
import java.util.Optional;

/// What `decide` goes by.
public sealed interface Sight {

    /// @param ended of the run that this operation found: that cannot become untrue, however old it is; empty while the
    ///     watch shows the run, and where it has not shown it
    record Seen(Observation observation, Optional<Ended> ended) implements Sight {

        /// Nothing is known of the run that was found.
        public Seen(Observation observation) {
            this(observation, Optional.empty());
        }
    }

    /// The watch has shown a run, and then that it is not there any more.
    ///
    /// @param version of the run when it was shown last
    /// @param since when its absence was noticed
    record Ended(long version, Instant since) {}

    /// A look was tried and failed.
    ///
    /// @param since the first of those that failed in a row, as far as this process knows
    record Unreadable(Instant since) implements Sight {}
}
