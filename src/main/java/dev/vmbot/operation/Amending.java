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

    /// @return the operation with what is known of it now; empty when it is not there any more
    /// @throws ClusterException when it could not be stored
    /// @throws IllegalStateException when others save it all the time
    public Optional<Operation> amend(Operation operation, UnaryOperator<Operation> change) {
        Operation newest = operation;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Operation changed = change.apply(newest);
            if (changed.equals(newest) || store.save(changed).isPresent()) {
                return Optional.of(changed);
            }
            Optional<Operation> read = store.find(operation.id());
            if (read.isEmpty()) {
                return read;
            }
            newest = read.get();
        }
        throw new IllegalStateException("operation " + operation.id() + " changes all the time");
    }
}
