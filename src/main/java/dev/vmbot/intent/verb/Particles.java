package dev.vmbot.intent.verb;

import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.DOWN_ONLY;
import static dev.vmbot.intent.lexicon.Sense.GETTING;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import java.util.List;
import java.util.Optional;

/// What a verb comes to with the particle that may stand far behind it: "power X on", "bring X in dev back up".
public final class Particles {

    private Particles() {}

    /// Empty when a light verb has no particle.
    public static Optional<Action> action(List<Item> items, int verb) {
        return items.get(verb)
                .action()
                .map(action -> turned(items, verb, action))
                .or(() -> light(items, verb));
    }

    /// German "starte X neu" is a restart, "start X up" stays a start.
    private static Action turned(List<Item> items, int verb, Action action) {
        for (int j = verb + 1; j < items.size(); j++) {
            Item item = items.get(j);
            if (item.isBreak() || item.is(VERB)) {
                return action;
            }
            if (item.is(CYCLE)) {
                return Action.RESTART;
            }
        }
        return action;
    }

    private static Optional<Action> light(List<Item> items, int verb) {
        for (int j = verb + 1; j < items.size(); j++) {
            Item item = items.get(j);
            boolean next = item.is(VERB) && j > verb + 1 && Imperatives.isOpening(items.get(j - 1));
            if (next || item.isBreak()) {
                return Optional.empty();
            }
            if (isParticle(item)) {
                return particle(item, items.get(verb));
            }
            if (item.isVerb(Inflection.PAST) && items.get(verb).is(GETTING)) {
                return item.action();
            }
        }
        return Optional.empty();
    }

    /// Whether a particle ends what it is said of: "web-02 on", not "web-02 on dev".
    ///
    /// @param results whether a result does as well: "web-02 started"
    static boolean isTurning(List<Item> items, int i, boolean results) {
        Item item = items.get(i);
        if (results && (item.isAny(RUNNING, STOPPED) || item.isVerb(Inflection.PAST))) {
            return true;
        }
        boolean last = i + 1 >= items.size();
        Item next = last ? item : items.get(i + 1);
        return item.isAny(UP, DOWN, CYCLE)
                && (last || next.isPause() || next.is(Kind.FLAG) || next.isAny(AND, THEN, NOISE, PREP));
    }

    /// Where something new begins behind the last particle of a verb that stands before an index; the end of the items
    /// when nothing does.
    public static int opening(List<Item> items, int verb, int before, boolean results) {
        int at = before - 1;
        while (at > verb && !isTurning(items, at, results)) {
            at--;
        }
        boolean particle =
                at > verb || !items.get(verb).isBase() || items.get(verb).text().indexOf(' ') > 0;
        while (particle && ++at < before) {
            if (Imperatives.isOpening(items.get(at))) {
                return at;
            }
        }
        return items.size();
    }

    /// What a particle or a result comes to.
    static Optional<Action> action(Item particle) {
        if (particle.is(CYCLE)) {
            return Optional.of(Action.RESTART);
        }
        return particle.action().or(() -> Optional.of(particle.isAny(UP, RUNNING) ? Action.START : Action.STOP));
    }

    private static boolean isParticle(Item item) {
        return item.isAny(CYCLE, UP, RUNNING, DOWN, STOPPED);
    }

    private static Optional<Action> particle(Item item, Item light) {
        if (item.is(CYCLE)) {
            return Optional.of(Action.RESTART);
        }
        if (item.isAny(UP, RUNNING)) {
            return light.is(DOWN_ONLY) ? Optional.empty() : Optional.of(Action.START);
        }
        return Optional.of(Action.STOP);
    }
}
