package dev.vmbot.intent.lexicon;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The forms of one language, found by their words. Immutable once built.
public final class Lexicon {

    /// A word and what can follow it.
    static final class Node {
        final Map<String, Node> next = new HashMap<>(2);

        @Nullable
        Entry entry;
    }

    /// Senses that a word may have beside others, and that alone make no form of it.
    private static final Senses FORMLESS =
            Senses.of(Sense.EVENT).and(Senses.of(Sense.SUCCESS)).and(Senses.of(Sense.COMMAND));

    private final Node root = new Node();
    private final Map<String, Entry> verbs = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> ordinary = new HashSet<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> successes = new HashSet<>();

    Lexicon(Collection<Entry> entries) {
        entries.forEach(this::add);
    }

    private void add(Entry entry) {
        if (entry.is(Sense.ORDINARY)) {
            ordinary.add(entry.form());
            return;
        }
        if (entry.is(Sense.EVENT)) {
            events.add(entry.form());
        }
        if (entry.is(Sense.SUCCESS)) {
            successes.add(entry.form());
        }
        if (FORMLESS.has(entry.senses())) {
            return;
        }
        Node node = root;
        for (String word : entry.form().split(" ", -1)) {
            words.add(word);
            node = node.next.computeIfAbsent(word, _ -> new Node());
        }
        node.entry = entry;
        if (entry.is(Sense.NUMBER)) {
            numbers.add(entry.form());
        }
        if (entry.is(Sense.VERB) || entry.is(Sense.LIGHT)) {
            verbs.put(entry.form(), entry);
        }
    }

    Node root() {
        return root;
    }

    /// A number in letters.
    boolean isNumber(String word) {
        return numbers.contains(word);
    }

    /// A word as it should be, although it looks like a mistyped verb.
    boolean isOrdinary(String word) {
        return ordinary.contains(word);
    }

    /// Something that people have at a time of its own.
    public boolean isEvent(String word) {
        return events.contains(word);
    }

    /// What tells that a request has come about.
    public boolean isSuccess(String word) {
        return successes.contains(word);
    }

    /// Whether a word is part of any form.
    public boolean knows(String word) {
        return words.contains(word);
    }

    public Optional<Entry> find(String form) {
        Node node = root;
        for (String word : form.split(" ", -1)) {
            Node next = node.next.get(word);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.ofNullable(node.entry);
    }

    /// Every form of a sense, for tests that hold over all of them.
    public List<String> forms(Sense sense) {
        return forms(root, sense).stream().map(Entry::form).sorted().toList();
    }

    private static List<Entry> forms(Node node, Sense sense) {
        var found = new java.util.ArrayList<Entry>();
        Entry own = node.entry;
        if (own != null && own.is(sense)) {
            found.add(own);
        }
        node.next.values().forEach(next -> found.addAll(forms(next, sense)));
        return found;
    }

    Collection<Entry> verbs() {
        return verbs.values();
    }
}
