package dev.vmbot.slack.card.answer;

import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.desk.PressAnswer;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.time.Instant;
import java.util.List;

/// What somebody is told, privately, about their press of a button or their typed yes or no.
public final class PressCard {

    private PressCard() {}

    public static Card of(PressAnswer answer) {
        return switch (answer) {
            case PressAnswer.Approved(var operation) ->
                Card.of(Mrkdwn.say("Approved: I %s. The card shows how it goes.", what(operation)));
            case PressAnswer.Cancelled(var operation) ->
                Card.of(Mrkdwn.say("Cancelled: I do not %s. The card shows it soon.", what(operation)));
            case PressAnswer.NotYours(var operation, boolean cancelling) -> notYours(operation, cancelling);
            case PressAnswer.TooLate(var operation) ->
                Card.of(Mrkdwn.say(
                        "This expired at %s, so it does not count any more. Nothing was changed. Ask again with %s.",
                        Mrkdwn.time(operation.request().deadline()), Words.again(operation.request())));
            case PressAnswer.AlreadyDecided(var operation, boolean cancelling) ->
                Card.of(decidedBefore(operation, cancelling));
            case PressAnswer.Withdrawn(var operation) ->
                Card.of(Mrkdwn.say(
                        "I do not %s: what the card said does not hold any more. Nothing was changed."
                                + " The card says why.",
                        what(operation)));
            case PressAnswer.NoSuchOperation() ->
                Card.of(Mrkdwn.say(
                        "I know of no operation that belongs to this button: it ended long ago, or never was."
                                + " Nothing was changed. Ask again with %s.",
                        Mrkdwn.code("/vm help")));
            case PressAnswer.AccessUnknown(var source) -> RefusalCard.pressUnknown(source);
            case PressAnswer.ClusterAway(var reason) -> RefusalCard.clusterAway(reason);
            case PressAnswer.Unsure() ->
                Card.of(Mrkdwn.say("The cluster did not answer, so I cannot say whether your answer was taken;"
                        + " the card will show it. If it still waits in a minute, answer again: it counts once."));
        };
    }

    private static Mrkdwn decidedBefore(Operation operation, boolean cancelling) {
        return switch (operation.state()) {
            case OperationState.AwaitingApproval() -> Mrkdwn.say("It waits for your answer still. Answer again.");
            case OperationState.Approved(var _, Instant at) -> carriedOut(at, cancelling);
            case OperationState.Executing(var _, Instant at, var _) -> carriedOut(at, cancelling);
            case OperationState.Finished finished ->
                Mrkdwn.say(
                        "This %s at %s, so your answer changed nothing. The card shows how it stands.",
                        ended(finished.conclusion()), Mrkdwn.time(finished.at()));
        };
    }

    private static Mrkdwn carriedOut(Instant approved, boolean cancelling) {
        Mrkdwn under = Mrkdwn.say("You approved this at %s, and it is being carried out.", Mrkdwn.time(approved));
        return cancelling
                ? Mrkdwn.say("%s It is too late to cancel it. The card shows how it stands.", under)
                : Mrkdwn.say("%s One yes is enough: this one was not needed.", under);
    }

    private static String ended(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCEEDED -> "succeeded";
            case NOTHING_TO_DO -> "ended with nothing to do";
            case PARTLY_SUCCEEDED -> "partly succeeded";
            case FAILED -> "failed";
            case UNKNOWN -> "ended with an unknown outcome";
            case CANCELLED -> "was cancelled";
            case EXPIRED -> "expired";
            case REFUSED -> "was refused";
        };
    }

    /// For whoever did not ask.
    ///
    /// @param cancelling whether they wanted to call it off
    public static Card notYours(Operation operation, boolean cancelling) {
        Mrkdwn asker = Mrkdwn.mention(operation.request().requester().person());
        return Card.of(
                cancelling
                        ? Mrkdwn.say(
                                "Only %s can cancel this, because they asked for it. Your answer changed nothing. %s",
                                asker, unlessCancelled(operation))
                        : Mrkdwn.say(
                                "Only %s decides about this, because they asked for it. Your answer changed nothing."
                                        + " To have it yourself, ask with %s.",
                                asker, Words.again(operation.request())));
    }

    private static Mrkdwn unlessCancelled(Operation operation) {
        return operation.state() instanceof OperationState.AwaitingApproval
                ? Mrkdwn.say(
                        "Without their approval nothing is done, and the card expires by itself at %s.",
                        Mrkdwn.time(operation.request().deadline()))
                : Mrkdwn.say("The card shows how it stands.");
    }

    /// The answer to a yes that may not be one: the buttons again, for that person.
    public static Card toBeSure(Operation operation) {
        Request request = operation.request();
        Mrkdwn text = Mrkdwn.say(
                "To be sure: shall I %s? Nothing was changed yet. Press a button or type a plain `yes`.",
                what(operation));
        return Card.of(text, List.of(Kit.section(text), Buttons.decision(operation.id(), request)));
    }

    /// The answer to what is neither a plain yes nor a plain no.
    ///
    /// @param later it was a yes for another time, or under a condition
    public static Card neither(Operation operation, boolean later) {
        Request request = operation.request();
        Mrkdwn why = later
                ? Mrkdwn.say(
                        "I do nothing at a later time and under no condition, so I have not approved anything."
                                + " Say `yes` when it is time; the card waits until %s.",
                        Mrkdwn.time(request.deadline()))
                : Mrkdwn.say("I take only a plain yes or no, so I have not approved anything.");
        Mrkdwn text = Mrkdwn.say(
                "%s Nothing was changed. Shall I %s as the card says? Press a button, or type `yes` or `no`."
                        + " To change it, type for example %s or %s.",
                why,
                what(operation),
                request.targets().size() == 1
                        ? Mrkdwn.code("make it NAME")
                        : Mrkdwn.code(
                                "only " + request.targets().getFirst().ref().name()),
                Mrkdwn.code(request.action() == Action.RESTART ? "stop instead" : "restart instead"));
        return Card.of(text, List.of(Kit.section(text), Buttons.decision(operation.id(), request)));
    }

    /// Neither Slack nor the cluster says to which card a typed answer belongs.
    public static Card unmatched() {
        return Card.of(Mrkdwn.say("I could not find out to which card your answer belongs, so I did nothing with it."
                + " Nothing was changed. If it was meant for a card of mine, press the card's button,"
                + " or answer again in a minute."));
    }

    /// Several cards of this person wait in one place, so that a typed answer could mean any of them.
    public static Card whichCard(int count) {
        return Card.of(Mrkdwn.say(
                "%s of your cards wait here, so I cannot tell which one you mean. Nothing was changed."
                        + " Press the button on the card.",
                count));
    }

    private static Mrkdwn what(Operation operation) {
        return Mrkdwn.say("%s %s", operation.request().action().verb(), Words.vms(Words.refs(operation.request())));
    }
}
