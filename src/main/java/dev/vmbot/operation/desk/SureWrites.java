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

    private static final int MOST_ATTEMPTS = 5;

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

    /// Goes from the state that `operation` is in to the next. What others save beside it, such as where the card is,
    /// does not hinder: whatever was made sure of for this state still holds.
    ///
    /// @return empty, and nothing changed by this, when somebody else has gone on from this state
    /// @throws ClusterException when it is not stored, and nobody else has saved
    /// @throws UnsureException when nobody can say
    Optional<Operation> save(Operation operation, OperationState next) {
        Operation newest = operation;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Operation> saved = saveOnce(newest, next);
            if (saved.isPresent()) {
                return saved;
            }
            Optional<Operation> read = store.find(operation.id()).filter(one -> isAsItWas(one, operation));
            if (read.isEmpty()) {
                return read;
            }
            newest = read.get();
        }
        return Optional.empty();
    }

    /// Also what it is about, which nobody changes but by hand.
    private static boolean isAsItWas(Operation stored, Operation checked) {
        return stored.state().equals(checked.state()) && stored.request().equals(checked.request());
    }

    private Optional<Operation> saveOnce(Operation operation, OperationState next) {
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
