package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOUBT;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.HOLD;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NO;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Particles;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reply that changes the waiting card's request: "make it web-02", "only web-01", "not db-1", "in prod",
/// "restart instead". Strict: one word that does not belong to such a reply, and it is none.
final class CardChange {

    private static final int MOST = 16;

    private final Utterance utterance;
    private final Pending pending;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> left = new LinkedHashSet<>();
    private @Nullable String namespace;
    private @Nullable Action action;
    private boolean marked;
    private boolean corrected;
    private boolean agreed;
    private boolean refusing;
    private boolean force;
    private boolean excepting;
    private boolean turned;
    private boolean bothWays;

    private CardChange(Utterance utterance, Pending pending) {
        this.utterance = utterance;
        this.pending = pending;
    }

    /// @return what is asked for instead; a no where nothing of the card is left; empty for any other reply
    static Optional<Reading> read(Utterance utterance, Pending pending, List<Item> items) {
        var change = new CardChange(utterance, pending);
        List<Item> asked = withoutReason(items);
        return asked.size() <= MOST && change.takes(asked) ? change.result() : Optional.empty();
    }

    /// Up to "because …", unless what follows makes it no request.
    private static List<Item> withoutReason(List<Item> items) {
        int at = 0;
        while (at < items.size() && !Reasons.isBecause(items.get(at))) {
            at++;
        }
        boolean plain = items.subList(at, items.size()).stream()
                .noneMatch(i -> i.is(Kind.QUESTION) || i.isAny(NEVER, IF, SCHEDULE));
        return plain ? items.subList(0, at) : items;
    }

    private boolean takes(List<Item> items) {
        bothWays = Item.has(items, UP) && Item.has(items, DOWN) && !Item.has(items, CYCLE);
        for (int at = 0; at < items.size(); at++) {
            Item item = items.get(at);
            boolean placed = isPlace(item) && at + 1 < items.size() && isNamespace(items.get(at + 1), items, at + 1);
            if (placed) {
                namespace = items.get(++at).text();
            } else if (item.is(LIGHT) && item.isBase()) {
                if (!turns(Particles.action(items, at))) {
                    return false;
                }
            } else if (!takes(item) && !isBeforeNoun(items, at)) {
                return false;
            }
        }
        return true;
    }

    /// "in the namespace dev".
    private static boolean isBeforeNoun(List<Item> items, int at) {
        return items.get(at).is(PREP)
                && at + 1 < items.size()
                && items.get(at + 1).is(NAMESPACE);
    }

    private static boolean isPlace(Item item) {
        return item.is(PREP) || item.is(NAMESPACE) || item.isFlag("namespace");
    }

    /// Behind "in" only what is said to be a namespace, or is one in which a VM of the card is known.
    private boolean isNamespace(Item item, List<Item> items, int at) {
        if (!item.isWord() || !Names.isLegalNamespace(item.text())) {
            return false;
        }
        boolean called = items.get(at - 1).is(NAMESPACE)
                || items.get(at - 1).is(Kind.FLAG)
                || (at + 1 < items.size() && items.get(at + 1).is(NAMESPACE));
        boolean instead = Item.has(items, CORRECTION);
        return called || isKnownPlace(item) || (instead && item.entry() == null);
    }

    private boolean isKnownPlace(Item item) {
        return pending.targets().stream()
                .anyMatch(vm -> utterance.known().namespacesOf(vm.name()).contains(item.text()));
    }

    private boolean takes(Item item) {
        if (item.is(Kind.QUESTION) || item.isAny(NEVER, IF, SCHEDULE)) {
            return false;
        }
        if (isName(item)) {
            (excepting ? left : names).add(item.text());
            return true;
        }
        if (item.isPlainVerb()) {
            return verb(item);
        }
        return marker(item) || isFiller(item) || (turned && item.isAny(UP, DOWN, CYCLE));
    }

    private boolean verb(Item item) {
        boolean first = action == null;
        action = item.action().orElse(null);
        refusing = item.is(NO);
        return first && action != null;
    }

    /// "power them off": the particle follows.
    private boolean turns(Optional<Action> to) {
        boolean first = action == null;
        action = to.orElse(null);
        turned = true;
        return first && action != null;
    }

