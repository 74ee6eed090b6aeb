package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.IN_TRANSITION;
import static dev.vmbot.intent.lexicon.Sense.MIGRATING;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PAUSED;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STARTING;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.STOPPING;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.TERMINATING;
import static dev.vmbot.intent.lexicon.Sense.UP_NOW;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.model.Action;
import dev.vmbot.model.PowerState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which state a question about VMs narrows them to.
public final class StateFilter {

    private StateFilter() {}

    /// "not running", "running or stopped": what would be shown is something else.
    public static boolean isOpen(List<Item> sentence) {
        Set<PowerState> states =
                sentence.stream().flatMap(item -> state(item).stream()).collect(Collectors.toSet());
        boolean negated = sentence.stream()
                .anyMatch(i -> i.isAny(NOT, NEVER, CANT) || i.text().equals("not running"));
        return states.size() > 1 || (negated && !states.isEmpty());
    }

    public static Optional<PowerState> of(List<Item> sentence) {
        return sentence.stream().flatMap(item -> state(item).stream()).findFirst();
    }

    private static Optional<PowerState> state(Item item) {
        return onItsWay(item).or(() -> settled(item));
    }

    private static Optional<PowerState> onItsWay(Item item) {
        if (item.is(TERMINATING)) {
            return Optional.of(PowerState.TERMINATING);
        }
        if (item.is(IN_TRANSITION)) {
            return Optional.of(PowerState.IN_TRANSITION);
        }
        if (item.is(MIGRATING)) {
            return Optional.of(PowerState.MIGRATING);
        }
        if (item.is(PAUSED)) {
            return Optional.of(PowerState.PAUSED);
        }
        if (item.is(STARTING) || isDoing(item, Action.START)) {
            return Optional.of(PowerState.STARTING);
        }
        return item.is(STOPPING) || isDoing(item, Action.STOP) ? Optional.of(PowerState.STOPPING) : Optional.empty();
    }

    private static boolean isDoing(Item item, Action action) {
        return item.isVerb(Inflection.GERUND) && item.action().equals(Optional.of(action));
    }

    private static Optional<PowerState> settled(Item item) {
        if (item.is(SYMPTOM)) {
            return Optional.of(PowerState.FAILED);
        }
        if (item.isAny(STOPPED, DOWN)) {
            return Optional.of(PowerState.STOPPED);
        }
        return item.isAny(RUNNING, UP_NOW) ? Optional.of(PowerState.RUNNING) : Optional.empty();
    }
}
