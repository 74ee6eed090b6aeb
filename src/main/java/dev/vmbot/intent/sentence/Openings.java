package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SO;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THEN;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.KnownVms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the first words of a sentence make of it.
public final class Openings {

    private static final Set<String> DONE = Set.of("did", "done", "that");

    private Openings() {}

    /// The first word that says what kind of sentence this is.
    public static Item opener(List<Item> sentence) {
        List<Item> rest = new ArrayList<>(sentence);
        for (Item item : rest) {
            boolean before = item.isAny(Kind.COMMA, Kind.BULLET)
                    || (item.isAny(AND, BUT, SO, THEN) && !item.isAny(ADVICE, HOWTO, HISTORY, REPORT))
                    || (item.isAny(NOISE, REQUEST, CORRECTION)
                            && !item.isAny(ADVICE, PERMIT, HOWTO, HISTORY, STATUS, LIST, WHY, UNSUPPORTED));
            if (!before) {
                return item;
            }
        }
        return sentence.getFirst();
    }

    /// Whatever a report introduces is told, not asked for.
    public static boolean tell(List<Item> sentence, KnownVms known) {
        Item opener = opener(sentence);
        boolean telling = opener.is(REPORT) && !opener.isAny(NEED, REQUEST, ASK, PRONOUN, STATUS, DET, NOISE);
        boolean therefore =
                sentence.stream().skip(1).anyMatch(i -> i.is(SO)) || (opener.hasDetail("self") && isAside(sentence));
        boolean symptom =
                Item.has(sentence, SYMPTOM) && Heads.of(sentence, known).isEmpty();
        // "Oleg wrote:"
        boolean saying = sentence.getLast().is(Kind.COLON)
                && sentence.size() > 1
                && sentence.get(sentence.size() - 2).hasDetail("saying");
        return (telling && !therefore && !symptom) || saying;
    }

    /// "ticket OPS-4711:"
    public static boolean isReference(List<Item> sentence) {
        boolean saying = sentence.stream().anyMatch(i -> i.hasDetail("saying"));
        return !saying
                && opener(sentence).hasDetail("kept")
                && sentence.getLast().is(Kind.COLON);
    }

    /// Behind a request: what the speaker tells of something else than actions.
    public static boolean isRemark(List<Item> sentence) {
        Item opener = opener(sentence);
        boolean self = opener.hasDetail("self") || opener.isAny(REASON, PRONOUN);
        return self
                && sentence.stream()
                        .noneMatch(i -> i.isAny(VERB, LIGHT) || i.hasDetail("saying") || DONE.contains(i.text()));
    }

    /// "I'm going home, stop web-01": what the speaker does is the reason, as long as it is nothing done to VMs.
    private static boolean isAside(List<Item> sentence) {
        int comma = 0;
        while (comma < sentence.size() && !sentence.get(comma).is(Kind.COMMA)) {
            comma++;
        }
        boolean asks = comma + 1 < sentence.size()
                && (sentence.get(comma + 1).isBase() || sentence.get(comma + 1).is(REQUEST));
        return asks
                && sentence.subList(0, comma).stream().noneMatch(i -> i.isAny(VERB, LIGHT, UP, DOWN, STOPPED, RUNNING));
    }
}
