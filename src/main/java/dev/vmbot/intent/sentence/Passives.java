package dev.vmbot.intent.sentence;

import static dev.vmbot.intent.lexicon.Sense.ABLE;
import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WORKLOAD;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.model.Action;
import java.util.List;
import java.util.Optional;

/// Requests for what is to be done to something: "could web-01 in dev be restarted?".
///
/// @param words without the one that opens it
/// @param head the verb among them
/// @param open it may as well ask whether that is possible
public record Passives(List<Item> words, Head head, boolean open) {

    public static Optional<Passives> of(List<Item> sentence) {
        Item opener = Openings.opener(sentence);
        if (!opener.is(ABLE)) {
            return stated(sentence);
        }
        List<Item> words = sentence.subList(sentence.indexOf(opener) + 1, sentence.size());
        int verb = verb(words);
        if (verb < 2 || !isNamed(words.subList(0, verb - 1)) || !isNothingElse(words.subList(verb + 1, words.size()))) {
            return Optional.empty();
        }
        Optional<Action> action = words.get(verb).action();
        return action.map(what -> new Passives(words, Head.declared(verb, what), opener.hasDetail("open")));
    }

    /// "web-01 in dev can be stopped now".
    private static Optional<Passives> stated(List<Item> sentence) {
        int able = 0;
        while (able < sentence.size() && !sentence.get(able).is(ABLE)) {
            able++;
        }
        int verb = able + 1;
        boolean done = verb < sentence.size() && sentence.get(verb).isVerb(Inflection.PAST);
        if (!done || able == 0 || sentence.getLast().is(Kind.QUESTION) || !isNamed(sentence.subList(0, able))) {
            return Optional.empty();
        }
        List<Item> behind = sentence.subList(verb + 1, sentence.size());
        boolean ends = behind.isEmpty() || behind.getFirst().is(Kind.COMMA) || isNothingElse(behind);
        Optional<Action> action = sentence.get(verb).action();
        return action.filter(_ -> ends).map(what -> new Passives(sentence, Head.declared(verb, what), false));
    }

    /// Behind the first "be", or 0.
    private static int verb(List<Item> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).is(BE)) {
                Item next = words.get(i + 1);
                boolean done = next.isVerb(Inflection.PAST) || next.isPlainVerb();
                return words.get(i).text().equals("be") && done ? i + 1 : 0;
            }
        }
        return 0;
    }

    /// "could something on web-01 be restarted" names no VM.
    private static boolean isNamed(List<Item> lead) {
        return lead.stream()
                .allMatch(i -> i.entry() == null
                        || i.token().quoted()
                        || i.isAny(DET, VM, MACHINE, NAMED, PREP, NAMESPACE, AND, PRONOUN, ALL, NOISE, WORKLOAD));
    }

    /// Who and how would make another question of it.
    private static boolean isNothingElse(List<Item> behind) {
        for (int i = 0; i < behind.size(); i++) {
            Item item = behind.get(i);
            if (item.is(REASON)) {
                return true;
            }
            boolean comma = item.is(Kind.COMMA)
                    && i + 1 < behind.size()
                    && behind.get(i + 1).is(REASON);
            boolean place = i > 0 && item.isWord() && behind.get(i - 1).isAny(PREP, NAMESPACE);
            if (!place
                    && !comma
                    && !item.isBreak()
                    && !item.isAny(PREP, NAMESPACE, VM, MACHINE, NAMED, NOISE, SCHEDULE)) {
                return false;
            }
        }
        return true;
    }
}
