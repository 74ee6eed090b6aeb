package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Observation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState.Approved;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a press has made sure of: the person's rights, and the VMs by a live look. For [#FRESH] after the approval the
/// first VM is neither reviewed nor looked at again. An older approval, an approval by another replica, a VM of which
/// the watch has told news since, and each later VM of a batch: reviewed and looked at once more.
///
/// Thread-safe. What is lost here costs requests only.
public final class FreshPresses {

    /// How long a press counts.
    static final Duration FRESH = Duration.ofSeconds(5);

    private record Press(Approved approved, Observation first) {}

    private final Map<OperationId, Press> presses = Bounded.map();

    /// @param approved what the press is about to store
    /// @param first what a live look at the first VM has shown
    public synchronized void keep(OperationId id, Approved approved, Observation first) {
        presses.put(id, new Press(approved, first));
    }

    /// What the press has seen, to be acted on now; given out once.
    ///
    /// @param watched what the watch shows of the first VM now
    public synchronized Optional<Observation> take(
            OperationId id, Approved approved, Observation watched, Instant now) {
        return Optional.ofNullable(presses.remove(id))
                .filter(press -> press.approved().equals(approved))
                .map(Press::first)
                .filter(_ -> now.isBefore(approved.at().plus(FRESH)))
                .filter(look -> !watched.isNewerThan(look));
    }
}
