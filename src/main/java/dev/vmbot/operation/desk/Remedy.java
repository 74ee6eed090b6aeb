package dev.vmbot.operation.desk;

import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetVm;
import java.util.Optional;

/// Something that was offered under the findings of an operation, and that somebody wants done. It becomes an operation
/// of its own: that of whoever wants it, with their rights.
///
/// @param source the operation that failed
/// @param target which of its VMs, counted from 0
public record Remedy(OperationId source, int target, Offer offer) {

    /// @return empty as [#findAim]
    public Optional<Action> findAction(Operation failed) {
        return findAim(failed).map(Aim::action);
    }

    /// What it is to bring about, for a VM of an operation that is over.
    ///
    /// @param failed the operation that `source` names
    /// @return empty when that is not over, or has no such VM
    Optional<Aim> findAim(Operation failed) {
        boolean known = target >= 0
                && failed.state() instanceof Finished finished
                && target < finished.targets().size();
        return known
                ? Optional.of(new Aim(action(failed), failed.request().targets().get(target)))
                : Optional.empty();
    }

    /// A restart whose stop missed its time limit never came to its start.
    private Action action(Operation failed) {
        return switch (offer) {
            case FORCED_STOP -> Action.STOP;
            case START_AGAIN -> Action.START;
            case WAIT_LONGER -> wasStopping(failed) ? Action.STOP : Action.START;
        };
    }

    private boolean wasStopping(Operation failed) {
        return failed.request().action() == Action.STOP
                || (failed.state() instanceof Finished finished
                        && finished.targets().get(target).result().orElse(null) instanceof Result.Failed failure
                        && failure.trouble() == Result.Trouble.STOP_TIMED_OUT);
    }

    /// @param vm as the operation that failed knew it: another of its name is left alone
    record Aim(Action action, TargetVm vm) {}
}
