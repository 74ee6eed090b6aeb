package dev.vmbot.slack.card.answer;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request for a change is answered with when there is no card to approve.
public final class AnswerCard {

    private AnswerCard() {}

    /// @return empty where the operation's own card is the answer
    public static Optional<Card> of(Answer answer) {
        return switch (answer) {
            case Answer.Proposed _, Answer.Repeated _ -> Optional.empty();
            case Answer.Waiting(var same) -> Optional.of(waiting(same));
            case Answer.Already already -> Optional.of(already(already.action(), already.seen()));
            case Answer.NotNow notNow -> Optional.of(notNow(notNow));
            case Answer.Busy(var vm, var other) -> Optional.of(busy(vm, other));
            case Answer.NotFound notFound -> Optional.of(NameCard.notFound(notFound));
            case Answer.WhichOne whichOne -> Optional.of(NameCard.whichOne(whichOne));
            case Answer.IllegalName(var target) -> Optional.of(NameCard.illegalName(target));
            case Answer.Forbidden(var vm, var missing, var identity) ->
                Optional.of(RefusalCard.forbidden(vm, missing, identity));
            case Answer.NotAllowedIn(var why) -> Optional.of(RefusalCard.notAllowedIn(why));
            case Answer.AccessUnknown(var source) -> Optional.of(RefusalCard.accessUnknown(source));
            case Answer.ClusterAway(var reason) -> Optional.of(RefusalCard.clusterAway(reason));
            case Answer.Unsure() -> Optional.of(unsure());
            case Answer.NoLongerOffered() -> Optional.of(noLongerOffered());
            case Answer.TooMany(int count, int most) -> Optional.of(tooMany(count, most));
            case Answer.NotAll notAll -> Optional.of(BatchAnswerCard.of(notAll));
            case Answer.AllAlready already -> Optional.of(BatchAnswerCard.of(already));
            case Answer.NoneMatch(var namespace) -> Optional.of(BatchAnswerCard.noneMatch(namespace));
            case Answer.NothingExcepted(var exceptions) -> Optional.of(BatchAnswerCard.nothingExcepted(exceptions));
            case Answer.WhichNamespace which -> Optional.of(BatchAnswerCard.of(which));
        };
    }

    private static Card waiting(Operation same) {
        Mrkdwn link = same.card()
                .map(card -> Mrkdwn.message(card, "your card"))
                .filter(one -> !one.isEmpty())
                .orElse(Mrkdwn.say("your card"));
        return Card.of(Mrkdwn.say(
                "I have asked you already whether to %s %s: %s waits for your yes or no until %s."
                        + " Nothing was changed, and I made no second card.",
                Words.verb(same.request()),
                Words.vms(Words.refs(same.request())),
                link,
                Mrkdwn.time(same.request().deadline())));
    }

    private static Card already(Action action, Observation seen) {
        Mrkdwn text = Mrkdwn.say(
                "%s is already %s: nothing to do, and nothing was changed.%s",
                Words.vm(seen.ref()), seen.provenState().toLowerCase(Locale.ROOT), next(action, seen));
        return Card.of(text, List.of(Kit.header("ℹ️ VM Already " + seen.provenState()), Kit.section(text)));
    }

    /// A restart of what its storage has paused loses what the guest has not written yet.
    private static Mrkdwn next(Action action, Observation seen) {
        if (seen.isPaused()) {
            return Mrkdwn.say(" See why with %s.", Mrkdwn.code("/vm diagnose " + seen.ref()));
        }
        return action == Action.START
                ? Mrkdwn.say(" To restart it: %s.", Mrkdwn.code("/vm restart " + seen.ref()))
                : Mrkdwn.EMPTY;
    }

    private static Card noLongerOffered() {
        return Card.of(Mrkdwn.say(
                "I know nothing any more of the operation that this was offered for. Nothing was changed."
                        + " See how the VM is with %s.",
                Mrkdwn.code("/vm diagnose NAME")));
    }

    private static Card notNow(Answer.NotNow answer) {
        return Card.of(Mrkdwn.say(
                "I cannot %s %s now. %s%s%s It is %s; nothing was changed. %s",
                answer.action().verb(),
                Words.vm(answer.seen().ref()),
                answer.why(),
                since(answer.seen()),
                clusterSays(answer.words()),
                answer.seen().shownState(),
                next(answer)));
    }

    private static Mrkdwn next(Answer.NotNow answer) {
        VmRef ref = answer.seen().ref();
        return answer.words().isBlank()
                ? Mrkdwn.say("See how it goes on with %s.", Words.statusCommand(ref))
                : Mrkdwn.say("See what hinders it, and what helps, with %s.", Mrkdwn.code("/vm diagnose " + ref));
    }

    /// @param words may be empty
    static Mrkdwn clusterSays(String words) {
        return words.isBlank() ? Mrkdwn.EMPTY : Mrkdwn.say(" The cluster says: %s.", Mrkdwn.code(words));
    }

    /// Since when it is on its way up or down, as far as the cluster tells.
    static Mrkdwn since(Observation seen) {
        return seen.isComingUp() ? comingUp(seen) : goingDown(seen);
    }

    private static Mrkdwn comingUp(Observation seen) {
        return seen.vmi()
                .map(run -> Mrkdwn.say(" Its start began %s.", Mrkdwn.ago(run.created())))
                .orElse(Mrkdwn.EMPTY);
    }

    private static Mrkdwn goingDown(Observation seen) {
        return seen.vmi()
                .filter(run -> seen.isGoingDown() && run.grace().isPositive())
                .flatMap(run -> run.deletingSince()
                        .map(since -> Mrkdwn.say(
                                " It was told to shut down at %s, which may take %s s.",
                                Mrkdwn.time(since), run.grace().toSeconds())))
                .orElse(Mrkdwn.EMPTY);
    }

    private static Card busy(VmRef vm, Operation other) {
        Mrkdwn whose = Mrkdwn.mention(other.request().requester().person());
        return Card.of(Mrkdwn.say(
                "Another operation is at work on %s: a %s that %s asked for. Nothing was changed by your request."
                        + " Ask again when that one has ended.%s",
                Words.vm(vm), other.request().action().verb(), whose, Words.shown(other.card())));
    }

    private static Card unsure() {
        return Card.of(Mrkdwn.say("The cluster did not answer, so I cannot say whether I have taken it down: a card may"
                + " still appear within a minute; if none does, ask again. Nothing was changed on any VM."));
    }

    private static Card tooMany(int count, int most) {
        return Card.of(Mrkdwn.say(
                "That would be %s VMs, and one card may hold %s. Nothing was changed."
                        + " Narrow it with a namespace, a pattern or labels, and see what is picked with %s.",
                count, most, Mrkdwn.code("/vm list -n NAMESPACE -l app=web web-*")));
    }
}