    private boolean marker(Item item) {
        boolean only = item.isAny(BUT, ONLY);
        if (item.is(EXCEPT)) {
            excepting = true;
        } else if (only || item.isAny(CORRECTION, NO, HOLD)) {
            marked = true;
            corrected |= item.is(CORRECTION) && !item.isAny(NO, HOLD, NOISE);
            excepting &= !item.is(BUT);
        } else if (item.is(FORCE)) {
            force = true;
        } else {
            agreed |= item.isAny(YES, OKAY);
            return false;
        }
        return true;
    }

    private static boolean isFiller(Item item) {
        return (item.isAny(NOISE, YES, OKAY, PRONOUN, DET, VM, MACHINE, AND, REQUEST, DO, NAMESPACE)
                        && (!item.is(DOUBT) || item.is(YES)))
                || item.isAny(Kind.EMOJI, Kind.COMMA, Kind.STOP, Kind.DASH);
    }

    private boolean isName(Item item) {
        if (!item.isWord()) {
            return false;
        }
        String text = item.text();
        boolean known = utterance.known().has(text) || pending.names(text);
        return known || (item.entry() == null && Names.isDistinct(text) && isLegal(text));
    }

    private static boolean isLegal(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Names.isLegal(text)
                : Names.isLegalNamespace(text.substring(0, slash)) && Names.isLegal(text.substring(slash + 1));
    }

    private Optional<Reading> result() {
        if (turned && bothWays) {
            return Optional.of(Reading.unclear("off or on", Missing.ANSWER, Missing.SCOPE));
        }
        boolean other = action != null && action != pending.action();
        if (other && !isPlain()) {
            return Optional.empty();
        }
        if (!left.isEmpty()) {
            return left.stream().allMatch(pending::names) ? Optional.of(without()) : Optional.empty();
        }
        if (excepting) {
            return Optional.empty();
        }
        if (!names.isEmpty()) {
            return marked && !isAsOnCard(other) ? Optional.of(to(named(names))) : Optional.empty();
        }
        boolean moved = !onCard(Set.of()).equals(card());
        return moved || other || force ? Optional.of(to(onCard(Set.of()))) : Optional.empty();
    }

    /// "stop" alone refuses, and "ok, start" may mean the card as it is.
    private boolean isPlain() {
        return refusing ? corrected : marked || !agreed;
    }

    private boolean isAsOnCard(boolean other) {
        return !other && !force && Set.copyOf(named(names)).equals(Set.copyOf(onCard(Set.of())));
    }

    private List<Target> card() {
        return pending.targets().stream().map(Target::of).toList();
    }

    private Reading without() {
        List<Target> kept = Stream.concat(onCard(left).stream(), named(names).stream())
                .distinct()
                .toList();
        return kept.isEmpty() ? Reading.understood(new Intent.Cancel(), "nothing of the card is left") : to(kept);
    }

    private Reading to(List<Target> targets) {
        var change = new Change(action == null ? pending.action() : action, new Subject.Named(targets), force);
        return new Reading(new Interpretation.Changed(change), "the card's request with a change");
    }

    /// The VMs of the card but those, in the namespace that was said instead.
    private List<Target> onCard(Set<String> but) {
        return pending.targets().stream()
                .filter(vm -> !but.contains(vm.name()) && !but.contains(vm.toString()))
                .map(vm -> new Target(namespace == null ? vm.namespace() : namespace, vm.name()))
                .toList();
    }

    private List<Target> named(Set<String> said) {
        return said.stream().map(this::target).toList();
    }

    private Target target(String said) {
        int slash = said.indexOf('/');
        if (slash >= 0) {
            return new Target(said.substring(0, slash), said.substring(slash + 1));
        }
        return new Target(namespace == null ? namespaceOf(said) : namespace, said);
    }

    /// As on the card; a VM that is known only elsewhere is looked for there.
    private @Nullable String namespaceOf(String name) {
        Optional<String> own = pending.targets().stream()
                .filter(vm -> vm.name().equals(name))
                .map(VmRef::namespace)
                .findFirst();
        List<String> places =
                pending.targets().stream().map(VmRef::namespace).distinct().toList();
        Set<String> known = utterance.known().namespacesOf(name);
        boolean here = places.size() == 1 && (known.isEmpty() || known.contains(places.getFirst()));
        return own.or(() -> here ? Optional.of(places.getFirst()) : Optional.empty())
                .orElse(null);
    }
}
