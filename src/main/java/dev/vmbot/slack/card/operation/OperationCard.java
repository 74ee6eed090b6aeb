package dev.vmbot.slack.card.operation;

import dev.vmbot.operation.Leadership.Vacancy;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Mrkdwn;
import java.util.Optional;

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
                        ? OutcomeCard.of(operation, finished)
                        : BatchOutcomeCard.of(operation.request(), finished);
        };
    }

    /// Of an approved operation, while no replica leads.
    public static Card leaderless(Operation operation, Vacancy vacancy) {
        return ProgressCard.leaderless(operation.request(), vacancy);
    }

    /// Of one whose own card could not be made.
    public static Card broken(Operation operation) {
        return Card.of(Mrkdwn.say(
                "Something is wrong inside the bot: this card cannot be shown as it should be. The operation is %s now."
                        + " Look at it with %s, and tell the bot's administrators.",
                operation.state().phase(), Mrkdwn.code("kubectl get vmop " + operation.id())));
    }

    /// For a message that shows an operation beside another one that is kept up to date.
    ///
    /// @param counting that other one; empty when the operation is not there any more
    public static Card superseded(Optional<Operation.Card> counting) {
        Mrkdwn other = counting.map(card -> Mrkdwn.say(" Look at %s.", Mrkdwn.message(card, "the other card")))
                .orElse(Mrkdwn.EMPTY);
        return Card.of(
                Mrkdwn.say("This card does not count any more, because the same request was answered twice.%s", other));
    }
}
