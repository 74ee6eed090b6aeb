package dev.vmbot.operation;

/// Whether this replica leads: only the leader carries operations out and speaks of them.
public interface Leadership {

    /// Whether a write may be begun now: it leads, and has renewed its lease in the last 10 seconds, so that no other
    /// replica can have taken over before the write has ended.
    boolean mayWrite();

    /// Always leads; for one replica without a lease, as in tests.
    static Leadership alone() {
        return () -> true;
    }
}
