package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.Clause.Head;
import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Typos;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the verbs of a sentence that ask for something, as opposed to those that tell of something.
final class Heads {

    private final List<Item> items;
    private final Utterance.KnownVms known;

    private Heads(List<Item> items, Utterance.KnownVms known) {
        this.items = items;
        this.known = known;
    }

    static List<Head> of(List<Item> items, Utterance.KnownVms known) {
        Heads heads = new Heads(items, known);
        var found = new ArrayList<Head>();
        for (int i = 0; i < items.size(); i++) {
            heads.at(i, found.isEmpty()).ifPresent(found::add);
        }
        return found.isEmpty() ? heads.needed().map(List::of).orElse(List.of()) : found;
    }

    private Optional<Head> at(int i, boolean first) {
        Item item = items.get(i);
        Entry entry = item.entry();
        if (i == 0 && isBareParticle(item)) {
            return Optional.of(Head.of(i, item.is(UP) ? Action.START : Action.STOP, false));
        }
        if (entry == null || item.token().quoted() || !(entry.is(VERB) || entry.is(LIGHT))) {
            return Optional.empty();
        }
        boolean asks = switch (entry.inflection()) {
            case BASE -> isPlaceForBase(i, first);
            case GERUND ->
                i > 0
                        && ((items.get(i - 1).is(REQUEST) && takesGerund(items.get(i - 1)))
                                || items.get(i - 1).is(DO));
            case THIRD, PAST -> false;
        };
        return asks ? head(i, false) : Optional.empty();
    }

    /// "off web-01", short for switching it off.
    private boolean isBareParticle(Item item) {
        boolean name = items.size() > 1
                && items.get(1).isUnknownWord()
                && Names.isDistinct(items.get(1).text());
        return name && ((item.is(UP) && !item.is(PREP)) || item.is(DOWN));
    }

    private static boolean takesGerund(Item request) {
        String text = request.text();
        return text.contains("mind")
                || text.startsWith("any chance of")
                || text.equals("go")
                || text.contains("about you");
    }

    /// A verb in its plain form asks where a sentence or its part begins, behind a request, or behind its own objects.
    private boolean isPlaceForBase(int i, boolean first) {
        if (i == 0) {
            return true;
        }
        Item before = items.get(i - 1);
        if (isKnownName(i) && (before.is(VERB) || before.is(VM) || before.is(DET) || before.is(NAMED))) {
            return false;
        }
        if (before.is(NAMED)
                || (before.is(NAMESPACE) && i >= 2 && items.get(i - 2).is(PREP))) {
            return false;
        }
        return isOpening(before) || (first && onlyObjectsBefore(i));
    }

    private boolean isKnownName(int i) {
        return !known.namespacesOf(items.get(i).text()).isEmpty();
    }

    static boolean isOpening(Item before) {
        return isBreak(before)
                || before.is(Kind.COMMA)
                || before.is(Kind.BULLET)
                || before.is(AND)
                || before.is(THEN)
                || before.is(BUT)
                || before.is(SO)
                || before.is(REQUEST)
                || before.is(DO)
                || before.is(FORCE)
                || before.is(GENTLE)
                || before.is(CORRECTION)
                || (before.is(LIGHT)
                        && (before.text().equals("make") || before.text().equals("get")));
    }

    static boolean isBreak(Item item) {
        return item.is(Kind.STOP)
                || item.is(Kind.QUESTION)
                || item.is(Kind.COLON)
                || item.is(Kind.DASH)
                || item.is(Kind.NEWLINE);
    }

    /// "octoprint start", "kannst du pbx-4 in telephony starten": nothing but what the verb is about.
    private boolean onlyObjectsBefore(int i) {
        boolean name = false;
        for (int j = i - 1; j >= 0 && !isBreak(items.get(j)); j--) {
            Item item = items.get(j);
            boolean unknown = item.isUnknownWord() || item.token().quoted();
            name |= unknown
                    && (Names.isDistinct(item.text())
                            || item.token().quoted()
                            || isKnownName(j)
                            || j == 0
                            || items.get(j - 1).is(VM)
                            || isOpening(items.get(j - 1)));
            boolean part = unknown
                    || isKnownName(j)
                    || item.is(DET)
                    || item.is(VM)
                    || item.is(MACHINE)
                    || item.is(NAMED)
                    || item.is(PREP)
                    || item.is(NAMESPACE)
                    || item.is(Kind.COMMA)
                    || item.is(Kind.FLAG)
                    || item.is(AND)
                    || item.is(REQUEST)
                    || item.is(NOISE)
                    || (item.is(BE) && item.text().equals("to be"))
                    || item.is(ALL);
            name |= item.is(ALL) || isKnownName(j) || item.is(Kind.FLAG);
            if (!part) {
                return false;
            }
        }
        return name;
    }

