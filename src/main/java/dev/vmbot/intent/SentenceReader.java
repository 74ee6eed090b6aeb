package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ABLE;
import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.CHOICE;
import static dev.vmbot.intent.lexicon.Sense.CONDITIONAL;
import static dev.vmbot.intent.lexicon.Sense.COPIED;
import static dev.vmbot.intent.lexicon.Sense.DOUBT;
import static dev.vmbot.intent.lexicon.Sense.HELP;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.OF;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PLEASE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Openings;
import dev.vmbot.intent.sentence.Passives;
import dev.vmbot.intent.sentence.Sentences;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.intent.verb.Heads;
import java.util.List;
import java.util.Optional;

/// Reads one sentence after the other, for what it asks to be done or to be told.
final class SentenceReader {

    private final Utterance utterance;
    private final Lexicon lexicon;
    private final List<Item> raw;
    private final OperationReader operations;
    private final QuestionReader questions;
    private Optional<Reading> question = Optional.empty();

    /// @param raw the whole message, with the fillers
    /// @param operations where the actions go that are asked for
    SentenceReader(Utterance utterance, Lexicon lexicon, List<Item> raw, OperationReader operations) {
        this.utterance = utterance;
        this.lexicon = lexicon;
        this.raw = raw;
        this.operations = operations;
        this.questions = new QuestionReader(utterance);
    }

    /// The first question that was asked so far.
    Optional<Reading> question() {
        return question;
    }

    void read(List<Item> sentence) {
        int so = Sentences.consequence(sentence);
        if (so > 0) {
            operations.told(sentence.subList(0, so));
            read(sentence.subList(so + 1, sentence.size()));
            return;
        }
        Optional<Passives> passive = Passives.of(sentence);
        boolean open = Item.has(raw, CONDITIONAL) && !Openings.opener(sentence).is(ABLE); // "can be stopped if needed"
        if (passive.isPresent() && !open) {
            passive(passive.get());
            return;
        }
        active(sentence, Openings.opener(sentence));
    }

    private void active(List<Item> sentence, Item opener) {
        List<Head> heads = heads(sentence, opener);
        if (heads.isEmpty() && sentence.stream().anyMatch(i -> i.is(COPIED) && i.is(REASON) && !i.hasDetail("kept"))) {
            return; // "change 4711 approved by Lena"
        }
        Optional<Reading> asked = questions
                .openedBy(opener, sentence, !heads.isEmpty(), raw)
                .or(() -> heads.isEmpty() ? questions.moreOf(sentence) : Optional.empty());
        if (asked.isPresent()) {
            question = question.or(() -> asked);
            operations.mention(sentence);
        } else if (heads.isEmpty()) {
            withoutVerb(sentence, opener);
        } else {
            doubt(sentence, heads)
                    .ifPresentOrElse(
                            operations::note,
                            () -> Sentences.clauses(sentence, heads).forEach(operations::read));
        }
    }

    /// The verbs that ask; where none does and nothing else is asked, one that was mistyped.
    private List<Head> heads(List<Item> sentence, Item opener) {
        List<Head> found = Heads.of(sentence, utterance.known());
        boolean reads = opener.isAny(STATUS, LIST, WHY, HELP, ADVICE, HOWTO, PERMIT, HISTORY, UNSUPPORTED, REPORT);
        return found.isEmpty() && !reads
                ? Heads.mistyped(sentence, lexicon, utterance.known()).stream().toList()
                : found;
    }

    /// Why nobody can tell that the verbs ask for something.
    private Optional<Reading> doubt(List<Item> sentence, List<Head> heads) {
        if (isDone(sentence, heads.getFirst())) {
            return Optional.of(Reading.unclear("may tell that it is done", Missing.INTENT));
        }
        if (isQuestioned(sentence)) {
            return Optional.of(Reading.unclear("a verb with a question mark", Missing.INTENT));
        }
        return isChoice(sentence, heads)
                ? Optional.of(Reading.unclear("one verb or the other", Missing.ACTION, Missing.INTENT))
                : Optional.empty();
    }

    private void passive(Passives passive) {
        if (passive.open() && !Item.has(raw, PLEASE)) {
            operations.mention(passive.words());
            operations.note(Reading.unclear("asks for it, or whether it is possible", Missing.INTENT));
        } else {
            Sentences.clauses(passive.words(), List.of(passive.head())).forEach(operations::read);
        }
    }

    /// "restart of web-01 ok".
    private boolean isDone(List<Item> sentence, Head head) {
        int behind = head.index() + 1;
        return behind < sentence.size()
                && sentence.get(behind).is(OF)
                && raw.getLast().is(OKAY)
                && !raw.getLast().is(Kind.EMOJI);
    }

    /// "stop web-01. is that the right one?"
    private boolean isDoubt(List<Item> sentence) {
        return !operations.isIdle() && sentence.getLast().is(Kind.QUESTION) && Item.has(sentence, DOUBT);
    }

    /// "stop or restart web-01".
    private static boolean isChoice(List<Item> sentence, List<Head> heads) {
        return sentence.subList(heads.getFirst().index(), heads.getLast().index()).stream()
                .anyMatch(i -> i.is(CHOICE));
    }

    private void withoutVerb(List<Item> sentence, Item opener) {
        if (isDoubt(sentence)) {
            operations.note(Reading.unclear("a doubt about what was asked", Missing.INTENT));
            return;
        }
        operations.heading(sentence);
        operations.further(sentence);
        boolean trailing = !operations.isIdle();
        if (opener.isAny(STATUS, LIST)
                && !(trailing && ObjectReader.read(sentence, utterance.known()).isEmpty())) {
            Reading reading = opener.is(STATUS) && !opener.is(LIST)
                    ? questions.status(sentence, operations.antecedents())
                    : questions.list(sentence);
            question = question.or(() -> Optional.of(reading));
        }
        operations.mention(sentence.stream().filter(i -> !i.isBreak()).toList());
    }

    /// "restart web-01?" asks whether; with a request or a please it asks for it.
    private boolean isQuestioned(List<Item> sentence) {
        boolean polite = raw.stream().anyMatch(i -> i.is(REQUEST) || i.is(PLEASE));
        return sentence.getLast().is(Kind.QUESTION) && !polite && !Item.has(sentence, NEED);
    }
}
