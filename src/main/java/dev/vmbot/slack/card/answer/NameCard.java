package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Plain;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;

/// What is said of a name that is not the name of one VM.
final class NameCard {

    /// Of a name that is none: enough to know it again.
    private static final int MOST_OF_A_NAME = 100;

    /// Where the VM may be, whatever namespace was meant.
    private static final String EVERYTHING = "/vm list -A";

    private NameCard() {}

    static Card notFound(Answer.NotFound answer) {
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

    static Card whichOne(Answer.WhichOne answer) {
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
                "%s cannot be the name of a VM: names have at most 253 lower-case letters, digits, dashes and dots,"
                        + " and begin and end with a letter or digit.",
                Mrkdwn.code(shortened(target)));
    }

    static String shortened(Target illegal) {
        return Plain.oneLine(illegal.toString(), MOST_OF_A_NAME);
    }
}
