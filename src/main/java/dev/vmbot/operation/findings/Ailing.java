package dev.vmbot.operation.findings;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A VM on which an operation failed, or may have.
///
/// @param target which of the operation's VMs; 0 where nothing was asked for but findings
/// @param attempt what was asked of the cluster last; empty when nothing was
record Ailing(int target, VmRef vm, Optional<Attempt> attempt) {

    /// @return none while the operation goes on, and none after it ended without trouble
    static List<Ailing> of(Operation operation) {
        if (!(operation.state() instanceof OperationState.Finished finished)) {
            return List.of();
        }
        List<TargetProgress> targets = finished.targets();
        return IntStream.range(0, targets.size())
                .filter(index ->
                        targets.get(index).result().filter(Ailing::ails).isPresent())
                .mapToObj(index -> new Ailing(
                        index,
                        operation.request().targets().get(index).ref(),
                        targets.get(index).ask().map(Ailing::attempt)))
                .toList();
    }

    /// The VM that an operation waits for to come up or to go down; empty when it waits for none.
    static Optional<Ailing> waitedFor(Operation operation) {
        if (!(operation.state() instanceof OperationState.Executing executing)) {
            return Optional.empty();
        }
        return executing
                .current()
                .filter(index -> isWaitedFor(executing.targets().get(index).step()))
                .map(index -> new Ailing(
                        index,
                        operation.request().targets().get(index).ref(),
                        executing.targets().get(index).ask().map(Ailing::attempt)));
    }

    private static boolean isWaitedFor(TargetProgress.Step step) {
        return switch (step) {
            case STOPPING, STARTING -> true;
            case PENDING, PAUSING, DONE -> false;
        };
    }

    private static boolean ails(Result result) {
        return switch (result) {
            // There is nothing left to look at.
            case Result.Failed failed -> failed.trouble() != Result.Trouble.VM_GONE;
            case Result.Unknown() -> true;
            case Result.Succeeded _, Result.NothingToDo _, Result.Refused _, Result.NotBegun() -> false;
        };
    }

    private static Attempt attempt(Ask ask) {
        Action action = switch (ask.kind()) {
            case START -> Action.START;
            case STOP, FORCED_STOP -> Action.STOP;
        };
        return new Attempt(action, ask.at(), refusal(ask.answer()));
    }

    private static Optional<Attempt.Refusal> refusal(Ask.Answer answer) {
        return switch (answer) {
            case Ask.Answer.Refused(ClusterException.Reason reason, String words) ->
                Optional.of(new Attempt.Refusal(code(reason), words));
            case Ask.Answer.Unknown(int code, String words) -> Optional.of(new Attempt.Refusal(code, words));
            case Ask.Answer.None(), Ask.Answer.Accepted() -> Optional.empty();
        };
    }

    /// The status is not stored, but what stands for it is.
    private static int code(ClusterException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case INVALID -> 400;
            case BUSY -> 429;
            case BROKEN -> 500;
            case UNREACHABLE, TIMEOUT -> 0;
        };
    }
}
