package dev.vmbot.operation.execution;

import dev.vmbot.operation.Ask;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.TargetProgress;
import java.util.Map;
import java.util.Optional;

/// Asks that the cluster has accepted and of which that is not stored yet: it is stored with the next change of the
/// operation, which saves a write for each ask.
///
/// Whoever takes over after a death in between finds an ask without an answer and looks live. An accepted ask shows in
/// the VM at once, because KubeVirt writes it there before it answers; so that nothing is waited for, and nothing is
/// asked twice. Only of a run that came and ended while nobody watched can it not be said any more that it was ours.
/// A refusal leaves no trace to be found, and is stored at once, like an answer that says nothing.
final class AcceptedAsks {

    private final Map<OperationId, Ask> answered = Bounded.map();

    /// @param ask with its answer
    synchronized void keep(OperationId id, Ask ask) {
        answered.put(id, ask);
    }

    /// The stored state with what is known beyond it.
    ///
    /// @param index of the VM whose turn it is
    synchronized Executing complete(OperationId id, Executing stored, int index) {
        TargetProgress progress = stored.targets().get(index);
        return Optional.ofNullable(answered.get(id))
                .filter(known -> progress.ask().equals(Optional.of(known.with(new Ask.Answer.None()))))
                .map(known -> stored.with(index, progress.asking(known), progress.since()))
                .orElse(stored);
    }

    synchronized void forget(OperationId id) {
        answered.remove(id);
    }
}
