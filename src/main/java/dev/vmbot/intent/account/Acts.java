package dev.vmbot.intent.account;

import dev.vmbot.intent.account.Vocabulary.Role;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What would be done by a reading.
final class Acts {

    private static final Set<String> OPENINGS = Set.of(
            "but",
            "make",
            "do",
            "say",
            "only",
            "not",
            "no",
            "schedule",
            "just",
            "then",
            "every",
            "next",
            "please",
            "around",
            "about",
            "starting");
    private static final Set<String> DOING = Set.of("do", "doing", "happen", "go", "proceed", "this", "that", "then");

    private final Matter matter;
    private final List<Change> changes;
    private final List<Target> targets;
    private final List<Selector> selectors;

    Acts(Matter matter, List<Change> changes) {
        this.matter = matter;
        this.changes = changes;
        this.targets = changes.stream()
                .flatMap(change ->
                        change.subject() instanceof Subject.Named(var named) ? named.stream() : Stream.empty())
                .toList();
        this.selectors = changes.stream()
                .flatMap(change -> change.subject() instanceof Subject.Matching(var selector, var _)
                        ? Stream.of(selector)
                        : Stream.empty())
                .toList();
    }

    List<Target> targets() {
        return targets;
    }

    boolean selects() {
        return !selectors.isEmpty();
    }

    boolean areSeveral() {
        return changes.size() > 1;
    }

    Set<Action> actions() {
        return changes.stream().map(Change::action).collect(Collectors.toUnmodifiableSet());
    }

    boolean force() {
        return changes.stream().anyMatch(Change::force);
    }

    boolean isTarget(String name) {
        return targets.stream().anyMatch(target -> target.name().equals(name));
    }

    /// Whether this is a target as it is written: with its namespace, where one is written.
    boolean isTargetAsWritten(String word) {
        int slash = word.indexOf('/');
        return slash < 0
                ? isTarget(word)
                : targets.stream()
                        .anyMatch(t -> t.name().equals(word.substring(slash + 1))
                                && word.substring(0, slash).equals(namespace(t.namespace(), t.name())));
    }

    /// By its name, or by a pattern, whose wildcards are cut off where they end a word.
    boolean isExcepted(String name) {
        return selectors.stream()
                .flatMap(selector -> selector.except().stream())
                .anyMatch(except -> except.equals(name) || (isPattern(except) && isOf(except, name)));
    }

    private static boolean isPattern(String name) {
        return name.contains("*") || name.contains("?");
    }

    /// Whether the word is part of what selects.
    boolean selectsBy(String word) {
        return selectors.stream()
                .anyMatch(selector -> selector.labels()
                                .filter(labels -> labels.contains(word))
                                .isPresent()
                        || selector.patterns().stream().anyMatch(pattern -> isOf(pattern, word)));
    }

    /// A clause that neither asks nor names a VM, but speaks of somebody or something else.
    boolean isAsideAt(Said said, int start) {
        String first = said.text(start);
        boolean about = !Vocabulary.has(Role.IN, first)
                && !Vocabulary.has(Role.GUARD, first)
                && !Vocabulary.has(Role.TIME, first)
                && !OPENINGS.contains(first)
                && Character.isLetter(first.charAt(0));
        return about
                && IntStream.range(start, said.clauseEnd(start))
                        .noneMatch(i -> DOING.contains(said.text(i))
                                || Vocabulary.has(Role.DEED, said.text(i))
                                || isTarget(said.text(i)));
    }

    private static boolean isOf(String pattern, String word) {
        String stem = pattern.replace("*", "").replace("?", "");
        boolean open =
                word.indexOf('*') >= 0 || word.indexOf('?') >= 0 || word.indexOf('{') >= 0 || word.indexOf('[') >= 0;
        return pattern.contains(word) || (open && word.contains(stem));
    }

    /// Namespaces in which something would be done, those of the context included.
    Set<String> namespaces() {
        var used = new HashSet<String>();
        for (Change change : changes) {
            switch (change.subject()) {
                case Subject.Named(var named) ->
                    named.forEach(target -> add(used, namespace(target.namespace(), target.name())));
                case Subject.Matching(var _, var namespace) -> add(used, namespace(namespace, ""));
            }
        }
        return used;
    }

    /// Whether something would be done in a namespace that the context alone gives, though not this one.
    boolean fallsBackBeside(Set<String> stated) {
        return changes.stream().anyMatch(change -> switch (change.subject()) {
            case Subject.Named(var named) ->
                named.stream().anyMatch(target -> isBeside(target.namespace(), target.name(), stated));
            case Subject.Matching(var _, var namespace) -> isBeside(namespace, "", stated);
        });
    }

    private boolean isBeside(@Nullable String stated, String name, Set<String> said) {
        String given = namespace(stated, name);
        return stated == null && given != null && !said.contains(given);
    }

    private static void add(Set<String> used, @Nullable String namespace) {
        if (namespace != null) {
            used.add(namespace);
        }
    }

    private @Nullable String namespace(@Nullable String stated, String name) {
        if (stated != null) {
            return stated;
        }
        Optional<String> channel = matter.channelNamespace();
        if (channel.isPresent()) {
            return channel.get();
        }
        Set<String> holding = name.isEmpty() ? Set.of() : matter.known().namespacesOf(name);
        return holding.size() == 1 ? holding.iterator().next() : null;
    }
}
