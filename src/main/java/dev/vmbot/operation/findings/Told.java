package dev.vmbot.operation.findings;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Amending;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Operation.Delivery;
import dev.vmbot.operation.OperationStore;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores in an operation what its thread has been told.
final class Told {

    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private final Amending amending;

    Told(OperationStore store) {
        this.amending = new Amending(store);
    }

    /// @return whether it is stored, or there is nothing left to store it in
    boolean remember(Operation operation, UnaryOperator<Delivery> told) {
        try {
            amending.amend(operation, newest -> newest.with(told.apply(newest.delivery())));
            return true;
        } catch (ClusterException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("what the thread was told could not be stored");
            return false;
        }
    }
}
