package dev.vmbot.operation.findings;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Operation.Delivery;
import dev.vmbot.operation.OperationStore;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores in an operation what its thread has been told.
final class Told {

    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private static final int MOST_SAVES = 5;

    private final OperationStore store;

    Told(OperationStore store) {
        this.store = store;
    }

    /// On top of whatever others have saved in between.
    ///
    /// @return whether it is stored, or there is nothing left to store it in
    boolean remember(Operation operation, UnaryOperator<Delivery> told) {
        try {
            Optional<Operation> newest = Optional.of(operation);
            for (int attempt = 0; attempt < MOST_SAVES && newest.isPresent(); attempt++) {
                Operation current = newest.get();
                if (store.save(current.with(told.apply(current.delivery()))).isPresent()) {
                    return true;
                }
                newest = store.find(operation.id());
            }
            return newest.isEmpty();
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("reason", e.reason())
                    .log("what the thread was told could not be stored");
            return false;
        }
    }
}
