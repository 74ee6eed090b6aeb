package dev.vmbot.operation;

import java.time.Duration;
import java.util.Optional;

/// Whether this replica leads: only the leader carries operations out and speaks of them.
public interface Leadership {

    /// Longest that a write to the cluster takes.
    Duration WRITE = Duration.ofSeconds(4);

    /// Whether a call may be begun now that nobody may make but the leader: it leads, and has renewed its lease so
    /// lately that no other replica can have taken over before the call has ended.
    ///
    /// @param longest the call's time limit
    boolean mayBegin(Duration longest);

    /// The same for a write to the cluster.
    default boolean mayWrite() {
        return mayBegin(WRITE);
    }

    /// Present once this replica has seen nobody lead, itself included, for longer than a lease: then nothing that is
    /// approved is carried out.
    default Optional<Vacancy> vacancy() {
        return Optional.empty();
    }

    /// @param lasted since when nobody has been seen leading, counted from this replica's start at most
    /// @param reason why this replica cannot take the lead, in the cluster's words; empty when the Lease answers
    record Vacancy(Duration lasted, String reason) {}
}
