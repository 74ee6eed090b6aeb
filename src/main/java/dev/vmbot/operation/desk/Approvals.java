package dev.vmbot.operation.desk;

import dev.vmbot.model.Person;
import dev.vmbot.operation.OperationId;

/// Takes decisions about operations that wait. Whoever presses, however often, on whichever replica: an operation is
/// decided once, by its requester, with the rights that the requester has at that moment.
public interface Approvals {

    PressAnswer approve(OperationId id, Person person);

    PressAnswer cancel(OperationId id, Person person);
}
