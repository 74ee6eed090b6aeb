package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.VERB;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.Understood;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// VMs that a message forbids to touch beside asking for something: "stop all VMs in qa, but don't stop db-1".
final class Spared {

    private Spared() {}

    /// The request without them. One that cannot be told apart from them is asked about.
    ///
    /// @param forbidden the parts of the message that forbid
    static Reading of(Reading positive, List<Item> forbidden, KnownVms known) {
        if (!(positive.interpretation() instanceof Understood(Change change))) {
            return positive;
        }
        Mentions mentions = ObjectReader.read(
                forbidden.stream()
                        .filter(i -> !i.isAny(NEVER, NOT, VERB, LIGHT, NEED))
                        .toList(),
                known);
        return switch (change.subject()) {
            case Subject.Matching(var selector, var namespace) ->
                fewer(positive, new Matched(change, selector, namespace), forbidden, mentions);
            case Subject.Named(var targets) ->
                isBoth(change, targets, forbidden, mentions)
                        ? Reading.unclear("asked for and forbidden", Missing.TARGET, Missing.INTENT)
                        : positive;
        };
    }

    /// "stop gen-1 to gen-5 without gen-3": an exception that stands apart.
    static Reading except(Reading positive, List<Item> forbidden, KnownVms known) {
        Reading open = Reading.unclear("an exception that stands apart", Missing.TARGET, Missing.SCOPE);
        if (!(positive.interpretation() instanceof Understood(Change change))) {
            return open;
        }
        Mentions mentions = ObjectReader.read(
                forbidden.subList(1, forbidden.size()).stream()
                        .filter(i -> !i.is(Kind.COMMA))
                        .toList(),
                known);
        boolean plain = mentions.hasNames() && !mentions.selects() && mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD);
        List<String> names = mentions.targets().stream().map(Target::name).toList();
        return switch (change.subject()) {
            case Subject.Matching(var selector, var namespace)
            when plain -> fewer(positive, new Matched(change, selector, namespace), List.of(), mentions);
            case Subject.Named(var targets)
            when plain -> {
                List<Target> kept = targets.stream()
                        .filter(target -> !names.contains(target.name()))
                        .toList();
                yield kept.size() + names.size() == targets.size() && !kept.isEmpty()
                        ? Reading.understood(change.about(new Subject.Named(kept)), "all but an exception")
                        : open;
            }
            case Subject.Matching _, Subject.Named _ -> open;
        };
    }

    private record Matched(
            Change change, Selector selector, @Nullable String namespace) {}

    private static Reading fewer(Reading positive, Matched all, List<Item> forbidden, Mentions mentions) {
        if (mentions.isEmpty() && mentions.isPlainBut(Trait.PRONOUN, Trait.VM_WORD, Trait.FORCE)) {
            return positive;
        }
        boolean place = mentions.targets().stream()
                .map(Target::namespace)
                .allMatch(one -> one == null || one.equals(all.namespace()));
        boolean plain = mentions.hasNames()
                && place
                && !mentions.selects()
                && mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD, Trait.PRONOUN)
                && forbidden.stream().noneMatch(i -> i.is(CHOICE) && !i.text().equals("or"))
                && isOfSame(all.change().action(), forbidden);
        if (!plain) {
            return Reading.unclear("all of them, and something that forbids", Missing.SCOPE, Missing.TARGET);
        }
        var except = new ArrayList<>(all.selector().except());
        mentions.targets().stream()
                .map(Target::name)
                .filter(n -> !except.contains(n))
                .forEach(except::add);
        Selector rest = new Selector(
                all.selector().labels(),
                all.selector().patterns(),
                all.selector().all(),
                except);
        return Reading.understood(
                all.change().about(new Subject.Matching(rest, all.namespace())),
                "all of them but those that it forbids");
    }

    /// Forbids the very action, or to change anything.
    private static boolean isOfSame(Action action, List<Item> forbidden) {
        return forbidden.stream()
                .filter(i -> i.is(VERB))
                .map(Item::action)
                .flatMap(Optional::stream)
                .allMatch(one -> one == action || action == Action.RESTART || one == Action.RESTART);
    }

    private static boolean isBoth(Change change, List<Target> targets, List<Item> forbidden, Mentions mentions) {
        boolean named = mentions.targets().stream()
                .anyMatch(one -> targets.stream()
                        .anyMatch(target -> target.name().equals(one.name())
                                && (one.namespace() == null
                                        || target.namespace() == null
                                        || one.namespace().equals(target.namespace()))));
        boolean verb = forbidden.stream().anyMatch(i -> i.is(VERB));
        boolean same = forbidden.stream().anyMatch(i -> i.is(VERB) && i.action().equals(Optional.of(change.action())));
        return named && (same || (!verb && change.action() == Action.STOP));
    }
}
