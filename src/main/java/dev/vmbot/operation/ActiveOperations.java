package dev.vmbot.operation;

import java.util.Optional;
import java.util.stream.Stream;

/// Which operation is at work on a VM: approved, and not over.
final class ActiveOperations {

    private final OperationStore store;

    ActiveOperations(OperationStore store) {
        this.store = store;
    }

    /// @param except the operation that asks
    Optional<Operation> on(String vmUid, OperationId except) {
        return all(vmUid, except).findFirst();
    }

    /// Two can be, when they were approved on two replicas at once; the leader refuses the later one.
    Stream<Operation> all(String vmUid, OperationId except) {
        return store.list().stream()
                .filter(other -> !other.id().equals(except))
                .filter(ActiveOperations::isAtWork)
                .filter(other -> other.request().targets().stream()
                        .anyMatch(target -> target.uid().equals(vmUid)));
    }

    private static boolean isAtWork(Operation operation) {
        return switch (operation.state()) {
            case OperationState.Approved _, OperationState.Executing _ -> true;
            case OperationState.AwaitingApproval _, OperationState.Finished _ -> false;
        };
    }
}
