package dev.vmbot.operation.execution;

/// What only the leader does.
public interface Duty {

    /// Begins with every operation that is stored.
    void lead();

    /// Begins nothing any more.
    void resign();
}
