package dev.vmbot.intent.object;

import dev.vmbot.model.PowerState;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a clause is about, gathered word by word while one clause is read.
public final class Mentions {

    /// What was met on the way and decides whether the clause may act.
    public enum Trait {
        /// A name with characters that do not belong there.
        ODD,
        ILLEGAL,
        /// A label selector that could not be read to its end.
        BROKEN_SELECTOR,
        PRONOUN,
        /// "the database": something definite that is no known VM.
        DEFINITE,
        WORKLOAD,
        /// Something that runs in the VM that is named.
        INSIDE,
        UNEXPLAINED,
        CONTRADICTION,
        EVERYWHERE,
        /// A count or a range of more than can be meant.
        ABSURD,
        /// "a or b": which is left open.
        CHOICE,
        FORCE,
        /// The word VM was said.
        VM_WORD,
        KNOWN,
        /// "all" with a count or a description that is no selector.
        VAGUE,
        UNKNOWN_FLAG,
        /// "half of": some, without saying which.
        PART,
        /// Something followed that is no part of the request.
        TRAILING
    }

    /// A name as met, before its namespace is settled.
    private static final class Met {
        final String name;

        @Nullable
        String namespace;

        Met(@Nullable String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }
    }

    private final List<Met> met = new ArrayList<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    final List<String> patterns = new ArrayList<>();
    final Set<String> except = new LinkedHashSet<>();
    final List<String> labels = new ArrayList<>();
    final Set<PowerState> states = EnumSet.noneOf(PowerState.class);
    /// Those of them that tell which VMs are meant.
    final Set<PowerState> selected = EnumSet.noneOf(PowerState.class);
    boolean all;

    /// What is left out was set apart: "but leave web-02 alone".
    boolean leaves;

    private @Nullable String stated;
    private @Nullable String option;
    private boolean namesSinceStated;
    /// Names follow their namespace: "in dev web-01".
    private boolean isPlaceFirst;
    private final Set<String> said = new LinkedHashSet<>();

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public void mark(Trait trait) {
        traits.add(trait);
    }

    /// Whether it was marked.
    boolean unmark(Trait trait) {
        return traits.remove(trait);
    }

    /// Whether nothing out of the ordinary was met.
    public boolean isPlain() {
        return traits.isEmpty();
    }

    /// Whether nothing out of the ordinary was met but these.
    public boolean isPlainBut(Trait... fine) {
        return List.of(fine).containsAll(traits);
    }

    /// Whether a state was said that the VMs have to be in.
    public boolean hasStates() {
        return !states.isEmpty();
    }

    /// An option was met that nobody knows.
    void option(String text) {
        traits.add(Trait.UNKNOWN_FLAG);
        option = text;
    }

    /// Whether VMs in another state are left out: "all running VMs".
    public boolean leavesOut(PowerState state) {
        return !selected.isEmpty() && !selected.equals(EnumSet.of(state));
    }

    void add(@Nullable String namespace, String name) {
        if (namespace != null && stated != null && !stated.equals(namespace)) {
            traits.add(Trait.CONTRADICTION);
        }
        Optional.ofNullable(namespace).ifPresent(said::add);
        met.add(new Met(namespace == null && isPlaceFirst ? stated : namespace, name));
        namesSinceStated = true;
    }

    /// A namespace was said: it is that of the names before it that have none, or else of those that follow.
    public void namespace(String namespace) {
        said.add(namespace);
        boolean clash = stated != null && !stated.equals(namespace) && !namesSinceStated;
        boolean any = false;
        for (Met one : met) {
            if (one.namespace == null) {
                one.namespace = namespace;
                any = true;
            }
        }
        boolean last = !met.isEmpty() && !any && !namespace.equals(met.getLast().namespace);
        if (clash || last) {
            traits.add(Trait.CONTRADICTION);
        }
        isPlaceFirst |= met.isEmpty();
        stated = namespace;
        namesSinceStated = false;
    }

    public boolean isEmpty() {
        return met.isEmpty() && !selects();
    }

    public boolean hasNames() {
        return !met.isEmpty();
    }

    /// Whether names were said, each of which was excepted as well.
    public boolean isEmptied() {
        return hasNames() && met.stream().allMatch(one -> except.contains(one.name));
    }

