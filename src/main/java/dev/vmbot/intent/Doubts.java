package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.CONDITIONAL;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOTICE;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SAME;
import static dev.vmbot.intent.lexicon.Sense.SAME_FILLER;
import static dev.vmbot.intent.lexicon.Sense.TOOL;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.VERB;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.sentence.Prohibitions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What in a message as a whole speaks against doing what was understood of it.
final class Doubts {

    private Doubts() {}

    /// Wherever advice is asked for, and where a prohibition stands with every verb, nothing is to be done.
    ///
    /// @param raw the whole message, of which an action was understood
    /// @param items the same without what changes nothing of it
    /// @return what to say instead of doing it; empty when nothing speaks against it
    static Optional<Reading> about(List<Item> raw, List<Item> items) {
        boolean advice = raw.stream()
                .anyMatch(i ->
                        i.is(ADVICE) && !i.isAny(NOISE, REQUEST) && !i.token().quoted());
        if (advice) {
            return Optional.of(Reading.unclear("advice is asked for", Missing.INTENT));
        }
        if (isPrecondition(items)) {
            return Optional.of(Reading.unclear("something is to be made sure of first", Missing.INTENT));
        }
        if (isShell(raw)) {
            return Optional.of(Reading.unclear("a command for a shell besides", Missing.ACTION, Missing.TARGET));
        }
        if (isSameOfOthers(raw)) {
            return Optional.of(Reading.unclear("the same for others", Missing.TARGET));
        }
        if (isForceOpen(raw)) {
            return Optional.of(Reading.unclear("by force or not", Missing.INTENT));
        }
        return Prohibitions.leaveAVerb(raw) ? Optional.empty() : Optional.of(Reading.notForMe("forbids something"));
    }

    /// "stop web-01, make sure the migration is done": not about what comes of it.
    private static boolean isPrecondition(List<Item> items) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).is(NOTICE) && items.get(i).hasDetail("outcome"))
                .anyMatch(i -> items.subList(0, i).stream().anyMatch(Item::isBase));
    }

    /// "stop web-01, same for web-02".
    private static boolean isSameOfOthers(List<Item> raw) {
        return IntStream.range(0, Math.max(0, raw.size() - 2))
                .anyMatch(i -> raw.get(i).is(SAME)
                        && raw.get(i + 1).isAny(SAME_FILLER, PREP)
                        && raw.get(i + 2).isUnknownWord());
    }

    /// "start web-01; kubectl delete …": behind a semicolon, or with a verb of its own.
    private static boolean isShell(List<Item> raw) {
        return IntStream.range(1, raw.size())
                .filter(i -> raw.get(i).is(TOOL))
                .anyMatch(i -> raw.get(i - 1).token().text().equals(";")
                        || (i + 1 < raw.size() && raw.get(i + 1).isAny(VERB, LIGHT, UNSUPPORTED)));
    }

    /// "force it if needed".
    private static boolean isForceOpen(List<Item> raw) {
        return IntStream.range(1, raw.size())
                .anyMatch(i -> raw.get(i).is(CONDITIONAL) && raw.get(i - 1).is(FORCE));
    }
}
