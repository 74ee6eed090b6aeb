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
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.ObjectReader;
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
        var questions = new QuestionReader(utterance);
        boolean names = !mentioned.isEmpty();
        if (Item.has(words, SYMPTOM)) {
            boolean list = !names && words.getFirst().isAny(LIST, VM, ALL);
            return list ? questions.list(words) : questions.diagnose(words, mentioned);
        }
        boolean question = Item.has(items, Kind.QUESTION);
        boolean asksState = words.stream().anyMatch(i -> i.is(STATUS) && !i.is(ASK));
        if (!question && !asksState && isGlad(raw) && words.size() > mentioned.size()) {
            return Reading.notForMe("thanks, and tells how it went");
        }
        if (question && !words.isEmpty() && words.getFirst().is(ALL) && Item.has(words, VM)) {
            return questions.list(words); // "any stopped VMs?"
        }
        if (Item.has(words, VERB)) {
            return Reading.notForMe("tells of an action, asks for none");
        }
        if (names && !question && Item.has(words, CANT) && !asksState) {
            return questions.diagnose(words, mentioned);
        }
        Mentions mentions = ObjectReader.read(words, utterance.known());
        if (!(names && Item.has(words, STATUS)) && isList(words, mentions, names)) {
            return questions.list(words);
        }
        return names ? aboutNames(words, mentions, mentioned) : nothing(question || words.size() <= 2);
    }

    private static boolean isList(List<Item> words, Mentions mentions, boolean names) {
        return Item.has(words, LIST) || (mentions.has(Trait.VM_WORD) && !names);
    }

    private static Reading aboutNames(List<Item> words, Mentions mentions, List<Target> mentioned) {
        Intent status = new Intent.Status(new Subject.Named(mentioned));
        if (Item.has(words, STATUS)) {
            return Reading.understood(status, "asks for the state of VMs");
        }
        return mentions.has(Trait.UNEXPLAINED)
                ? nothing(true)
                : Reading.unclear("a VM without a verb", EnumSet.of(Missing.ACTION), List.of(status));
    }

    /// @param perhaps it may have been meant to ask for something
    private static Reading nothing(boolean perhaps) {
        return perhaps
                ? Reading.unclear("nothing that is understood", Missing.ACTION, Missing.INTENT)
                : Reading.notForMe("says nothing that asks for something");
    }

    private static boolean isGlad(List<Item> raw) {
        return Item.has(raw, THANKS)
                || raw.stream().filter(i -> !i.is(Kind.BOT)).limit(1).anyMatch(i -> i.is(OKAY));
    }
}