    /// Whether something was excepted that is none of the names that were said.
    public boolean exceptsOthers() {
        boolean apart = leaves && except.stream().noneMatch(one -> met.stream().anyMatch(met -> met.name.equals(one)));
        return !apart && except.stream().anyMatch(one -> met.stream().noneMatch(named -> named.name.equals(one)));
    }

    /// Whether a bare word ends a list of names that look like names, so that it may be a namespace: "web-01, dev".
    boolean isOpenList() {
        return met.size() > 1
                && stated == null
                && met.getLast().namespace == null
                && !Names.isDistinct(met.getLast().name)
                && met.subList(0, met.size() - 1).stream().allMatch(one -> Names.isDistinct(one.name));
    }

    public boolean selects() {
        return all || !patterns.isEmpty() || !labels.isEmpty();
    }

    public @Nullable String statedNamespace() {
        return stated;
    }

    /// Whether less than a whole namespace is selected.
    public boolean isNarrowed() {
        return !patterns.isEmpty() || !labels.isEmpty() || !except.isEmpty();
    }

    /// Whether everything is meant that a namespace holds, exceptions apart.
    public boolean isUnbounded() {
        return all && patterns.isEmpty() && labels.isEmpty();
    }

    public String lastName() {
        return met.getLast().name;
    }

    /// Whether the last thing said was a namespace.
    boolean isPlaced() {
        return stated != null && !namesSinceStated;
    }

    /// Takes the last name back, because it turned out to be something else.
    public String dropLast() {
        return met.removeLast().name;
    }

    /// The names with their namespaces; one that was said for the name before carries over (`dev/a, b`).
    public List<Target> targets() {
        var targets = new ArrayList<Target>();
        String carried = stated;
        for (Met one : met) {
            String namespace = one.namespace == null ? carried : one.namespace;
            carried = namespace;
            targets.add(new Target(namespace, one.name));
        }
        return targets.stream()
                .filter(t -> !except.contains(t.name()))
                .distinct()
                .toList();
    }

    /// Whether a name or a selector holds what none can hold, or every name was excepted.
    public boolean isUnreadable() {
        return has(Trait.BROKEN_SELECTOR) || has(Trait.ODD) || has(Trait.ILLEGAL) || isEmptied();
    }

    /// The names, where nothing else is wrong than that one of them is none: "Web_01", "-x".
    public Optional<Subject> misnamed() {
        if (option != null && isEmpty() && isPlainBut(Trait.UNKNOWN_FLAG, Trait.FORCE)) {
            return Optional.of(new Subject.Named(List.of(new Target(stated, option))));
        }
        boolean plain = has(Trait.ILLEGAL) && isPlainBut(Trait.ILLEGAL, Trait.KNOWN, Trait.VM_WORD, Trait.FORCE);
        List<Target> named = targets();
        boolean names = !named.isEmpty() && named.stream().allMatch(target -> Names.isNameLike(target.toString()));
        return plain && !selects() && names ? Optional.of(new Subject.Named(named)) : Optional.empty();
    }

    /// The namespaces that contradict each other, where each of them makes sense of all else that was said; else empty.
    public List<String> rivals() {
        boolean clear = has(Trait.CONTRADICTION)
                && isPlainBut(Trait.CONTRADICTION, Trait.KNOWN, Trait.VM_WORD, Trait.FORCE)
                && !(hasNames() && selects())
                && targets().stream().map(Target::namespace).distinct().count() <= 1;
        return clear && said.size() > 1 ? List.copyOf(said) : List.of();
    }

    /// What was said, once in each of the rivals.
    public List<Subject> alternatives() {
        return selects() || !targets().isEmpty()
                ? rivals().stream().map(this::in).toList()
                : List.of();
    }

    private Subject in(String namespace) {
        return selects()
                ? new Subject.Matching(selector(), namespace)
                : new Subject.Named(targets().stream()
                        .map(target -> new Target(namespace, target.name()))
                        .distinct()
                        .toList());
    }

    public Selector selector() {
        Optional<String> label = labels.isEmpty() ? Optional.empty() : Optional.of(String.join(",", labels));
        boolean everything = labels.isEmpty() && patterns.isEmpty();
        return new Selector(label, patterns, everything, List.copyOf(except));
    }
}
