package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AMOUNT;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.BUT;
import static dev.vmbot.intent.lexicon.Sense.CANT;
import static dev.vmbot.intent.lexicon.Sense.CONDITIONAL;
import static dev.vmbot.intent.lexicon.Sense.COUNT;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DOUBT;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.HOLD;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NO;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.OKAY;
import static dev.vmbot.intent.lexicon.Sense.ONLY;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WITHDRAW;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Utterance.Pending;
import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Tagger;
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
        if (items.stream().anyMatch(i -> i.is(Kind.PERSON)) && !conditional) {
            return Optional.of(Reading.notForMe("said to somebody else"));
        }
        if (items.stream()
                .anyMatch(i -> i.token().odd()
                        || i.is(Kind.CODE)
                        || i.is(Kind.BLOCK)
                        || i.is(Kind.CITED)
                        || i.is(Kind.LINK)
                        || i.is(Kind.QUOTATION))) {
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
        return approves() ? Optional.of(approval()) : other();
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
        return refuses(first) || (first.is(NEVER) && !first.is(NOISE))
                ? changed().or(() -> Optional.of(Reading.understood(new Intent.Cancel(), "a no, or a hold")))
                : Optional.empty();
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
        boolean pronoun = items.stream().anyMatch(i -> i.is(PRONOUN));
        return Optional.of(
                (same && first.entry() != null) || (pronoun && same)
                        ? unclear("stop it, or stop the VM")
                        : Reading.understood(new Intent.Cancel(), "a no, or a hold"));
    }

    /// "no, web-02": refuses and names something else.
    private Optional<Reading> changed() {
        boolean other = items.stream()
                .anyMatch(i -> i.isUnknownWord() && Names.isDistinct(i.text()) && !isPendingName(i.text()));
        return other ? Optional.of(unclear("another VM than on the card")) : Optional.empty();
    }

    private boolean isPendingName(String text) {
        return pending.targets().stream()
                        .anyMatch(vm -> vm.name().equals(text) || vm.toString().equals(text))
                || isPendingPlace(text);
    }

    /// The namespace of everything on the card.
    private boolean isPendingPlace(String text) {
        return !pending.targets().isEmpty()
                && pending.targets().stream().allMatch(vm -> vm.namespace().equals(text));
    }

    private boolean approves() {
        boolean yes = false;
        for (Item item : items.subList(0, reason())) {
            boolean part = item.is(YES)
                    || item.is(OKAY)
                    || isFiller(item)
                    || item.is(Kind.COMMA)
                    || item.is(Kind.STOP)
                    || item.is(Kind.DASH)
                    || item.is(PRONOUN)
                    || (item.is(VERB)
                            && item.entry() != null
                            && item.entry()
                                    .action()
                                    .filter(pending.action()::equals)
                                    .isPresent())
                    || (item.isUnknownWord() && isPendingName(item.text()))
                    || (item.isAny(VM, DET, AND, PREP, NAMESPACE, AMOUNT) && yes)
                    || (Tagger.isNumber(item.text()) && yes);
            if (!part
                    || item.is(CONDITIONAL)
                    || !meansAll(item)
                    || (item.is(DOUBT) && !item.is(YES) && !item.is(OKAY) && !item.is(NOISE))) {
                return false;
            }
            yes |= item.is(YES) || item.is(OKAY);
        }
        return yes && namesAll();
    }

    /// Where it begins to say why: "yes, it has been down for an hour". What holds it up, or limits it, is no reason.
    private int reason() {
        for (int i = 1; i < items.size(); i++) {
            List<Item> rest = items.subList(i, items.size());
            boolean tells = items.get(i).isAny(REASON, DET, PRONOUN)
                    && rest.stream().anyMatch(r -> r.text().endsWith("been"))
                    && rest.stream().anyMatch(r -> r.isAny(DOWN, SYMPTOM));
            boolean limits = rest.stream()
                    .anyMatch(r -> r.isAny(NO, HOLD, IF, NEVER, NOT, CANT, BUT, ONLY, AMOUNT, EXCEPT)
                            || (r.is(SCHEDULE) && !r.text().startsWith("for "))
                            || r.is(Kind.QUESTION)
                            || r.is(Kind.COMMA)
                            || r.isBase()
                            || (r.isUnknownWord() && Names.isDistinct(r.text()))
                            || (r.is(DOUBT) && !r.is(NOISE)));
            boolean apart = items.get(i - 1).is(Kind.COMMA) || items.get(i - 1).isBreak();
            boolean agreed = Item.has(items.subList(0, i), YES);
            if (agreed && apart && tells && !limits) {
                return i;
            }
        }
        return items.size();
    }

    /// Naming some of the VMs on the card approves only those, which is no plain yes.
    private boolean namesAll() {
        long named = items.stream()
                .filter(Item::isUnknownWord)
                .map(Item::text)
                .filter(t -> pending.targets().stream()
                        .anyMatch(vm -> vm.name().equals(t) || vm.toString().equals(t)))
                .distinct()
                .count();
        return named == 0 || named == pending.targets().size();
    }

    /// "those two" under a card of three is some other number.
    private boolean meansAll(Item item) {
        int most = pending.targets().size();
        boolean one = item.is(PRONOUN) && item.hasDetail("singular");
        boolean number = item.is(AMOUNT) && !item.hasDetail("all");
        String said = number && item.entry() != null ? item.entry().detail() : item.text();
        boolean counted = number || (item.isUnknownWord() && Tagger.isNumber(said));
        return most == 0 || ((!one || most == 1) && (!counted || said.equals(String.valueOf(most))));
    }

    private Reading approval() {
        boolean plain = items.stream().anyMatch(i -> i.is(YES));
        return Reading.understood(new Intent.Confirm(plain), plain ? "a plain yes" : "a weak yes");
    }

    private static boolean isFiller(Item item) {
        return (item.is(Kind.EMOJI) && !item.is(NO))
                || (item.is(NOISE) && !item.is(DOUBT) && !item.is(RANGE) && !item.is(ALL));
    }

    private Optional<Reading> other() {
        boolean mention = utterance.surface() != Utterance.Surface.CHANNEL;
        boolean answers = items.stream()
                        .anyMatch(
                                i -> i.is(YES) && !i.is(Kind.EMOJI) && i.text().length() > 1)
                || items.getFirst().is(OKAY);
        boolean conditional = items.stream().anyMatch(i -> i.isAny(IF, SCHEDULE, CONDITIONAL));
        boolean forces = items.size() <= 4 && items.stream().anyMatch(i -> i.isAny(FORCE, GENTLE) || i.is(Kind.FLAG));
        boolean names = items.stream()
                .anyMatch(i -> i.isWord()
                        && (isPendingName(i.text())
                                || isKnown(i.text())
                                || (i.is(VERB) && i.entry() != null && i.entry().inflection() == Inflection.BASE)));
        boolean question = items.stream().anyMatch(i -> i.is(Kind.QUESTION));
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
                                || i.is(Kind.COMMA)
                                || i.is(Kind.STOP)
                                || i.isAny(AMOUNT, COUNT, DET, PRONOUN, VM, MACHINE, ONLY, PREP));
    }

    private boolean isKnown(String text) {
        return utterance.known().has(text);
    }

    private static Reading unclear(String because) {
        return Reading.unclear(because, Missing.ANSWER, Missing.SCOPE);
    }
}
