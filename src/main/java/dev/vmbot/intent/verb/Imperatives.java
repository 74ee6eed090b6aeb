package dev.vmbot.intent.verb;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.BE_TO;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.GETTING;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MAKING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Verbs that stand where a request can stand: at an opening, behind a polite form, or behind their own objects.
final class Imperatives {

    private final List<Item> items;
    private final KnownVms known;

    Imperatives(List<Item> items, KnownVms known) {
        this.items = items;
        this.known = known;
    }

    List<Head> heads() {
        var found = new ArrayList<Head>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            at(i, found.isEmpty()).or(() -> turned(index, found)).ifPresent(found::add);
        }
        return found;
    }

    /// With those that stand for a need again: "we need web-01 up and web-02 down".
    List<Head> heads(Head need) {
        var found = new ArrayList<>(List.of(need));
        for (int i = need.index() + 1; i < items.size(); i++) {
            turned(i, found).ifPresent(found::add);
        }
        return found;
    }

    /// "turn web-01 off and web-02 on": a further particle stands for the verb again, with another action. Where more
    /// than two VMs follow "turn off", nobody can tell where the first list ends.
    private Optional<Head> turned(int i, List<Head> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Head before = found.getLast();
        if (isTurningNext(i, before)) {
            return Particles.action(items.get(i))
                    .filter(action -> action != before.action())
                    .map(action -> Head.asked(i, action, false));
        }
        Head first = found.getFirst();
        boolean results = first.declared() || items.get(first.index()).isAny(GETTING, MAKING);
        if (!Particles.isTurning(items, i, results)) {
            return Optional.empty();
        }
        int opening = Particles.opening(items, before.index(), i, results);
        boolean names = opening < i
                && IntStream.range(opening + 1, i)
                        .allMatch(j -> isObject(j)
                                || (results && isIs(j) && items.get(opening).is(AND)))
                && IntStream.range(opening + 1, i).anyMatch(this::isName);
        boolean tie = items.get(before.index()).isBase()
                && items.get(before.index()).is(VERB)
                && IntStream.range(opening + 1, i).anyMatch(j -> isOpening(items.get(j)));
        return Particles.action(items.get(i))
                .filter(action -> names && action != before.action())
                .map(action -> new Head(i, action, false, true, false, tie));
    }

    private boolean isIs(int j) {
        return items.get(j).is(BE)
                && (items.get(j).text().equals("is") || items.get(j).text().equals("are"));
    }

    /// "turn on web-01 and off web-02".
    private boolean isTurningNext(int i, Head before) {
        boolean phrase = items.get(before.index()).text().indexOf(' ') > 0
                || !items.get(before.index()).is(VERB);
        return phrase
                && items.get(i).isAny(UP, DOWN)
                && isOpening(items.get(i - 1))
                && i + 1 < items.size()
                && (items.get(i + 1).isAny(VM, DET) || (items.get(i + 1).isUnknownWord() && isName(i + 1)));
    }

    private Optional<Head> at(int i, boolean first) {
        Item item = items.get(i);
        Entry entry = item.entry();
        boolean cycle = i == 0 && item.is(CYCLE) && items.size() > 1 && isName(1);
        if (cycle) {
            return Optional.of(Head.asked(i, Action.RESTART, false));
        }
        if (i == 0 && isBareParticle(item)) {
            return Optional.of(Head.asked(i, item.is(UP) ? Action.START : Action.STOP, false));
        }
        if (entry == null || item.token().quoted() || !item.isAny(VERB, LIGHT)) {
            return Optional.empty();
        }
        boolean asks = switch (entry.inflection()) {
            case BASE -> isPlaceForBase(i, first);
            case GERUND -> i > 0 && items.get(i - 1).isAny(REQUEST, DO);
            case THIRD, PAST -> false;
        };
        return asks
                ? Particles.action(items, i).map(action -> Head.asked(i, action, item.is(VERB) && item.is(FORCE)))
                : Optional.empty();
    }

    /// "off web-01", short for switching it off.
    private boolean isBareParticle(Item item) {
        boolean name = items.size() > 1
                && items.get(1).isUnknownWord()
                && Names.isDistinct(items.get(1).text());
        return name && ((item.is(UP) && !item.is(PREP)) || item.is(DOWN));
    }

    private boolean isPlaceForBase(int i, boolean first) {
        if (i == 0) {
            return true;
        }
        Item before = items.get(i - 1);
        boolean name = isKnownName(i) && before.isAny(VERB, VM, DET, NAMED);
        boolean called = before.is(NAMED)
                || (before.is(NAMESPACE) && i >= 2 && items.get(i - 2).is(PREP));
        return !name && !called && (isOpening(before) || (first && onlyObjectsBefore(i)));
    }

    private boolean isKnownName(int i) {
        return known.has(items.get(i).text());
    }

    /// What a request can begin behind.
    static boolean isOpening(Item before) {
        return before.isPause()
                || before.is(Kind.BULLET)
                || before.isAny(AND, THEN, BUT, SO, REQUEST, DO, FORCE, GENTLE, CORRECTION)
                || (before.is(NEED) && before.hasDetail("own"))
                || (before.is(LIGHT) && before.is(MAKING));
    }

    /// "octoprint start", "kannst du pbx-4 in telephony starten": nothing but what the verb is about.
    private boolean onlyObjectsBefore(int i) {
        boolean name = false;
        for (int j = i - 1; j >= 0 && !items.get(j).isBreak(); j--) {
            if (!isObject(j)) {
                return false;
            }
            name |= isName(j);
        }
        return name;
    }

    private boolean isObject(int j) {
        Item item = items.get(j);
        return isWordOfItsOwn(item)
                || isKnownName(j)
                || Heads.isPlace(items, j)
                || item.isAny(Kind.COMMA, Kind.FLAG)
                || item.isAny(DET, VM, MACHINE, NAMED, PREP, NAMESPACE, AND, REQUEST, NOISE, BE_TO, ALL);
    }

    private boolean isName(int j) {
        Item item = items.get(j);
        if (item.is(ALL) || isKnownName(j) || Heads.isPlace(items, j) || item.is(Kind.FLAG)) {
            return true;
        }
        boolean looks = Names.isDistinct(item.text()) || item.token().quoted();
        boolean stands = j == 0 || items.get(j - 1).is(VM) || isOpening(items.get(j - 1));
        return isWordOfItsOwn(item) && (looks || stands);
    }

    private static boolean isWordOfItsOwn(Item item) {
        return item.isUnknownWord() || item.token().quoted();
    }
}
