package dev.vmbot.intent.object;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.IN_TRANSITION;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MIGRATING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STARTING;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.STOPPING;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.TERMINATING;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.KnownVms;
import java.util.List;
import java.util.stream.IntStream;

/// What a question is about: names stand anywhere in it, and the words that ask and tell are left out.
public final class QuestionedMentions {

    private QuestionedMentions() {}

    public static Mentions read(List<Item> sentence, KnownVms known) {
        List<Item> kept = IntStream.range(0, sentence.size())
                .filter(i -> !sentence.get(i).isBreak())
                .filter(i -> isPlace(sentence, i) || !isAsking(sentence.get(i), known))
                .mapToObj(sentence::get)
                .toList();
        return ObjectReader.read(kept, known);
    }

    /// "-n mail", "dc-04 in windows": a namespace may be called by an everyday word.
    private static boolean isPlace(List<Item> sentence, int index) {
        if (index == 0) {
            return false;
        }
        Item before = sentence.get(index - 1);
        boolean named = index > 1 && sentence.get(index - 2).isUnknownWord();
        return before.is(Kind.FLAG)
                || (named
                        && before.is(PREP)
                        && before.text().equals("in")
                        && sentence.get(index).is(COMMON));
    }

    private static boolean isAsking(Item item, KnownVms known) {
        if (item.entry() == null || item.token().quoted() || item.is(Kind.FLAG)) {
            return false;
        }
        boolean structure = item.isAny(
                PREP,
                NAMESPACE,
                VM,
                MACHINE,
                DET,
                AND,
                NAMED,
                ALL,
                EXCEPT,
                LABELLED,
                STARTING_WITH,
                ENDING_WITH,
                CONTAINING,
                EVERYWHERE,
                RANGE,
                PRONOUN);
        boolean asks =
                item.isAny(STATUS, LIST, WHY, ASK, VERB, LIGHT, SYMPTOM, REQUEST, HISTORY, COMMON, SCHEDULE, PAST)
                        || item.isAny(TERMINATING, IN_TRANSITION, MIGRATING, STARTING, STOPPING);
        boolean nameable = known.has(item.text());
        return asks && !structure && !nameable;
    }
}