    private Optional<Head> head(int i, boolean declared) {
        Item item = items.get(i);
        Entry entry = item.entry();
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.action().isPresent()) {
            Action action = particleTurns(i, entry.action().get());
            return Optional.of(new Head(i, action, entry.is(FORCE), true, declared, false));
        }
        return particle(i).map(action -> new Head(i, action, false, true, declared, false));
    }

    /// German "starte X neu" is a restart, "start X up" stays a start.
    private Action particleTurns(int i, Action action) {
        for (int j = i + 1;
                j < items.size() && !isBreak(items.get(j)) && !items.get(j).is(VERB);
                j++) {
            if (items.get(j).is(CYCLE)) {
                return Action.RESTART;
            }
        }
        return action;
    }

    private Optional<Action> particle(int i) {
        String light = items.get(i).text();
        for (int j = i + 1; j < items.size() && !isBreak(items.get(j)); j++) {
            Item item = items.get(j);
            if (item.is(VERB) && j > i + 1 && isOpening(items.get(j - 1))) {
                break;
            }
            if (item.is(CYCLE)) {
                return Optional.of(Action.RESTART);
            }
            if (item.is(UP) || item.is(RUNNING)) {
                return light.equals("take") || light.equals("shut") ? Optional.empty() : Optional.of(Action.START);
            }
            if (item.is(DOWN) || item.is(STOPPED)) {
                return Optional.of(Action.STOP);
            }
            if (isPast(item) && (light.equals("get") || light.equals("set"))) {
                return item.entry() == null ? Optional.empty() : item.entry().action();
            }
        }
        return Optional.empty();
    }

    private static boolean isPast(Item item) {
        return item.entry() != null && item.is(VERB) && item.entry().inflection() == Inflection.PAST;
    }

    /// "we need X up", "X should be restarted", "X needs rebooting".
    private Optional<Head> needed() {
        boolean need = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean obliges = item.is(NEED) || (item.is(BE) && isDuty(item.text()));
            if (isBreak(item)) {
                need = false;
            }
            boolean result = isPast(item)
                    || (need && i > 0 && items.get(i - 1).is(BE) && isPlain(item))
                    || item.is(RUNNING)
                    || item.is(STOPPED)
                    || item.is(CYCLE)
                    || ((item.is(UP) || item.is(DOWN)) && !followedByName(i))
                    || (item.entry() != null
                            && item.is(VERB)
                            && item.entry().inflection() == Inflection.GERUND
                            && i > 0
                            && items.get(i - 1).is(NEED));
            if (need && result && !obliges) {
                return stateHead(i);
            }
            need |= obliges;
        }
        return Optional.empty();
    }

    private static boolean isPlain(Item item) {
        return item.entry() != null && item.is(VERB) && item.entry().inflection() == Inflection.BASE;
    }

    private static boolean isDuty(String text) {
        return switch (text) {
            case "should be",
                    "needs to be",
                    "need to be",
                    "must be",
                    "has to be",
                    "have to be",
                    "shall be",
                    "ought to be",
                    "is to be",
                    "should get",
                    "is supposed to be",
                    "to be" -> true;
            default -> false;
        };
    }

    private boolean followedByName(int i) {
        return items.get(i).is(PREP)
                && i + 1 < items.size()
                && (items.get(i + 1).isUnknownWord() || items.get(i + 1).is(DET));
    }

    private Optional<Head> stateHead(int i) {
        Item item = items.get(i);
        Entry entry = item.entry();
        Action action;
        if (entry != null && entry.action().isPresent()) {
            action = entry.action().get();
        } else if (item.is(CYCLE)) {
            action = Action.RESTART;
        } else {
            action = item.is(UP) || item.is(RUNNING) ? Action.START : Action.STOP;
        }
        return Optional.of(new Head(i, action, false, true, true, false));
    }

    /// The verb that the first unknown word may have been meant to be.
    static Optional<Head> mistyped(List<Item> items, Lexicon lexicon, Utterance.KnownVms known) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (i > 0 && !isOpening(items.get(i - 1))) {
                continue;
            }
            if (!item.isUnknownWord() || !known.namespacesOf(item.text()).isEmpty()) {
                continue;
            }
            List<Entry> nearest = Typos.nearest(item.text(), lexicon);
            if (nearest.isEmpty()) {
                continue;
            }
            return Optional.ofNullable(repaired(items, i, nearest, known));
        }
        return Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable Head repaired(
            List<Item> items, int i, List<Entry> nearest, Utterance.KnownVms known) {
        List<Action> actions =
                nearest.stream().flatMap(e -> e.action().stream()).distinct().toList();
        if (!actions.isEmpty()) {
            return new Head(i, actions.getFirst(), false, false, false, actions.size() > 1);
        }
        var fixed = new ArrayList<>(items);
        fixed.set(i, new Item(items.get(i).token(), nearest.getFirst()));
        return new Heads(fixed, known)
                .particle(i)
                .map(action -> new Head(i, action, false, false, false, false))
                .orElse(null);
    }
}
