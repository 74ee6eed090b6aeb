package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the runner its turns: also when one of an operation's VMs changes.
public final class OperationLoop implements Duty, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationLoop.class);

    private static final Duration LONGEST_WRITE = Leadership.WRITE.plusSeconds(1);

    private final OperationStore store;
    private final InstantSource clock;
    private final Turns turns;
    private final Listening listening;

    public OperationLoop(
            OperationStore store, VirtualMachines machines, Runner runner, InstantSource clock, Turns.Threads threads) {
        this.store = store;
        this.clock = clock;
        this.turns = new Turns(store, runner, clock, threads);
        this.listening = machines.onChange(this::wakeAllOn);
    }

    @Override
    public void lead() {
        turns.lead();
    }

    /// Asks nothing of the cluster any more when it returns: whoever leads next must not meet a write of this one. A
    /// turn that has not ended by then is in a read, after which the lease forbids it to ask anything.
    @Override
    public void resign() {
        turns.resign();
        if (!turns.awaitRest(LONGEST_WRITE)) {
            LOG.atWarn().log("a turn is still reading, it asks nothing of the cluster any more");
        }
    }

    private void wakeAllOn(VmRef vm) {
        if (turns.isLeading()) {
            store.on(vm).stream().filter(this::isConcerned).forEach(operation -> turns.wake(operation.id()));
        }
    }

    private boolean isConcerned(Operation operation) {
        return switch (operation.state()) {
            case OperationState.Executing _ -> true;
            case OperationState.Finished finished ->
                finished.isWatched(clock.instant()) || Ends.isUntold(operation, finished, clock.instant());
            case OperationState.AwaitingApproval _, OperationState.Approved _ -> false;
        };
    }

    @Override
    public void close() {
        turns.close();
        listening.close();
    }
}
