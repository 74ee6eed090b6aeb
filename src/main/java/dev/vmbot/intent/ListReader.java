package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.STATUS;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.Objects;
import dev.vmbot.intent.object.Objects.Trait;
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
        Objects objects = QuestionedObjects.read(sentence, utterance.known());
        if (objects.hasNames()
                && !objects.isEmptied()
                && !objects.selects()
                && !isEverywhere(objects)
                && Item.has(sentence, STATUS)) {
            return Reading.understood(
                    new Intent.Status(new Subject.Named(objects.targets())), "asks for the state of VMs");
        }
        return read(objects, sentence);
    }

    Reading read(Objects objects, List<Item> sentence) {
        if (objects.isUnreadable()) {
            return Reading.unclear("a selector that cannot be read", Missing.SELECTOR, Missing.TARGET);
        }
        if (objects.has(Trait.CONTRADICTION)) {
            return Reading.contradicting(objects.rivals().stream()
                    .map(namespace -> listing(objects, sentence, namespace, false))
                    .toList());
        }
        if (isTorn(objects, sentence)) {
            return Reading.contradicting(List.of(
                    listing(objects, sentence, objects.statedNamespace(), false),
                    listing(objects, sentence, null, true)));
        }
        boolean spares =
                Item.has(sentence, EXCEPT) && objects.selector().except().isEmpty();
        if (spares || StateFilter.isOpen(sentence)) {
            return Reading.unclear("a list by what is not so, or by several states", Missing.SELECTOR);
        }
        if (objects.statedNamespace() == null && !objects.has(Trait.EVERYWHERE) && isPlace(objects, sentence)) {
            String place = objects.targets().getFirst().name();
            return Reading.understood(
                    new Intent.ListVms(Optional.empty(), place, StateFilter.of(sentence), false),
                    "asks what a namespace holds");
        }
        return Reading.understood(
                listing(objects, sentence, objects.statedNamespace(), isEverywhere(objects)),
                "asks which VMs there are");
    }

    private static Intent listing(
            Objects objects, List<Item> sentence, @Nullable String namespace, boolean everywhere) {
        return new Intent.ListVms(selector(objects), namespace, StateFilter.of(sentence), everywhere);
    }

    private static Optional<Selector> selector(Objects objects) {
        if (objects.isNarrowed()) {
            return Optional.of(objects.selector());
        }
        List<String> names = objects.targets().stream().map(Target::name).toList();
        return objects.hasNames()
                ? Optional.of(new Selector(Optional.empty(), names, false, List.of()))
                : Optional.empty();
    }

    /// "in dev on the cluster" is in dev; "-A -n dev" is neither.
    static boolean isTorn(Objects objects, List<Item> sentence) {
        return objects.statedNamespace() != null
                && sentence.stream()
                        .anyMatch(i -> (i.is(EVERYWHERE) || i.isFlag("everywhere"))
                                && !i.text().endsWith("cluster"));
    }

    static boolean isEverywhere(Objects objects) {
        return objects.has(Trait.EVERYWHERE)
                && objects.statedNamespace() == null
                && objects.targets().stream().allMatch(target -> target.namespace() == null);
    }

    /// "list staging": one word that is more likely a namespace than a VM, as long as no VM is called so.
    private boolean isPlace(Objects objects, List<Item> sentence) {
        List<Target> named = objects.targets();
        boolean overview = sentence.stream().anyMatch(i -> i.is(LIST) && i.hasDetail("place"));
        return named.size() == 1
                && named.getFirst().namespace() == null
                && (overview || !Names.isDistinct(named.getFirst().name()))
                && Names.isLegalNamespace(named.getFirst().name())
                && !utterance.known().has(named.getFirst().name());
    }
}
