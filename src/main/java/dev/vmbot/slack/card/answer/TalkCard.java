package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.inventory.Examples;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What is said when a text is no request that can be carried out, and how the bot is used.
public final class TalkCard {

    private static final int MOST_FLAGS = 5;

    private TalkCard() {}

    /// One short question, with a button for each thing that may have been meant.
    public static Card of(Interpretation.Unclear unclear) {
        if (!unclear.flags().isEmpty()) {
            return strange(unclear.flags());
        }
        Mrkdwn text = Mrkdwn.say("%s Nothing was changed.", question(unclear.missing()));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(text));
        blocks.addAll(Sayings.buttons(Sayings.Choice.of(unclear.readings())));
        blocks.add(Kit.context(Mrkdwn.say("How to ask: %s", Mrkdwn.code("/vm help"))));
        return Card.of(text, blocks);
    }

    private static Card strange(List<String> flags) {
        Mrkdwn text = Mrkdwn.say(
                "I do not understand %s here, so I did nothing. Nothing was changed. Ask again without.",
                Mrkdwn.join(
                        ", ", flags.stream().limit(MOST_FLAGS).map(Mrkdwn::code).toList()));
        Mrkdwn known = Mrkdwn.say(
                "Flags that I know: `-n NAMESPACE` and `-l LABELS`; for a status or a list also `-A`, every namespace;"
                        + " for a change also `--force` and `--reason \"WHY\"`.");
        return Card.of(text, List.of(Kit.section(text), Kit.context(known)));
    }

    private static Mrkdwn question(Set<Missing> missing) {
        if (missing.containsAll(Set.of(Missing.TARGET, Missing.INTENT))) {
            return Mrkdwn.say("I did not understand every word of it. Which VM do you mean? Name it, or several"
                    + " separated by commas, and leave out the rest.");
        }
        if (missing.equals(Set.of(Missing.SCOPE, Missing.SELECTOR))) {
            return Mrkdwn.say("How many VMs do you mean? I look up at most 100 by name in one message, and change fewer"
                    + " at once. Which ones exactly: what are their names or labels?");
        }
        List<Mrkdwn> questions = new ArrayList<>();
        for (Missing one : Missing.values()) {
            if (missing.contains(one)) {
                questions.add(question(one));
            }
        }
        return Mrkdwn.join(" ", questions);
    }

    private static Mrkdwn question(Missing missing) {
        return switch (missing) {
            case ACTION -> Mrkdwn.say("What shall I do: start, stop, restart or show the status?");
            case TARGET -> Mrkdwn.say("Which VM do you mean?");
            case NAMESPACE -> Mrkdwn.say("In which namespace?");
            case SCOPE -> Mrkdwn.say("How much do you mean, all of them?");
            case SELECTOR -> Mrkdwn.say("Which VMs exactly: what are their names or labels?");
            case TIME -> Mrkdwn.say("Do you mean now? I do nothing at a later time.");
            case ANSWER -> Mrkdwn.say("Is that a yes or a no? Press a button on the card, or type `yes` or `no`.");
            case INTENT -> Mrkdwn.say("Do you want me to do something? Say it as a request.");
        };
    }

    /// What is wrong with a command line, and how it is typed.
    public static Card of(Interpretation.Misused misused) {
        Mrkdwn wrong = switch (misused.mistake()) {
            case NO_COMMAND ->
                Mrkdwn.say(
                        "%s is no command. Did you mean %s?",
                        Mrkdwn.code(misused.said()), Mrkdwn.code("/vm " + misused.command()));
            case NO_VALUE ->
                Mrkdwn.say(
                        "%s needs a value, for example %s.",
                        Mrkdwn.code(misused.said()),
                        Mrkdwn.code("/vm " + misused.command() + " NAME " + misused.said() + " VALUE"));
        };
        return Card.of(Mrkdwn.say("%s Nothing was changed. All commands: %s.", wrong, Mrkdwn.code("/vm help")));
    }

    public static Card of(Interpretation.Unsupported unsupported) {
        return Card.of(Mrkdwn.say("%s Nothing was changed.", instead(unsupported.task())));
    }

    private static Mrkdwn instead(OtherTask task) {
        return switch (task) {
            case SCHEDULE ->
                Mrkdwn.say(
                        "I do things only now, not at a later time: ask again when it is time, or let a `CronJob` call"
                                + " `virtctl`.");
            case HISTORY ->
                Mrkdwn.say("I do not tell what happened before. See who asked for what with `kubectl get vmop -n"
                        + " NAMESPACE`, the bot's own one.");
            case UNDO ->
                Mrkdwn.say(
                        "I do not undo what was done yet. Ask for the opposite: for a start the stop, for a stop the"
                                + " start. See %s.",
                        Mrkdwn.code("/vm help"));
            case CREATE -> Mrkdwn.say("I do not create VMs. Use the console, or `virtctl create vm`.");
            case DELETE -> Mrkdwn.say("I do not delete VMs. Use the console, or `kubectl delete vm`.");
            case MIGRATE -> Mrkdwn.say("I do not migrate VMs yet. Use `virtctl migrate`.");
            case RESIZE -> Mrkdwn.say("I do not change the size of VMs. Use the console, or `kubectl edit vm`.");
            case SNAPSHOT ->
                Mrkdwn.say("I do not take or restore snapshots. Use the console, or `kubectl create` with a"
                        + " `VirtualMachineSnapshot`.");
            case PAUSE -> Mrkdwn.say("I do not pause VMs yet. Use `virtctl pause vm`.");
            case RESUME -> Mrkdwn.say("I do not resume VMs yet. Use `virtctl unpause vm`.");
            case SOFT_REBOOT ->
                Mrkdwn.say(
                        "I do not reboot a guest from inside yet. Use `virtctl soft-reboot`, or ask me to restart it.");
            case RESET ->
                Mrkdwn.say("I do not press the reset button yet. Use `virtctl reset`, or ask me to restart it.");
            case CONSOLE ->
                Mrkdwn.say("I cannot open a console. Use `virtctl console`, `virtctl vnc` or `virtctl ssh`.");
            case OTHER_WORKLOAD ->
                Mrkdwn.say("I only start, stop and restart virtual machines. For other workloads use"
                        + " `kubectl rollout restart` or `oc`.");
            case OTHER ->
                Mrkdwn.say(
                        "I only start, stop and restart virtual machines and show how they are. See %s.",
                        Mrkdwn.code("/vm help"));
        };
    }

    /// @param examples of this person: only what they may do, on VMs that they may see
    public static Card help(Examples examples) {
        String vm = examples.seen().map(VmRef::toString).orElse("NAMESPACE/NAME");
        Mrkdwn text = Mrkdwn.say(
                "I start, stop and restart virtual machines, after you have approved it, and show how they are."
                        + " Type for example %s.",
                Mrkdwn.code("/vm status " + vm));
        List<Mrkdwn> commands = commands(examples, vm);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("How to use me"));
        blocks.add(Kit.section(text));
        blocks.add(Kit.section(Mrkdwn.join(
                "\n", commands.stream().map(one -> Mrkdwn.say("• %s", one)).toList())));
        blocks.add(Kit.section(Mrkdwn.say(
                "Or in your own words, here, in a mention or in a direct message: %s",
                Mrkdwn.code(words(examples, vm)))));
        blocks.add(Kit.context(Mrkdwn.say("Nothing is changed before you press Approve or type `yes` in the card's"
                + " thread. Several VMs: separate them by commas.")));
        return Card.of(Mrkdwn.say("%s %s.", text, Mrkdwn.join("; ", commands)), blocks);
    }

    private static List<Mrkdwn> commands(Examples examples, String vm) {
        String namespace = examples.seen().map(VmRef::namespace).orElse("NAMESPACE");
        return List.of(
                changes(examples),
                Mrkdwn.say("%s: how it is", Mrkdwn.code("/vm status " + vm)),
                Mrkdwn.say(
                        "%s: which VMs there are, with %s in every namespace; also with %s, a state such as"
                                + " `stopped` or a pattern such as %s",
                        Mrkdwn.code("/vm list -n " + namespace),
                        Mrkdwn.code("-A"),
                        Mrkdwn.code("-l app=web"),
                        Mrkdwn.code("web-*")),
                Mrkdwn.say("%s: what may be wrong with it", Mrkdwn.code("/vm diagnose " + vm)));
    }

    /// Only what the person may do; the forms of all when no VM is known that could tell.
    private static Mrkdwn changes(Examples examples) {
        if (examples.seen().isPresent() && examples.changes().isEmpty()) {
            return Mrkdwn.say("You may look at VMs here, but change none of those that I tried."
                    + " When you ask for a change, I name the rule that is missing");
        }
        List<Mrkdwn> commands = Arrays.stream(Action.values())
                .filter(action ->
                        examples.seen().isEmpty() || examples.changes().containsKey(action))
                .map(action -> Mrkdwn.code("/vm " + action.verb() + " " + target(examples, action)))
                .toList();
        return Mrkdwn.say("%s: change it, after your approval", Mrkdwn.join(", ", commands));
    }

    private static String target(Examples examples, Action action) {
        VmRef ref = examples.changes().get(action);
        return ref == null ? "NAMESPACE/NAME" : ref.toString();
    }

    private static String words(Examples examples, String vm) {
        return examples.changes().keySet().stream()
                .reduce((_, last) -> last)
                .map(action -> Words.title(action) + " VM " + target(examples, action))
                .orElse(examples.seen().isPresent() ? "Show status of VM " + vm : "Restart VM " + vm);
    }

    /// For a mention that asks for nothing.
    public static Card notARequest() {
        return Card.of(Mrkdwn.say(
                "I see nothing to do in that. Nothing was changed. See how to ask with %s.", Mrkdwn.code("/vm help")));
    }

    public static Card tooLong(int most) {
        return Card.of(Mrkdwn.say(
                "That is too long for me to read. Nothing was changed. Say it in at most %s characters.", most));
    }

    public static Card busy() {
        return Card.of(
                Mrkdwn.say("I have too much to do at once. Nothing was changed by this. Try again in a minute."));
    }

    /// More was asked for, by a person or in a channel, than is taken in a minute.
    public static Card notSoFast() {
        return Card.of(Mrkdwn.say("Not so fast: more was asked of me by you, or in this channel, than I take in a"
                + " minute. Nothing was changed by this. Try again in a few seconds. Buttons work as before."));
    }

    /// Something went wrong in the bot itself.
    public static Card broken() {
        return Card.of(Mrkdwn.say(
                "Something went wrong inside the bot, so I cannot say whether your request was taken."
                        + " Look with %s before you ask again; no VM is changed without an approved card.",
                Mrkdwn.code("/vm status")));
    }

    /// @param bot its user id is what has to be invited
    public static Card inviteMe(Person bot) {
        return Card.of(Mrkdwn.say(
                "I cannot post here, so I made no card. Nothing was changed. Invite me with `/invite` and %s,"
                        + " or ask me in a direct message.",
                Mrkdwn.mention(bot)));
    }

    /// Said in a channel that another workspace reads too.
    public static Card inDirectMessage() {
        return Card.of(
                Mrkdwn.say("This channel is shared with another workspace, so I answer you in a direct message."));
    }

    public static Card noDirectMessage() {
        return Card.of(Mrkdwn.say("This channel is shared with another workspace, and I could not open a direct message"
                + " with you. Nothing was changed. Ask in a channel of your own workspace."));
    }

    public static Card cardNotPosted() {
        return Card.of(Mrkdwn.say("Slack did not take the card just now. Nothing was changed."
                + " I try again on my own; if no card comes, the request expires by itself."));
    }

    public static Card answeredBefore() {
        return Card.of(Mrkdwn.say("That question was answered before. Nothing was changed by this press."
                + " If you want something else, ask again."));
    }

    /// A question of somebody else was answered by a press.
    public static Card notYourQuestion(Person asker) {
        return Card.of(Mrkdwn.say(
                "That question was for %s. Nothing was changed. Ask yourself: see how with %s.",
                Mrkdwn.mention(asker), Mrkdwn.code("/vm help")));
    }

    public static Card unknownAnswerHere() {
        return Card.of(Mrkdwn.say(
                "No card of yours waits for an answer here. Nothing was changed. See how to ask with %s.",
                Mrkdwn.code("/vm help")));
    }

    public static Card unknownButton() {
        return Card.of(Mrkdwn.say(
                "I do not know this button. Nothing was changed. Ask again with %s.", Mrkdwn.code("/vm help")));
    }

    public static Card whoAreYou() {
        return Card.of(Mrkdwn.say("I could not find out which workspace you belong to, so I did nothing."
                + " Nothing was changed. Try again in a minute."));
    }

    public static Card slackAway() {
        return Card.of(Mrkdwn.say("Slack did not tell me whether I can post here, so I did nothing."
                + " Nothing was changed. Try again in a minute."));
    }
}
