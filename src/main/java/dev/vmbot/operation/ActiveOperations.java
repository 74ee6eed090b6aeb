package dev.vmbot.operation;

import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which operation is at work on a VM: approved, and not over for this VM.
public final class ActiveOperations {

    private final OperationStore store;

    public ActiveOperations(OperationStore store) {
        this.store = store;
    }

    /// @param except the operation that asks
    public Optional<Operation> on(VmRef vm, String vmUid, OperationId except) {
        return all(vm, vmUid, except).findFirst();
    }

    /// Two can be, when they were approved on two replicas at once; the leader refuses the later one.
    public Stream<Operation> all(VmRef vm, String vmUid, OperationId except) {
        return store.on(vm).stream()
                .filter(other -> !other.id().equals(except))
                .filter(other -> isAtWork(other, vmUid));
    }

    /// A card that waits for the same person to decide about the very same: it has to be there to be looked at, and
    /// in time.
    ///
    /// @param except the operation that asks
    public Optional<Operation> waitingLike(Request request, OperationId except) {
        return store.on(request.targets().getFirst().ref()).stream()
                .filter(other -> !other.id().equals(except))
                .filter(other -> other.state() instanceof OperationState.AwaitingApproval)
                .filter(other -> other.card().isPresent())
                .filter(other -> other.request().asksTheSameAs(request))
                .filter(other -> request.createdAt().isBefore(other.request().deadline()))
                .findFirst();
    }

    private static boolean isAtWork(Operation operation, String vmUid) {
        List<TargetVm> targets = operation.request().targets();
        return switch (operation.state()) {
            case OperationState.Approved _ ->
                targets.stream().anyMatch(target -> target.uid().equals(vmUid));
            case OperationState.Executing executing ->
                IntStream.range(0, targets.size())
                        .anyMatch(index -> targets.get(index).uid().equals(vmUid)
                                && !executing.targets().get(index).isDone());
            case OperationState.AwaitingApproval _, OperationState.Finished _ -> false;
        };
    }
}
