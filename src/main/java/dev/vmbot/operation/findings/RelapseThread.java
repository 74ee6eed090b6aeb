package dev.vmbot.operation.findings;

import dev.vmbot.operation.Operation;
import java.time.Duration;
import java.util.Optional;

/// Port: the thread of the card of an operation that has succeeded.
public interface RelapseThread {

    /// Says there that a VM which the operation has brought up did not stay up, if that has not been said before.
    ///
    /// @param operation has a card
    /// @param target which of its VMs
    /// @param state as KubeVirt calls it now
    /// @param examination why
    /// @return empty when it is said, or can never be; else how long to wait before it is tried again
    Optional<Duration> tellRelapse(Operation operation, int target, String state, Examination examination);
}
