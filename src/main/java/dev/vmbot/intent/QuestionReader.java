package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ABORT;
import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.ADVISED;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.QuestionedMentions;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads what only wants to know something: status, list, diagnosis, help.
final class QuestionReader {

    private final Utterance utterance;
    private final ListReader lists;

    QuestionReader(Utterance utterance) {
        this.utterance = utterance;
        this.lists = new ListReader(utterance);
    }

    /// The question that the first words ask, which settles what the sentence is. Empty when they ask nothing.
    ///
    /// @param raw the whole message
    Optional<Reading> openedBy(Item opener, List<Item> sentence, boolean asksForAction, List<Item> raw) {
        if (opener.is(ADVICE)) {
            return Optional.of(advice(opener, sentence));
        }
        if (opener.is(PERMIT) || opener.is(HOWTO)) {
            return Optional.of(
                    Reading.understood(new Intent.Help(Wholes.verb(sentence)), "asks how or whether it may be done"));
        }
        if (opener.is(WHY)) {
            return Optional.of(diagnose(sentence, List.of()));
        }
        if (opener.is(ASK) && !opener.is(NEED) && !isDoing(opener, sentence)) {
            return Optional.of(
                    asksForAction
                            ? Reading.unclear("asks whether, not for it", Missing.INTENT)
                            : state(sentence, opener));
        }
        if (opener.is(HISTORY)) {
            return Optional.of(history(opener, sentence));
        }
        if (opener.is(ABORT) && opener.text().startsWith("undo")) {
            return Optional.of(Reading.unsupported(OtherTask.UNDO, "what was done is to be undone"));
        }
        if (opener.is(ABORT) && !opener.is(REQUEST)) {
            return Optional.of(Reading.understood(new Intent.Cancel(), "something is called off"));
        }
        if (opener.is(UNSUPPORTED) && !asksForAction) {
            return Optional.of(Wish.of(task(opener), opener, sentence, raw, utterance.known()));
        }
        return Optional.empty();
    }

    /// "after the restart" names an action and asks for none.
    private static boolean isDone(List<Item> sentence) {
        return IntStream.range(0, sentence.size())
                .anyMatch(i -> sentence.get(i).is(VERB)
                        && !(i > 0 && sentence.get(i - 1).is(DET)));
    }

    /// "give web-01 4 GB more memory".
    Optional<Reading> moreOf(List<Item> sentence) {
        boolean more = sentence.stream()
                .anyMatch(i ->
                        i.is(UNSUPPORTED) && i.hasDetail("resize") && i.text().indexOf(' ') > 0);
        return more
                ? Optional.of(Reading.unsupported(OtherTask.RESIZE, "asks for something the bot does not do"))
                : Optional.empty();
    }

    private static Reading advice(Item opener, List<Item> sentence) {
        boolean effect = opener.hasDetail("effect") && !Item.has(sentence, ADVISED);
        return effect
                ? Reading.understood(new Intent.Help(Wholes.verb(sentence)), "asks what an action would do")
                : Reading.unclear("advice is asked for", Missing.INTENT);
    }

    /// "do restart web-01" asks nothing.
    private static boolean isDoing(Item opener, List<Item> sentence) {
        int behind = sentence.indexOf(opener) + 1;
        return opener.is(DO) && behind < sentence.size() && sentence.get(behind).is(VERB);
    }

    /// "since when is web-01 down" asks for its state.
    private Reading history(Item opener, List<Item> sentence) {
        boolean condition = sentence.stream().anyMatch(i -> i.isAny(UP, DOWN, RUNNING) && !i.is(VERB));
        boolean state = condition
                && !opener.text().startsWith("who")
                && !isDone(sentence)
                && !QuestionedMentions.read(sentence, utterance.known()).isEmpty();
        return state ? status(sentence, List.of()) : Wish.history(sentence, utterance.known());
    }

    private static OtherTask task(Item item) {
        return Stream.of(OtherTask.values())
                .filter(task ->
                        task.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(item.detail()))
                .findFirst()
                .orElse(OtherTask.OTHER);
    }

    /// "is web-01 up", "has web-01 started", "is web-01 stuck".
    private Reading state(List<Item> sentence, Item opener) {
        Mentions mentions = QuestionedMentions.read(sentence, utterance.known());
        if (Item.has(sentence, SYMPTOM) && !mentions.isEmpty()) {
            return diagnose(sentence, List.of());
        }
        boolean state =
                sentence.stream().anyMatch(i -> i.isAny(RUNNING, STOPPED, UP, DOWN, STATUS, VERB) && !i.equals(opener));
        if (mentions.isEmpty()
                && !mentions.has(Trait.VM_WORD)
                && !mentions.has(Trait.PRONOUN)
                && !mentions.has(Trait.DEFINITE)) {
            return Reading.understood(new Intent.Help(), "a question about nothing known");
        }
        return state || mentions.hasNames()
                ? status(sentence, List.of())
                : Reading.unsupported(OtherTask.HISTORY, "a question");
    }

    Reading status(List<Item> sentence, List<Target> antecedents) {
        Mentions mentions = QuestionedMentions.read(sentence, utterance.known());
        if (mentions.isUnreadable()) {
            return Reading.unreadable(mentions, Intent.Status::new);
        }
        if (mentions.has(Trait.ABSURD)) {
            return Reading.tooMuch();
        }
        if (mentions.has(Trait.CONTRADICTION)) {
            return mentions.isEmpty()
                    ? lists.read(mentions, sentence)
                    : Reading.contradicting(mentions, Intent.Status::new);
        }
        if (ListReader.isTorn(mentions, sentence)) {
            return lists.read(mentions, sentence);
        }
        if (mentions.hasNames() && !mentions.selects() && !ListReader.isEverywhere(mentions)) {
            return Reading.understood(
                    new Intent.Status(new Subject.Named(mentions.targets())), "asks for the state of VMs");
        }
        boolean pronoun = mentions.has(Trait.PRONOUN);
        if (pronoun && !antecedents.isEmpty()) {
            return Reading.understood(new Intent.Status(new Subject.Named(antecedents)), "asks for the state of VMs");
        }
        if (mentions.has(Trait.DEFINITE) || pronoun) {
            var draft = new Interpretation.Draft(Interpretation.Draft.Verb.STATUS, false, mentions.statedNamespace());
            return Reading.withoutVm("no VM was named", draft);
        }
        return lists.read(mentions, sentence);
    }

    Reading list(List<Item> sentence) {
        return lists.read(sentence);
    }

    Reading diagnose(List<Item> sentence, List<Target> antecedents) {
        Mentions mentions = QuestionedMentions.read(sentence, utterance.known());
        if (mentions.isUnreadable()) {
            return Reading.unreadable(mentions, subject -> new Intent.Diagnose(Optional.of(subject)));
        }
        if (mentions.has(Trait.ABSURD)) {
            return Reading.tooMuch();
        }
        if (mentions.has(Trait.CONTRADICTION) && !mentions.isEmpty()) {
            return Reading.contradicting(mentions, subject -> new Intent.Diagnose(Optional.of(subject)));
        }
        Optional<Subject> subject = Optional.empty();
        if (mentions.selects()) {
            subject = Optional.of(new Subject.Matching(mentions.selector(), mentions.statedNamespace()));
        } else if (mentions.hasNames()) {
            subject = Optional.of(new Subject.Named(mentions.targets()));
        } else if (!antecedents.isEmpty()) {
            subject = Optional.of(new Subject.Named(antecedents));
        }
        return Reading.understood(new Intent.Diagnose(subject), "a symptom, or asks why");
    }
}
