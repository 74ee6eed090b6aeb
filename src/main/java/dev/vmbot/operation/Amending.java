package dev.vmbot.operation;

import dev.vmbot.cluster.ClusterException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Saves a change that holds whatever else has become of an operation, on top of what others have saved
/// in between.
public final class Amending {

    private static final int MOST_ATTEMPTS = 5;

    private final OperationStore store;

    public Amending(OperationStore store) {
        this.store = store;
    }

    /// @return the operation as it is stored now; empty when it is not there any more
    /// @throws ClusterException when it could not be stored
    /// @throws IllegalStateException when others save it all the time
    public Optional<Operation> amend(Operation operation, UnaryOperator<Operation> change) {
        Optional<Operation> newest = Optional.of(operation);
        for (int attempt = 0; attempt < MOST_ATTEMPTS && newest.isPresent(); attempt++) {
            Operation changed = change.apply(newest.get());
            if (changed.equals(newest.get())) {
                return newest;
            }
            Optional<Operation> saved = store.save(changed);
            if (saved.isPresent()) {
                return saved;
            }
            newest = store.find(operation.id());
        }
        if (newest.isPresent()) {
            throw new IllegalStateException("operation " + operation.id() + " changes all the time");
        }
        return newest;
    }
}
