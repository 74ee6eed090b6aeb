package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.VmFilter;
import dev.vmbot.model.Intent;
import dev.vmbot.model.PowerState;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The VMs that were asked for, a line for each.
final class ListingCard {

    private ListingCard() {}

    static Card of(Reading.Listing listing) {
        Mrkdwn where = where(listing);
        if (listing.rows().isEmpty()) {
            return Card.of(Mrkdwn.say(
                    "There are no %s %s.%s%s",
                    machines("VMs", listing.filter()), where, unfiltered(listing), elsewhere(listing)));
        }
        int shown = listing.rows().size();
        Mrkdwn counted = listing.total() == 1
                ? Mrkdwn.say("There is 1 %s %s.", machines("VM", listing.filter()), where)
                : Mrkdwn.say("There are %s %s %s.", listing.total(), machines("VMs", listing.filter()), where);
        Mrkdwn text = shown < listing.total() ? Mrkdwn.say("%s The first %s are shown.", counted, shown) : counted;
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("Virtual Machines"));
        blocks.add(Kit.section(text));
        blocks.addAll(Kit.lines(listing.rows().stream().map(ListingCard::row).toList()));
        if (shown < listing.total()) {
            blocks.add(Kit.context(Mrkdwn.say(
                    "Narrow it with a namespace, labels or a pattern: %s",
                    Mrkdwn.code("/vm list -n NAMESPACE -l app=web web-*"))));
        }
        List<Mrkdwn> states = listing.rows().stream()
                .map(seen -> Mrkdwn.say("%s %s", Mrkdwn.code(seen.ref().toString()), seen.shownState()))
                .toList();
        return Card.of(Mrkdwn.say("%s %s.", text, Words.enumerated(states)), blocks);
    }

    /// Both hints come from what was asked alone, so that they tell nothing of what may not be seen.
    private static Mrkdwn unfiltered(Reading.Listing listing) {
        String namespace = listing.namespace().orElse(null);
        return listing.filter().narrows()
                ? Mrkdwn.say(
                        " All of them: %s.",
                        command(new Intent.ListVms(Optional.empty(), namespace, Optional.empty(), namespace == null)))
                : Mrkdwn.EMPTY;
    }

    private static Mrkdwn elsewhere(Reading.Listing listing) {
        VmFilter filter = listing.filter();
        if (listing.namespace().isPresent()) {
            return Mrkdwn.say(
                    " In every namespace: %s; in another one: %s.",
                    command(new Intent.ListVms(filter.selector(), null, filter.state(), true)),
                    Mrkdwn.code("/vm list -n NAMESPACE"));
        }
        return filter.narrows()
                ? Mrkdwn.EMPTY
                : Mrkdwn.say(" I show those of namespaces in which you may `get virtualmachines`.");
    }

    private static Mrkdwn command(Intent.ListVms list) {
        return Mrkdwn.code("/vm " + Phrase.of(list).orElse("list"));
    }

    /// "running VMs", "VMs in transition".
    private static String machines(String noun, VmFilter filter) {
        return filter.state()
                .map(state -> state == PowerState.IN_TRANSITION ? noun + " " + state.word() : state.word() + " " + noun)
                .orElse(noun);
    }

    private static Mrkdwn row(Observation seen) {
        Mrkdwn rest = seen.vm()
                .map(vm -> Mrkdwn.say(
                        ", %s%s, created %s", vm.strategyWord(), ReadingCard.node(seen), Mrkdwn.ago(vm.created())))
                .orElse(Mrkdwn.EMPTY);
        return Mrkdwn.say(
                "%s %s: %s%s", ReadingCard.mark(seen), Mrkdwn.code(seen.ref().toString()), seen.shownState(), rest);
    }

    /// What was asked for is said again: a filter that was read wrong must not pass for an answer.
    private static Mrkdwn where(Reading.Listing listing) {
        List<Mrkdwn> parts = new ArrayList<>();
        parts.add(listing.namespace()
                .map(namespace -> Mrkdwn.say("in namespace %s", Mrkdwn.code(namespace)))
                .orElse(Mrkdwn.say("that you may see")));
        listing.filter().selector().ifPresent(selector -> {
            parts.addAll(Words.traits(selector));
            Words.findExcept(selector).ifPresent(parts::add);
        });
        return Mrkdwn.join(", ", parts);
    }
}
