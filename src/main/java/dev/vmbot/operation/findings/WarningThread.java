package dev.vmbot.operation.findings;

import dev.vmbot.operation.Operation;
import java.time.Duration;
import java.util.Optional;

/// Port: the thread of the card of an operation that goes on.
public interface WarningThread {

    /// Says there that waiting does not help, if that has not been said before.
    ///
    /// @param operation has a card
    /// @param target which of its VMs
    /// @param examination with nothing but such causes
    /// @return empty when it is said, or can never be; else how long to wait before it is tried again
    Optional<Duration> warn(Operation operation, int target, Examination examination);
}
