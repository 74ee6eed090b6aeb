package dev.vmbot.operation.desk;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Operation;

/// What a press of Approve or Cancel, or a typed yes or no, comes to.
public sealed interface PressAnswer {

    /// Approved by this press: it will be carried out, and the card is edited by itself.
    record Approved(Operation operation) implements PressAnswer {}

    /// Cancelled by this press: whatever was not asked of the cluster before it is not asked any more.
    record Cancelled(Operation operation) implements PressAnswer {}

    /// Somebody else's card; only its requester decides.
    ///
    /// @param cancelling whether the press was to call it off
    record NotYours(Operation operation, boolean cancelling) implements PressAnswer {}

    /// Past the deadline.
    record TooLate(Operation operation) implements PressAnswer {}

    /// Decided before: this press does nothing.
    ///
    /// @param cancelling whether the press was to call it off
    record AlreadyDecided(Operation operation, boolean cancelling) implements PressAnswer {}

    /// The press itself ended the operation, because what was on the card does not hold any more: the right is lost,
    /// or the VM is another one. The card says why.
    record Withdrawn(Operation operation) implements PressAnswer {}

    /// There is no such operation: made up, or deleted long ago.
    record NoSuchOperation() implements PressAnswer {}

    /// Who the person is, or what they may do, could not be found out; the card stays.
    record AccessUnknown(AccessUnavailableException.Source source) implements PressAnswer {}

    /// The cluster did not answer; the card stays, nothing was changed.
    record ClusterAway(ClusterException.Reason reason) implements PressAnswer {}

    /// The cluster did not say whether it has stored the decision, nor what is stored now.
    record Unsure() implements PressAnswer {}

    /// Whether the operation goes on, or ends, as the person wants it.
    default boolean isTaken() {
        return this instanceof Approved || this instanceof Cancelled;
    }
}
