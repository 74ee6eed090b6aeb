package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.PREP;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Prohibitions;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Somebody corrects what they have just said.
final class Corrections {

    private Corrections() {}

    /// "web-01, web-02 I mean, in dev": what is said behind the right name is put before it.
    static List<Item> inOrder(List<Item> items) {
        var ordered = new ArrayList<>(items);
        for (int i = 2; i < ordered.size(); i++) {
            boolean behind = ordered.get(i).is(CORRECTION)
                    && ordered.get(i).hasDetail("behind")
                    && ordered.get(i - 1).isUnknownWord()
                    && isApart(ordered.get(i - 2))
                    && (i + 1 == ordered.size()
                            || !ordered.get(i + 1).isWord()
                            || ordered.get(i + 1).is(PREP));
            if (behind) {
                Collections.swap(ordered, i - 1, i);
            }
        }
        return ordered;
    }

    private static boolean isApart(Item item) {
        return item.isPause() || item.is(CORRECTION);
    }

    /// Empty when nothing was asked before, or nothing stands after.
    static Optional<Reading> read(Utterance utterance, List<Item> before, List<Item> after) {
        KnownVms known = utterance.known();
        List<Head> earlier = Heads.of(before, known);
        if (earlier.isEmpty() || after.isEmpty() || after.getLast().is(Kind.QUESTION)) {
            return Optional.empty();
        }
        List<Head> heads = Heads.of(after, known);
        Mentions corrected = ObjectReader.read(objectsOf(after, heads), known);
        if (heads.isEmpty() && corrected.isEmpty() && corrected.statedNamespace() == null) {
            return Optional.empty();
        }
        if (earlier.size() > 1 || heads.size() > 1) {
            return Optional.of(Reading.unclear("a correction of several things", Missing.ACTION));
        }
        List<Item> said = Prohibitions.split(uninterrupted(before)).rest();
        Mentions old = ObjectReader.read(objectsOf(said, earlier), known);
        Head verb = heads.isEmpty() ? earlier.getFirst() : heads.getFirst();
        return place(old, corrected, said, known).or(() -> Optional.of(change(utterance, verb, old, corrected)));
    }

    /// Puts the corrected names into the namespace that was said before.
    ///
    /// @return what is open about it; empty when nothing is
    private static Optional<Reading> place(Mentions old, Mentions corrected, List<Item> said, KnownVms known) {
        if (isRemark(corrected, known)) {
            return Optional.of(Reading.unclear("a remark on the error, or a name", Missing.TARGET));
        }
        Set<String> namespaces = namespaces(old);
        if (!corrected.hasNames() || !namespaces(corrected).isEmpty() || namespaces.isEmpty()) {
            return Optional.empty();
        }
        if (namespaces.size() > 1) {
            return Optional.of(Reading.unclear("one of several namespaces", Missing.NAMESPACE));
        }
        String namespace = namespaces.iterator().next();
        return switch (meant(old, corrected, said, namespace, known)) {
            case NAMESPACE -> {
                corrected.namespace(corrected.dropLast());
                yield Optional.empty();
            }
            case NAME -> {
                corrected.namespace(namespace);
                yield Optional.empty();
            }
            case EITHER ->
                Optional.of(Reading.unclear("another VM or another namespace", Missing.TARGET, Missing.NAMESPACE));
        };
    }

    private static Reading change(Utterance utterance, Head verb, Mentions old, Mentions corrected) {
        List<Target> antecedents = old.hasNames() ? old.targets() : List.of();
        if (corrected.isEmpty()) {
            corrected.mark(Trait.PRONOUN);
            antecedents = moved(antecedents, corrected);
        }
        boolean force = verb.force() || corrected.has(Trait.FORCE);
        return new OperationBuilder(utterance).change(verb.action(), force, corrected, antecedents);
    }

    /// Where the last part of what was said begins.
    static int lastPart(List<Item> items) {
        int from = items.size();
        while (from > 0 && !items.get(from - 1).isPause()) {
            from--;
        }
        return from;
    }

    /// Without "…, sorry" at its end, where a further word of correction follows.
    private static List<Item> uninterrupted(List<Item> before) {
        int end = before.size();
        while (end > 0 && (before.get(end - 1).isPause() || before.get(end - 1).is(CORRECTION))) {
            end--;
        }
        return before.subList(0, end);
    }

    /// "sorry, clumsiness, web-02": a bare word before a name may only say how the error came about.
    private static boolean isRemark(Mentions corrected, KnownVms known) {
        List<Target> targets = corrected.targets();
        return targets.size() > 1
                && !Names.isDistinct(targets.getFirst().name())
                && !known.has(targets.getFirst().name())
                && Names.isDistinct(targets.getLast().name());
    }

    private static Set<String> namespaces(Mentions mentions) {
        var namespaces = new TreeSet<String>();
        mentions.targets().stream()
                .flatMap(t -> Stream.ofNullable(t.namespace()))
                .forEach(namespaces::add);
        Optional.ofNullable(mentions.statedNamespace()).ifPresent(namespaces::add);
        return namespaces;
    }

    /// What the corrected word is said for.
    private enum Meant {
        NAME,
        NAMESPACE,
        EITHER
    }

    /// "a in dev, sorry, staging": a word that resembles the namespace just said more than the name before it.
    private static Meant meant(Mentions old, Mentions corrected, List<Item> said, String namespace, KnownVms known) {
        List<Item> words = said.stream().filter(Item::isWord).toList();
        String word = corrected.lastName();
        boolean last = old.hasNames() && isSaidLast(words, namespace);
        if (!last || corrected.targets().size() != 1 || known.has(word)) {
            return Meant.NAME;
        }
        int likeness = commonPrefix(word, namespace) - commonPrefix(word, old.lastName());
        boolean nameLike = Names.isDistinct(word) == Names.isDistinct(old.lastName());
        boolean namespaceLike = Names.isDistinct(word) == Names.isDistinct(namespace);
        if (likeness == 0 && nameLike == namespaceLike) {
            return Meant.EITHER;
        }
        return likeness > 0 || (likeness == 0 && namespaceLike) ? Meant.NAMESPACE : Meant.NAME;
    }

    private static boolean isSaidLast(List<Item> words, String namespace) {
        String last = words.isEmpty() ? "" : words.getLast().text();
        return last.equals(namespace) || last.startsWith(namespace + "/");
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /// A namespace that was said after the correction takes the place of the one before.
    private static List<Target> moved(List<Target> antecedents, Mentions corrected) {
        String namespace = corrected.statedNamespace();
        return namespace == null
                ? antecedents
                : antecedents.stream().map(t -> new Target(namespace, t.name())).toList();
    }

    private static List<Item> objectsOf(List<Item> items, List<Head> heads) {
        var mentions = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            boolean verb = heads.stream().anyMatch(h -> h.index() == index);
            if (!verb && !items.get(i).isBreak()) {
                mentions.add(items.get(i));
            }
        }
        return mentions;
    }
}
