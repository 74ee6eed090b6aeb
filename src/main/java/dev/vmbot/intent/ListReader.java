package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.STATUS;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.QuestionedMentions;
import dev.vmbot.intent.sentence.StateFilter;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads which VMs are to be listed, and where.
final class ListReader {

    private final Utterance utterance;

    ListReader(Utterance utterance) {
        this.utterance = utterance;
    }

    /// The VMs that are named, where their state is asked for; else a list.
    Reading read(List<Item> sentence) {
        Mentions mentions = QuestionedMentions.read(sentence, utterance.known());
        if (mentions.hasNames()
                && !mentions.isEmptied()
                && !mentions.selects()
                && !isEverywhere(mentions)
                && Item.has(sentence, STATUS)) {
            return Reading.understood(
                    new Intent.Status(new Subject.Named(mentions.targets())), "asks for the state of VMs");
        }
        return read(mentions, sentence);
    }

    Reading read(Mentions mentions, List<Item> sentence) {
        if (mentions.isUnreadable()) {
            return Reading.unclear("a selector that cannot be read", Missing.SELECTOR, Missing.TARGET);
        }
        if (mentions.has(Trait.ABSURD)) {
            return Reading.tooMuch();
        }
        if (mentions.has(Trait.CONTRADICTION)) {
            return Reading.contradicting(mentions.rivals().stream()
                    .map(namespace -> listing(mentions, sentence, namespace, false))
                    .toList());
        }
        if (isTorn(mentions, sentence)) {
            return Reading.contradicting(List.of(
                    listing(mentions, sentence, mentions.statedNamespace(), false),
                    listing(mentions, sentence, null, true)));
        }
        boolean spares =
                Item.has(sentence, EXCEPT) && mentions.selector().except().isEmpty();
        if (spares || StateFilter.isOpen(sentence)) {
            return Reading.unclear("a list by what is not so, or by several states", Missing.SELECTOR);
        }
        if (mentions.statedNamespace() == null && !mentions.has(Trait.EVERYWHERE) && isPlace(mentions, sentence)) {
            String place = mentions.targets().getFirst().name();
            return Reading.understood(
                    new Intent.ListVms(Optional.empty(), place, StateFilter.of(sentence), false),
                    "asks what a namespace holds");
        }
        return Reading.understood(
                listing(mentions, sentence, mentions.statedNamespace(), isEverywhere(mentions)),
                "asks which VMs there are");
    }

    private static Intent listing(
            Mentions mentions, List<Item> sentence, @Nullable String namespace, boolean everywhere) {
        return new Intent.ListVms(selector(mentions), namespace, StateFilter.of(sentence), everywhere);
    }

    private static Optional<Selector> selector(Mentions mentions) {
        List<String> names = mentions.targets().stream().map(Target::name).toList();
        if (mentions.isNarrowed()) {
            Selector narrowed = mentions.selector();
            return Optional.of(narrowed.all() ? narrowed : narrowed.or(names));
        }
        return mentions.hasNames()
                ? Optional.of(new Selector(Optional.empty(), names, false, List.of()))
                : Optional.empty();
    }

    /// "in dev on the cluster" is in dev; "-A -n dev" is neither.
    static boolean isTorn(Mentions mentions, List<Item> sentence) {
        return mentions.statedNamespace() != null
                && sentence.stream()
                        .anyMatch(i -> (i.is(EVERYWHERE) || i.isFlag("everywhere"))
                                && !i.text().endsWith("cluster"));
    }

    static boolean isEverywhere(Mentions mentions) {
        return mentions.has(Trait.EVERYWHERE)
                && mentions.statedNamespace() == null
                && mentions.targets().stream().allMatch(target -> target.namespace() == null);
    }

    /// "list staging": one word that is more likely a namespace than a VM, as long as no VM is called so.
    private boolean isPlace(Mentions mentions, List<Item> sentence) {
        List<Target> named = mentions.targets();
        boolean overview = sentence.stream().anyMatch(i -> i.is(LIST) && i.hasDetail("place"));
        return named.size() == 1
                && named.getFirst().namespace() == null
                && (overview
                        || !Names.isDistinct(named.getFirst().name())
                        || named.getFirst().name().chars().noneMatch(Character::isDigit))
                && Names.isLegalNamespace(named.getFirst().name())
                && !utterance.known().has(named.getFirst().name());
    }
}
