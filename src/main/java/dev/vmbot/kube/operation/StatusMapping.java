package dev.vmbot.kube.operation;

import dev.vmbot.model.Person;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.TargetProgress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between what has become of an operation and the `status`.
final class StatusMapping {

    /// Empty text in a list is sent as null, which the API server refuses.
    private static final String NO_STATE = "-";

    private StatusMapping() {}

    static OperationStatus write(Operation operation) {
        Stage stage = Stage.of(operation.state());
        Operation.Delivery told = operation.delivery();
        return new OperationStatus(
                VirtualMachineOperation.SCHEMA_VERSION,
                operation.state().phase(),
                OperationStatus.Card.write(operation.card()),
                new OperationStatus.Delivery(told.card(), told.late(), told.findings(), told.warned(), told.cause()),
                stage.by(),
                stage.decidedAt(),
                stage.targets(),
                stage.why(),
                stage.other(),
                stage.endedAt(),
                stage.states());
    }

    /// The part of the status that depends on the phase.
    private record Stage(
            OperationStatus.@Nullable Decider by,
            @Nullable String decidedAt,
            @Nullable List<TargetStatus> targets,
            @Nullable String why,
            OperationStatus.@Nullable Card other,
            @Nullable String endedAt,
            @Nullable List<String> states) {

        static Stage of(OperationState state) {
            return switch (state) {
                case OperationState.AwaitingApproval() -> new Stage(null, null, null, null, null, null, null);
                case OperationState.Approved(var by, var at) -> decided(by, at, null);
                case OperationState.Executing(var by, var at, var targets) ->
                    decided(by, at, ProgressMapping.write(targets));
                case OperationState.Undone undone -> ended(undone, undone.why(), undone.other());
                case OperationState.CarriedOut carriedOut -> ended(carriedOut, "", Optional.empty());
            };
        }

        private static Stage ended(OperationState.Finished finished, String why, Optional<Operation.Card> other) {
            return new Stage(
                    null,
                    null,
                    ProgressMapping.write(finished.targets()),
                    why,
                    OperationStatus.Card.write(other),
                    finished.at().toString(),
                    finished.states().stream()
                            .map(word -> word.isEmpty() ? NO_STATE : word)
                            .toList());
        }

        private static Stage decided(Person by, Instant at, @Nullable List<TargetStatus> targets) {
            return new Stage(
                    new OperationStatus.Decider(by.team(), by.user()), at.toString(), targets, null, null, null, null);
        }
    }

    static Operation read(Operation asked, OperationStatus status) {
        Field.requireKnownSchema(status.schemaVersion(), "status.schemaVersion");
        return new Operation(
                asked.id(),
                asked.version(),
                asked.request(),
                state(asked, status),
                OperationStatus.Card.read(status.card(), "status.card"),
                delivery(status));
    }

    private static OperationState state(Operation asked, OperationStatus status) {
        String phase = Field.require(status.phase(), "status.phase");
        return switch (phase) {
            case OperationState.AwaitingApproval.PHASE -> new OperationState.AwaitingApproval();
            case OperationState.Approved.PHASE -> new OperationState.Approved(decider(status), decidedAt(status));
            case OperationState.Executing.PHASE ->
                new OperationState.Executing(decider(status), decidedAt(status), targets(asked, status));
            default -> finished(asked, status, phase);
        };
    }

    private static OperationState finished(Operation asked, OperationStatus status, String phase) {
        Conclusion conclusion = Arrays.stream(Conclusion.values())
                .filter(candidate -> candidate.phase().equals(phase))
                .findFirst()
                .orElseThrow(() -> new UnreadableOperationException("status.phase is not known: " + phase));
        Instant at = Field.time(status.endedAt(), "status.endedAt");
        List<String> states = Optional.ofNullable(status.states()).orElse(List.of()).stream()
                .map(word -> word.equals(NO_STATE) ? "" : word)
                .toList();
        return conclusion.mayBeUndone()
                        && Field.require(status.targets(), "status.targets").isEmpty()
                ? new OperationState.Undone(
                        conclusion,
                        Field.orEmpty(status.why()),
                        OperationStatus.Card.read(status.other(), "status.other"),
                        at,
                        states)
                : new OperationState.CarriedOut(conclusion, at, targets(asked, status), states);
    }

    private static List<TargetProgress> targets(Operation asked, OperationStatus status) {
        List<TargetProgress> targets = ProgressMapping.read(Field.require(status.targets(), "status.targets"));
        if (targets.size() != asked.request().targets().size()) {
            throw new UnreadableOperationException("status.targets does not match spec.targets");
        }
        return targets;
    }

    private static Person decider(OperationStatus status) {
        OperationStatus.Decider by = Field.require(status.decidedBy(), "status.decidedBy");
        return new Person(
                Field.require(by.team(), "status.decidedBy.team"), Field.require(by.user(), "status.decidedBy.user"));
    }

    private static Instant decidedAt(OperationStatus status) {
        return Field.time(status.decidedAt(), "status.decidedAt");
    }

    private static Operation.Delivery delivery(OperationStatus status) {
        return Optional.ofNullable(status.delivery())
                .map(told -> new Operation.Delivery(
                        Field.orEmpty(told.card()),
                        told.late(),
                        told.findings(),
                        Objects.requireNonNullElse(told.warned(), List.of()),
                        Field.orEmpty(told.cause())))
                .orElse(Operation.Delivery.NOTHING);
    }
}
