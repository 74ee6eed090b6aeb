package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.decision.Sight.Ended;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Which run of an operation's VM the watch has shown, so that its absence later is known for its end. Thread-safe.
/// What is lost here costs requests only.
final class WatchedRuns {

    /// @param ended empty while it is shown
    private record Shown(String run, long version, Optional<Instant> ended) {}

    private final Map<OperationId, Shown> runs = Bounded.map();

    /// @param run uid of the run that the operation found; empty when there was none
    /// @return empty while the watch shows that run, and where it has not shown it before
    synchronized Optional<Ended> end(OperationId id, String run, Observation watched, Instant now) {
        if (run.isEmpty() || watched.vm().isEmpty()) {
            return Optional.empty();
        }
        Optional<Vmi> same = watched.vmi().filter(vmi -> vmi.uid().equals(run));
        if (same.isPresent()) {
            runs.put(id, new Shown(run, same.get().version(), Optional.empty()));
            return Optional.empty();
        }
        Shown shown = runs.get(id);
        if (shown == null || !shown.run().equals(run)) {
            return Optional.empty();
        }
        Instant since = shown.ended().orElse(now);
        runs.put(id, new Shown(run, shown.version(), Optional.of(since)));
        return Optional.of(new Ended(shown.version(), since));
    }

    synchronized void forget(OperationId id) {
        runs.remove(id);
    }
}
