package dev.vmbot.operation.execution;

import dev.vmbot.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When an operation is taken up again.
sealed interface Next {

    /// How soon after something did not work out.
    Duration RETRY = Duration.ofSeconds(2);

    /// At once.
    record Again() implements Next {}

    /// When something calls, or at this time; empty when there is nothing to come back for.
    record Rest(Optional<Instant> until) implements Next {}

    static Next until(Instant time) {
        return new Rest(Optional.of(time));
    }

    static Next retry(Instant now) {
        return until(now.plus(RETRY));
    }

    /// After a save. Whoever saved in between calls by it, and going on at once would go on from what watched state
    /// still shows of before.
    static Next after(Optional<Operation> saved, Instant now) {
        return saved.isPresent() ? new Again() : retry(now);
    }
}
