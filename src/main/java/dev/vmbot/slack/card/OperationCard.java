package dev.vmbot.slack.card;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;

/// The one message that shows an operation, from its question to its end.
public final class OperationCard {

    private OperationCard() {}

    public static Card of(Operation operation) {
        return switch (operation.state()) {
            case OperationState.AwaitingApproval() -> QuestionCard.of(operation);
            case OperationState.Approved approved -> ProgressCard.of(operation.request(), approved);
            case OperationState.Executing executing -> ProgressCard.of(operation, executing);
            case OperationState.Finished finished ->
                operation.request().targets().size() == 1
                        ? OutcomeCard.of(operation.request(), finished)
                        : BatchOutcomeCard.of(operation.request(), finished);
        };
    }
}
