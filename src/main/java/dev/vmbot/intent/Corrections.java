package dev.vmbot.intent;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.object.Objects;
import dev.vmbot.intent.object.Objects.Trait;
import dev.vmbot.intent.sentence.Head;
import dev.vmbot.intent.sentence.Heads;
import dev.vmbot.intent.sentence.Prohibitions;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody corrects what they have just said.
final class Corrections {

    private Corrections() {}

    /// Empty when nothing was asked before, or nothing stands after.
    static Optional<Reading> read(Utterance utterance, List<Item> before, List<Item> after) {
        List<Head> earlier = Heads.of(before, utterance.known());
        if (earlier.isEmpty() || after.isEmpty() || after.getLast().is(Kind.QUESTION)) {
            return Optional.empty();
        }
        List<Item> said = Prohibitions.split(before).rest();
        Objects old = ObjectReader.read(objectsOf(said, earlier), utterance.known());
        List<Head> heads = Heads.of(after, utterance.known());
        Objects corrected = ObjectReader.read(objectsOf(after, heads), utterance.known());
        if (heads.isEmpty() && corrected.isEmpty() && corrected.statedNamespace() == null) {
            return Optional.empty();
        }
        Head verb = heads.isEmpty() ? earlier.getFirst() : heads.getFirst();
        if (earlier.size() > 1 || heads.size() > 1) {
            return Optional.of(Reading.unclear("a correction of several things", Interpretation.Missing.ACTION));
        }
        if (isNamespaceMeant(old, corrected, before)) {
            String namespace = corrected.dropLast();
            corrected.namespace(namespace);
        } else if (corrected.statedNamespace() == null && old.statedNamespace() != null && corrected.hasNames()) {
            fill(corrected, old.statedNamespace());
        }
        List<Target> antecedents = old.hasNames() ? old.targets() : List.of();
        if (corrected.isEmpty()) {
            corrected.mark(Trait.PRONOUN);
            antecedents = moved(antecedents, corrected);
        }
        boolean force = verb.force() || corrected.has(Trait.FORCE);
        Reading reading = new OperationBuilder(utterance).change(verb.action(), force, corrected, antecedents);
        return Optional.of(reading);
    }

    /// "a in dev, sorry, staging": a word that resembles the namespace just said more than the name before it.
    private static boolean isNamespaceMeant(Objects old, Objects corrected, List<Item> before) {
        String namespace = old.statedNamespace();
        List<Item> words = before.stream().filter(Item::isWord).toList();
        boolean last =
                old.hasNames() && !words.isEmpty() && words.getLast().text().equals(namespace);
        if (namespace == null
                || !last
                || corrected.targets().size() != 1
                || corrected.targets().getFirst().namespace() != null) {
            return false;
        }
        String word = corrected.lastName();
        int toName = commonPrefix(word, old.lastName());
        int toNamespace = commonPrefix(word, namespace);
        boolean plain = !Names.isDistinct(word) && Names.isDistinct(old.lastName());
        return toNamespace > toName || (toNamespace == toName && plain);
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private static void fill(Objects corrected, String namespace) {
        boolean own = corrected.targets().stream().allMatch(t -> t.namespace() != null);
        if (!own) {
            corrected.namespace(namespace);
        }
    }

    /// A namespace that was said after the correction takes the place of the one before.
    private static List<Target> moved(List<Target> antecedents, Objects corrected) {
        String namespace = corrected.statedNamespace();
        return namespace == null
                ? antecedents
                : antecedents.stream().map(t -> new Target(namespace, t.name())).toList();
    }

    private static List<Item> objectsOf(List<Item> items, List<Head> heads) {
        var objects = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            boolean verb = heads.stream().anyMatch(h -> h.index() == index);
            if (!verb && !items.get(i).isBreak()) {
                objects.add(items.get(i));
            }
        }
        return objects;
    }
}
