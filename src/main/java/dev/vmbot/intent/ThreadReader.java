package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ABORT;
import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AMOUNT;
import static dev.vmbot.intent.lexicon.Sense.CONDITIONAL;
import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOUBT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.HOLD;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NO;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WITHDRAW;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import java.util.List;
import java.util.Optional;

/// Reads a reply in the thread of a card that waits for yes or no, or that is being carried out.
final class ThreadReader {

    private final Utterance utterance;
    private final Pending pending;
    private final List<Item> items;

    ThreadReader(Utterance utterance, Pending pending, List<Item> raw) {
        this.utterance = utterance;
        this.pending = pending;
        this.items = raw.stream()
                .filter(i -> !i.is(Kind.BOT) && !i.is(Kind.BROADCAST) && !i.is(Kind.NEWLINE))
                .toList();
    }

    /// Empty when the reply is a matter of its own, to be read as if no card waited.
    Optional<Reading> read() {
        if (items.isEmpty()) {
            return Optional.of(Reading.notForMe("nothing was said"));
        }
        boolean conditional = Item.has(items, IF) && items.getFirst().isAny(YES, OKAY);
        if (Item.has(items, Kind.PERSON) && !conditional) {
            return Optional.of(Reading.notForMe("said to somebody else"));
        }
        if (items.stream()
                .anyMatch(i ->
                        i.token().odd() || i.isAny(Kind.CODE, Kind.BLOCK, Kind.CITED, Kind.LINK, Kind.QUOTATION))) {
            return Optional.of(unclear("something pasted"));
        }
        if (items.stream().anyMatch(i -> i.hasDetail("saying"))) {
            return Optional.of(Reading.notForMe("tells what somebody said"));
        }
        Optional<Reading> change = CardChange.read(utterance, pending, items);
        if (change.isPresent()) {
            return change;
        }
        Optional<Reading> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        Assent assent = new Assent(pending, items);
        return assent.isGiven() ? Optional.of(assent.reading()) : other();
    }

    private Optional<Reading> refusal() {
        Item first = items.stream()
                .filter(i -> i.isWord() || i.is(Kind.EMOJI))
                .filter(i -> !isFiller(i) || refuses(i))
                .findFirst()
                .orElse(items.getFirst());
        List<Item> until = items.subList(0, items.indexOf(first) + 1);
        if (first.is(VERB) && first.is(NO) && !Item.has(until, YES)) {
            return verbAsRefusal(first);
        }
        boolean agreed = until.stream().anyMatch(i -> i.isAny(YES, OKAY) && !i.is(NO));
        if (agreed) {
            boolean turned = items.stream().anyMatch(i -> refuses(i) && !i.isAny(OKAY, YES, VERB, PAST));
            return turned ? Optional.of(turned()) : Optional.empty();
        }
        return refuses(first) || (first.is(NEVER) && !first.is(NOISE)) || callsOff(first)
                ? changed().or(() -> Optional.of(Reading.understood(new Intent.Cancel(), "a no, or a hold")))
                : Optional.empty();
    }

    /// "cancel the restart", "abort the restart of web-01": whatever it is called, it is the card's.
    private boolean callsOff(Item first) {
        List<Item> behind = items.subList(items.indexOf(first) + 1, items.size());
        return first.is(ABORT)
                && Item.has(behind, VERB)
                && behind.stream().noneMatch(i -> i.isUnknownWord() && !pending.isAbout(i.text()));
    }

    private static boolean refuses(Item item) {
        return item.isAny(NO, HOLD, WITHDRAW);
    }

    /// "yes ... actually no": the last word counts when it is a plain no.
    private Reading turned() {
        Item last = items.stream()
                .filter(i -> i.isAny(YES, OKAY) || refuses(i))
                .reduce((_, next) -> next)
                .orElse(items.getFirst());
        boolean apart = items.stream().anyMatch(Item::isUnknownWord); // "yes for a, no for b"
        return refuses(last) && !last.isAny(YES, OKAY, HOLD) && !apart
                ? Reading.understood(new Intent.Cancel(), "a yes, then a no")
                : unclear("yes and no at once");
    }

    /// "stop!" under the card of a restart calls it off; under that of a stop it may be either, until it is under way.
    private Optional<Reading> verbAsRefusal(Item first) {
        boolean same = pending.action() == Action.STOP && !pending.begun();
        boolean alone = items.stream().noneMatch(i -> i.isUnknownWord());
        if (!alone) {
            return Optional.of(unclear("another request"));
        }
        boolean pronoun = Item.has(items, PRONOUN);
        return Optional.of(
                (same && first.entry() != null) || (pronoun && same)
                        ? unclear("stop it, or stop the VM")
                        : Reading.understood(new Intent.Cancel(), "a no, or a hold"));
    }

    /// "no, web-02": refuses and names something else.
    private Optional<Reading> changed() {
        boolean other = items.stream()
                .anyMatch(i -> i.isUnknownWord() && Names.isDistinct(i.text()) && !pending.isAbout(i.text()));
        return other ? Optional.of(unclear("another VM than on the card")) : Optional.empty();
    }

    static boolean isFiller(Item item) {
        return (item.is(Kind.EMOJI) && !item.is(NO))
                || (item.is(NOISE) && !item.is(DOUBT) && !item.is(RANGE) && !item.is(ALL));
    }

    private Optional<Reading> other() {
        boolean mention = utterance.surface() != Utterance.Surface.CHANNEL;
        boolean answers = items.stream()
                        .anyMatch(
                                i -> i.is(YES) && !i.is(Kind.EMOJI) && i.text().length() > 1)
                || items.stream().anyMatch(i -> i.text().startsWith("yes "))
                || items.getFirst().is(OKAY);
        boolean conditional = items.stream().anyMatch(i -> i.isAny(IF, SCHEDULE, CONDITIONAL));
        boolean forces = items.size() <= 4 && items.stream().anyMatch(i -> i.isAny(FORCE, GENTLE) || i.is(Kind.FLAG));
        boolean names = items.stream()
                .anyMatch(i -> i.isWord()
                        && (pending.isAbout(i.text()) || utterance.known().has(i.text()) || i.isPlainVerb()));
        boolean question = Item.has(items, Kind.QUESTION);
        boolean doubts = items.getFirst().is(DOUBT);
        if (answers && conditional) {
            return Optional.of(Reading.unclear("a yes for another time", Missing.TIME, Missing.SCOPE, Missing.ANSWER));
        }
        if (mention && !answers) {
            return Optional.empty();
        }
        if (answers
                || forces
                || names
                || isPart()
                || (doubts && items.size() <= 5)
                || (question && doubts)
                || (conditional && items.size() <= 8)) {
            return Optional.of(unclear("neither a plain yes nor a plain no"));
        }
        return Optional.of(Reading.notForMe("talk among people"));
    }

    /// "just the first one".
    private boolean isPart() {
        boolean counts = items.stream().anyMatch(i -> i.isAny(AMOUNT, COUNT));
        return counts
                && items.stream()
                        .allMatch(i -> isFiller(i)
                                || i.isAny(Kind.COMMA, Kind.STOP)
                                || i.isAny(AMOUNT, COUNT, DET, PRONOUN, VM, MACHINE, ONLY, PREP));
    }

    private static Reading unclear(String because) {
        return Reading.unclear(because, Missing.ANSWER, Missing.SCOPE);
    }
}
