package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import dev.vmbot.cluster.Observation;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.inventory.Reading;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;

/// One question, and what makes sense as its answer.
public final class ChoiceCard {

    private ChoiceCard() {}

    /// @param listing the VMs for which it makes sense now
    public static Card whichVm(Draft draft, Reading.Listing listing) {
        Mrkdwn where = listing.namespace()
                .map(one -> Mrkdwn.say(" in namespace %s", Mrkdwn.code(one)))
                .orElse(Mrkdwn.EMPTY);
        Mrkdwn typed =
                Mrkdwn.code("/vm " + draft.verb().word() + " NAMESPACE/NAME" + (draft.force() ? " --force" : ""));
        List<VmRef> vms = listing.rows().stream().map(Observation::ref).toList();
        if (vms.isEmpty()) {
            return Card.of(Mrkdwn.say(
                    "Which VM shall I %s? I see none%s for which that makes sense now. Nothing was changed."
                            + " See what there is with %s.",
                    task(draft), where, Mrkdwn.code("/vm list")));
        }
        Mrkdwn text = Mrkdwn.say(
                "Which VM%s shall I %s? Choose one, or type %s. Nothing was changed.", where, task(draft), typed);
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Kit.section(text), Sayings.menu(draft, vms)));
        if (listing.total() > vms.size()) {
            blocks.add(Kit.context(Mrkdwn.say("The first %s of %s are shown.", vms.size(), listing.total())));
        }
        return Card.of(text, blocks);
    }

    private static String task(Draft draft) {
        return switch (draft.verb()) {
            case START, STOP, RESTART -> draft.verb().word();
            case STATUS -> "show the status of";
            case DIAGNOSE -> "diagnose";
        };
    }

    /// A question that has been answered: nothing is left to press.
    ///
    /// @param asked as it was shown
    public static Card chosen(List<LayoutBlock> asked, Person by, String said) {
        Mrkdwn text = Mrkdwn.say("%s chose %s.", Mrkdwn.mention(by), Mrkdwn.code(said));
        List<LayoutBlock> blocks = new ArrayList<>(asked.stream()
                .filter(block ->
                        block instanceof SectionBlock || block instanceof ContextBlock || block instanceof HeaderBlock)
                .toList());
        blocks.add(Kit.context(text));
        return Card.of(text, blocks);
    }

    /// A VM without a verb.
    ///
    /// @param seen at least one
    /// @param intents what can be done with them now
    public static Card whatToDo(List<Observation> seen, List<Intent> intents) {
        Mrkdwn states = Mrkdwn.join(
                " ",
                seen.stream()
                        .map(one -> Mrkdwn.say("%s is %s.", Words.vm(one.ref()), one.shownState()))
                        .toList());
        Mrkdwn text = Mrkdwn.say("%s What shall I do? Nothing was changed.", states);
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Kit.section(text)));
        blocks.addAll(Sayings.buttons(intents.stream()
                .flatMap(intent -> Sayings.Choice.of(intent).stream().map(choice -> named(intent, choice)))
                .toList()));
        return Card.of(text, blocks);
    }

    /// What the VMs are called stands above the buttons.
    private static Sayings.Choice named(Intent intent, Sayings.Choice choice) {
        String label = intent instanceof Intent.Change change ? Words.title(change.action()) : "Show the status";
        return new Sayings.Choice(label, choice.label(), choice.text());
    }
}
