package dev.vmbot.operation.desk;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationStore;
import java.util.Optional;

/// Writes of which somebody is told whether they counted: when the answer to one is lost, what is stored tells. Nothing
/// is written twice. Thread-safe.
final class SureWrites {

    private final OperationStore store;

    SureWrites(OperationStore store) {
        this.store = store;
    }

    /// A write may have counted, and what is stored cannot be read.
    static final class UnsureException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private UnsureException(ClusterException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// @return not new when somebody else has posted its card, or gone on from it, in the meantime
    /// @throws ClusterException when it is not stored
    /// @throws UnsureException when nobody can say
    OperationStore.Created create(Operation proposed) {
        try {
            return store.create(proposed);
        } catch (ClusterException e) {
            Operation stored = afterwards(proposed.id(), e).orElseThrow(() -> e);
            boolean untouched = stored.card().isEmpty() && stored.state() instanceof AwaitingApproval;
            return new OperationStore.Created(
                    stored, untouched && stored.request().equals(proposed.request()));
        }
    }

    /// @return empty, and nothing changed by this, when somebody else has saved in between
    /// @throws ClusterException when it is not stored, and nobody else has saved
    /// @throws UnsureException when nobody can say
    Optional<Operation> save(Operation operation, OperationState next) {
        try {
            return store.save(operation.with(next));
        } catch (ClusterException e) {
            Optional<Operation> stored = afterwards(operation.id(), e);
            if (stored.map(Operation::version).equals(Optional.of(operation.version()))) {
                throw e;
            }
            return stored.filter(newest -> hasLedTo(next, newest.state()));
        }
    }

    /// Others may have gone on from it already.
    private static boolean hasLedTo(OperationState written, OperationState stored) {
        return written.equals(stored) || (written instanceof Approved approved && approved.hasLedTo(stored));
    }

    private Optional<Operation> afterwards(OperationId id, ClusterException failure) {
        if (!failure.reason().mayHaveTakenEffect()) {
            throw failure;
        }
        try {
            return store.find(id);
        } catch (ClusterException e) {
            e.addSuppressed(failure);
            throw new UnsureException(e);
        }
    }
}
