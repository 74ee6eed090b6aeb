package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Plain;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request for a change is answered with when there is no card to approve.
public final class AnswerCard {

    /// Of a name that is none: enough to know it again.
    private static final int MOST_OF_A_NAME = 100;

    /// Where the VM may be, whatever namespace was meant.
    private static final String EVERYTHING = "/vm list -A";

    private AnswerCard() {}

    /// @return empty where the operation's own card is the answer
    public static Optional<Card> of(Answer answer) {
        return switch (answer) {
            case Answer.Proposed _, Answer.Repeated _ -> Optional.empty();
            case Answer.Already already -> Optional.of(already(already.action(), already.seen()));
            case Answer.NotNow notNow -> Optional.of(notNow(notNow));
            case Answer.Busy(var vm, var other) -> Optional.of(busy(vm, other));
            case Answer.NotFound notFound -> Optional.of(notFound(notFound));
            case Answer.WhichOne whichOne -> Optional.of(whichOne(whichOne));
            case Answer.IllegalName(var target) -> Optional.of(illegalName(target));
            case Answer.Forbidden(var vm, var missing, var identity) -> Optional.of(forbidden(vm, missing, identity));
            case Answer.NotAllowedIn(var why) -> Optional.of(notAllowedIn(why));
            case Answer.AccessUnknown(var source) -> Optional.of(accessUnknown(source));
            case Answer.ClusterAway(var reason) -> Optional.of(clusterAway(reason));
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

    private static Card already(Action action, Observation seen) {
        Mrkdwn text = Mrkdwn.say(
                "%s is already %s: nothing to do, and nothing was changed.%s",
                Words.vm(seen.ref()), seen.provenState().toLowerCase(Locale.ROOT), restart(action, seen.ref()));
        return Card.of(text, List.of(Kit.header("ℹ️ VM Already " + seen.provenState()), Kit.section(text)));
    }

    private static Mrkdwn restart(Action action, VmRef ref) {
        return action == Action.START
                ? Mrkdwn.say(" To restart it: %s.", Mrkdwn.code("/vm restart " + ref))
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
                "Another operation is open on %s: a %s that %s asked for (%s). Nothing was changed by your request."
                        + " Ask again when that one has ended.%s",
                Words.vm(vm),
                other.request().action().verb(),
                whose,
                other.state().phase(),
                Words.shown(other.card())));
    }

