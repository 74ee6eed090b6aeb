package dev.vmbot.intent.verb;

import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.DUTY;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.UP;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.model.Action;
import java.util.List;
import java.util.Optional;

/// Actions that are told as a need: "we need X up", "X should be restarted", "X needs rebooting".
final class Needs {

    private Needs() {}

    static Optional<Head> head(List<Item> items) {
        boolean need = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean obliges = item.is(NEED) || (item.is(BE) && item.is(DUTY));
            need &= !item.isBreak();
            if (need && !obliges && isResult(items, i)) {
                return Optional.of(Head.declared(i, action(item)));
            }
            need |= obliges;
        }
        return Optional.empty();
    }

    private static boolean isResult(List<Item> items, int i) {
        Item item = items.get(i);
        boolean verb = item.isVerb(Inflection.PAST)
                || (i > 0 && items.get(i - 1).is(BE) && item.isPlainVerb())
                || (i > 0 && items.get(i - 1).is(NEED) && item.isVerb(Inflection.GERUND));
        return verb
                || isEnding(items, i)
                || item.isAny(RUNNING, STOPPED, CYCLE)
                || (item.isAny(UP, DOWN) && !isPreposition(items, i));
    }

    /// "I want it stop", at the end of what is said.
    private static boolean isEnding(List<Item> items, int i) {
        boolean last = i + 1 >= items.size()
                || items.get(i + 1).isPause()
                || items.get(i + 1).is(PREP);
        boolean behind =
                i > 0 && (items.get(i - 1).is(PRONOUN) || items.get(i - 1).isUnknownWord());
        return behind && last && items.get(i).isPlainVerb();
    }

    private static boolean isPreposition(List<Item> items, int i) {
        return items.get(i).is(PREP)
                && i + 1 < items.size()
                && (items.get(i + 1).isUnknownWord() || items.get(i + 1).is(DET));
    }

    private static Action action(Item item) {
        Action state = item.is(CYCLE) ? Action.RESTART : item.isAny(UP, RUNNING) ? Action.START : Action.STOP;
        return item.action().orElse(state);
    }
}
