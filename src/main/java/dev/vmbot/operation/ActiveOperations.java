package dev.vmbot.operation;

import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which operation is at work on a VM: approved, and not over for this VM.
public final class ActiveOperations {

    /// How long what others have done is worth telling.
    private static final Duration RECENT = Duration.ofMinutes(10);

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

    /// What others have done to a VM a short while ago, or would do: the last of each.
    public List<Circumstance> around(TargetVm vm, Request request, OperationId except) {
        List<Operation> others = store.on(vm.ref()).stream()
                .filter(other -> !other.id().equals(except))
                .filter(other -> !other.request()
                        .requester()
                        .person()
                        .equals(request.requester().person()))
                .filter(other -> other.request().targets().stream()
                        .anyMatch(target -> target.uid().equals(vm.uid())))
                .toList();
        return Stream.<Circumstance>concat(
                        others.stream()
                                .flatMap(other -> recent(other, vm, request.createdAt()).stream())
                                .max(Comparator.comparing(Circumstance.Recent::at))
                                .stream(),
                        others.stream()
                                .filter(other -> other.state() instanceof OperationState.AwaitingApproval)
                                .filter(other -> request.createdAt()
                                        .isBefore(other.request().deadline()))
                                .max(Comparator.comparing(
                                        other -> other.request().createdAt()))
                                .map(other -> new Circumstance.Rival(
                                        other.request().action(),
                                        other.request().requester().person()))
                                .stream())
                .toList();
    }

    private static Optional<Circumstance.Recent> recent(Operation other, TargetVm vm, Instant now) {
        return other.state() instanceof OperationState.Finished finished
                        && now.isBefore(finished.at().plus(RECENT))
                        && hasBegun(other.request(), finished, vm)
                ? Optional.of(new Circumstance.Recent(
                        other.request().action(),
                        other.request().requester().person(),
                        finished.at(),
                        finished.conclusion()))
                : Optional.empty();
    }

    /// Something was asked of the cluster for this VM.
    private static boolean hasBegun(Request request, OperationState.Finished finished, TargetVm vm) {
        return IntStream.range(0, finished.targets().size())
                .anyMatch(index -> request.targets().get(index).uid().equals(vm.uid())
                        && finished.targets().get(index).lastAsk().isPresent());
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