    private static Card notFound(Answer.NotFound answer) {
        Target target = answer.target();
        Mrkdwn where = target.namespace() == null
                ? Mrkdwn.say("that you may see%s", searched(answer.missing()))
                : Mrkdwn.say("that you may see in namespace %s", Mrkdwn.code(target.namespace()));
        Mrkdwn text = Mrkdwn.say(
                "VM %s not found: there is none of this name %s. Nothing was changed. %s",
                Mrkdwn.code(target.name()), where, hint(answer.missing().near()));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(text));
        blocks.addAll(Sayings.buttons(
                choices(answer.change(), target, answer.missing().near())));
        return Card.of(text, blocks);
    }

    /// Where alone it was looked for, although nobody has said so.
    static Mrkdwn searched(Resolution.NotFound missing) {
        return missing.channelNamespace()
                .map(namespace -> Mrkdwn.say(" in namespace %s, which is this channel's", Mrkdwn.code(namespace)))
                .orElse(Mrkdwn.EMPTY);
    }

    static Mrkdwn hint(List<VmRef> near) {
        return near.isEmpty()
                ? Mrkdwn.say(
                        "Check the spelling and the namespace, or see what there is with %s.", Mrkdwn.code(EVERYTHING))
                : Mrkdwn.say("Did you mean %s? All there is: %s.", Words.names(near), Mrkdwn.code(EVERYTHING));
    }

    private static Card whichOne(Answer.WhichOne answer) {
        return whichOne(
                answer.target(), answer.candidates(), choices(answer.change(), answer.target(), answer.candidates()));
    }

    /// The whole request once for each VM that may have been meant.
    private static List<Sayings.Choice> choices(Intent.Change change, Target target, List<VmRef> candidates) {
        return candidates.stream()
                .flatMap(ref -> Phrase.of(with(change, target, ref)).stream()
                        .map(text -> new Sayings.Choice(Words.title(change.action()) + " " + ref + more(change), text)))
                .toList();
    }

    private static String more(Intent.Change change) {
        return change.subject() instanceof Subject.Named(var targets) && targets.size() > 1
                ? " and the other " + (targets.size() - 1)
                : "";
    }

    private static Intent.Change with(Intent.Change change, Target target, VmRef ref) {
        Subject subject = switch (change.subject()) {
            case Subject.Named(var targets) ->
                new Subject.Named(targets.stream()
                        .map(one -> one.equals(target) ? Target.of(ref) : one)
                        .toList());
            case Subject.Matching matching -> matching;
        };
        return change.about(subject);
    }

    static Card whichOne(Target target, List<VmRef> candidates, List<Sayings.Choice> choices) {
        Mrkdwn text = Mrkdwn.say(
                "There are %s VMs named %s: %s. Which one do you mean? Nothing was changed.",
                candidates.size(), Mrkdwn.code(target.name()), Words.names(candidates));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(text));
        blocks.addAll(Sayings.buttons(choices));
        return Card.of(text, blocks);
    }

    static Card illegalName(Target target) {
        return Card.of(Mrkdwn.say(
                "%s Nothing was changed. See what there is with %s.", illegal(target), Mrkdwn.code(EVERYTHING)));
    }

    /// One full sentence.
    static Mrkdwn illegal(Target target) {
        return Mrkdwn.say(
                "%s cannot be the name of a VM: names have at most 63 lower-case letters, digits and dashes, and"
                        + " begin and end with a letter or digit.",
                Mrkdwn.code(shortened(target)));
    }

    static String shortened(Target illegal) {
        return Plain.oneLine(illegal.toString(), MOST_OF_A_NAME);
    }

    static Card forbidden(VmRef vm, Permission missing, Identity identity) {
        Mrkdwn text = Mrkdwn.say(
                "You are not allowed to do this to %s: you are %s in the cluster, and that user lacks a right."
                        + " Nothing was changed. Ask an administrator for it.",
                Words.vm(vm), Mrkdwn.code(identity.user()));
        return Card.of(
                text,
                List.of(
                        Kit.section(text),
                        Kit.section(Mrkdwn.say("*Missing rule*: %s", Mrkdwn.code(missing.rule()))),
                        Kit.section(Mrkdwn.say(
                                "*Test it with*: %s (lists the right once it is granted by that rule)",
                                Mrkdwn.code(missing.testCommand(identity))))));
    }

    public static Card notAllowedIn(Stranger why) {
        return Card.of(
                switch (why) {
                    case GUEST ->
                        Mrkdwn.say(
                                "Guests cannot use this bot. Nothing was changed. Ask a full member of the workspace.");
                    case OUTSIDER ->
                        Mrkdwn.say("Only members of the bot's own workspace can use it. Nothing was changed."
                                + " Ask somebody who belongs to it.");
                    case DEACTIVATED ->
                        Mrkdwn.say("This account is deactivated, so nothing is done for it. Nothing was changed."
                                + " Ask a workspace administrator.");
                    case BOT -> Mrkdwn.say("Bots cannot use this bot. Nothing was changed. Ask as a person.");
                    case UNMAPPED ->
                        Mrkdwn.say("I do not know who you are in the cluster. Nothing was changed."
                                + " Ask an administrator to add you to `access.identity` in the bot's settings.");
                });
    }

    public static Card accessUnknown(AccessUnavailableException.Source source) {
        return Card.of(
                switch (source) {
                    case SLACK ->
                        Mrkdwn.say("Slack did not tell me who you are, so I did nothing. Nothing was changed."
                                + " Try again in a minute.");
                    case CLUSTER ->
                        Mrkdwn.say("The cluster did not tell me what you may do, so I did nothing. Nothing was changed."
                                + " Try again in a minute.");
                });
    }

    static Card clusterAway(ClusterException.Reason reason) {
        return Card.of(
                switch (reason) {
                    case NOT_FOUND, INVALID ->
                        Mrkdwn.say("The cluster does not know what I asked it for. Nothing was changed."
                                + " Ask an administrator to run the bot's `check`.");
                    case FORBIDDEN ->
                        Mrkdwn.say("The bot itself lacks a right in the cluster. Nothing was changed."
                                + " Ask an administrator to run the bot's `check`.");
                    case CONFLICT ->
                        Mrkdwn.say("The cluster refused because something else changed at the same time."
                                + " Nothing was changed by your request. Try again.");
                    case BUSY, UNREACHABLE, BROKEN, TIMEOUT ->
                        Mrkdwn.say("The cluster did not answer. Nothing was changed on any VM. Try again in a minute.");
                });
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
