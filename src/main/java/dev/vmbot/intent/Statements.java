package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THANKS;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.object.Objects;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.EnumSet;
import java.util.List;

/// What is left when nothing was asked: symptoms, reports, bare names.
final class Statements {

    private Statements() {}

    /// @param raw with the fillers
    static Reading read(Utterance utterance, List<Item> raw, List<Item> items, List<Target> mentioned) {
        List<Item> words = items.stream().filter(i -> !i.isBreak()).toList();
        if (Item.has(words, SYMPTOM)) {
            if (mentioned.isEmpty() && words.getFirst().isAny(LIST, VM, ALL)) {
                return new QuestionReader(utterance).list(words);
            }
            return new QuestionReader(utterance).diagnose(words, mentioned);
        }
        boolean question = Item.has(items, Kind.QUESTION);
        boolean asksState = words.stream().anyMatch(i -> i.is(STATUS) && !i.is(ASK));
        if (!question && !asksState && isGlad(raw) && words.size() > mentioned.size()) {
            return Reading.notForMe("thanks, and tells how it went");
        }
        boolean verb = Item.has(words, VERB);
        boolean names = !mentioned.isEmpty();
        if (question && !words.isEmpty() && words.getFirst().is(ALL) && Item.has(words, VM)) {
            return new QuestionReader(utterance).list(words); // "any stopped VMs?"
        }
        if (verb) {
            return Reading.notForMe("tells of an action, asks for none");
        }
        Objects objects = ObjectReader.read(words, utterance.known());
        boolean onlyNames = names && !objects.has(Objects.Trait.UNEXPLAINED);
        if (names && !question && Item.has(words, CANT) && !asksState) {
            return new QuestionReader(utterance).diagnose(words, mentioned);
        }
        if (Item.has(words, STATUS) && names) {
            return Reading.understood(new Intent.Status(new Subject.Named(mentioned)), "asks for the state of VMs");
        }
        if (Item.has(words, LIST) || (objects.has(Objects.Trait.VM_WORD) && !names)) {
            return new QuestionReader(utterance).list(words);
        }
        if (onlyNames) {
            return Reading.unclear(
                    "a VM without a verb",
                    EnumSet.of(Missing.ACTION),
                    List.of(new Intent.Status(new Subject.Named(mentioned))));
        }
        return question || names || words.size() <= 2
                ? Reading.unclear("nothing that is understood", Missing.ACTION, Missing.INTENT)
                : Reading.notForMe("says nothing that asks for something");
    }

    private static boolean isGlad(List<Item> raw) {
        return Item.has(raw, THANKS)
                || raw.stream().filter(i -> !i.is(Kind.BOT)).limit(1).anyMatch(i -> i.is(OKAY));
    }
}
