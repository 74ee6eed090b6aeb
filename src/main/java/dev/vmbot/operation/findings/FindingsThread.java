package dev.vmbot.operation.findings;

import dev.vmbot.operation.Operation;
import java.time.Duration;
import java.util.Optional;

/// Port: the thread of an operation's card.
public interface FindingsThread {

    /// Replies there, as far as it has not been done before.
    ///
    /// @param operation has a card
    /// @return empty when all is told, or can never be; else how long to wait before it is tried again
    Optional<Duration> tell(Operation operation, Report report);
}
