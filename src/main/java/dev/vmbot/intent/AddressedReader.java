package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ABRUPT;
import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CONSENT;
import static dev.vmbot.intent.lexicon.Sense.CORRECTION;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.WHY;
import static dev.vmbot.intent.lexicon.Sense.WITHDRAW;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Asides;
import dev.vmbot.intent.sentence.Openings;
import dev.vmbot.intent.sentence.Passives;
import dev.vmbot.intent.sentence.Prohibitions;
import dev.vmbot.intent.sentence.Schedules;
import dev.vmbot.intent.sentence.Sentences;
import dev.vmbot.intent.sentence.StateConditions;
import dev.vmbot.intent.sentence.Tidying;
import dev.vmbot.intent.sentence.ToldTimes;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a request that was said to the bot.
final class AddressedReader {

    private final Utterance utterance;
    private final Lexicon lexicon;
    private final List<Item> raw;
    private final OperationReader operations;
    private final SentenceReader reader;

    AddressedReader(Utterance utterance, Lexicon lexicon, List<Item> raw) {
        this.utterance = utterance;
        this.lexicon = lexicon;
        this.raw = raw;
        this.operations = new OperationReader(utterance, earlier(utterance));
        this.reader = new SentenceReader(utterance, lexicon, raw, operations);
    }

    private static List<Target> earlier(Utterance utterance) {
        return utterance
                .pending()
                .map(Utterance.Pending::targets)
                .or(() -> utterance.topic().map(Utterance.Topic::targets))
                .stream()
                .flatMap(List::stream)
                .map(Target::of)
                .toList();
    }

    Reading read() {
        List<Item> items = Tidying.tidy(Asides.leftOut(raw, lexicon, utterance.known()), utterance.known());
        if (!items.isEmpty() && items.getFirst().is(Kind.PERSON)) {
            return Reading.notForMe("said to somebody else");
        }
        return Flags.kept(Wholes.of(raw, items, utterance.known()).orElseGet(() -> request(items)), raw);
    }

    private Reading request(List<Item> items) {
        StateConditions.Split split = StateConditions.split(items);
        List<Item> said = split.rest();
        operations.mention(split.conditions());
        if (isDeferred(items, said)) {
            return later(items, said);
        }
        Reading corrected = corrected(said);
        boolean acts = isAction(corrected);
        if (!acts) {
            return corrected;
        }
        boolean depends =
                said.stream().anyMatch(i -> i.isAny(IF, CONSENT)) || isOfOthers(split.conditions(), corrected);
        return depends || isScheduled(items)
                ? later(items, said)
                : Doubts.about(raw, items).orElse(corrected);
    }

    /// "stop web-01 if web-02 is up": whether another one is in a state is to be seen by the person.
    private boolean isOfOthers(List<Item> conditions, Reading asked) {
        List<String> named = ObjectReader.read(conditions, utterance.known()).targets().stream()
                .map(Target::name)
                .toList();
        return !named.isEmpty() && !targets(asked).containsAll(named);
    }

    private static List<String> targets(Reading reading) {
        return reading.interpretation() instanceof Interpretation.Understood(Intent.Change change)
                        && change.subject() instanceof Subject.Named(var targets)
                ? targets.stream().map(Target::name).toList()
                : List.of();
    }

    private Reading later(List<Item> items, List<Item> said) {
        boolean depends = said.stream().anyMatch(i -> i.isAny(IF, CONSENT));
        return !depends && Schedules.isVague(ToldTimes.leftOut(items, lexicon))
                ? Reading.unclear("now, or later", Missing.TIME)
                : Reading.unsupported(OtherTask.SCHEDULE, "for another time, or depends on something to come");
    }

    /// An action that is asked for, but not for now.
    private boolean isDeferred(List<Item> items, List<Item> said) {
        Item opener = Openings.opener(said.isEmpty() ? items : said);
        boolean asks = said.stream().anyMatch(Item::isBase)
                || (!said.isEmpty() && Passives.of(said).isPresent())
                || !Heads.of(said, utterance.known()).isEmpty();
        boolean other = (opener.isAny(ADVICE, PERMIT, HOWTO, WHY, HISTORY, ASK)
                        && !opener.is(NEED)
                        && !opener.is(IF)
                        && !opener.is(DO))
                || (opener.is(REPORT) && !opener.isAny(IF, REQUEST, NEED, SCHEDULE))
                || !Prohibitions.split(untilCondition(said)).forbidden().isEmpty();
        boolean later = said.stream().anyMatch(i -> i.isAny(IF, CONSENT)) || isScheduled(items);
        return asks && later && !other;
    }

    private boolean isScheduled(List<Item> items) {
        return Schedules.isScheduled(ToldTimes.leftOut(items, lexicon), utterance.known());
    }

    /// "if nobody minds" forbids nothing.
    private static List<Item> untilCondition(List<Item> said) {
        int at = 0;
        while (at < said.size() && !said.get(at).is(IF)) {
            at++;
        }
        return at == 0 ? said : said.subList(0, at);
    }

    static boolean isAction(Reading reading) {
        return switch (reading.interpretation()) {
            case Interpretation.Understood(var intent) -> intent instanceof Intent.Change;
            case Interpretation.Several _ -> true;
            case Interpretation.Unclear _,
                    Interpretation.Changed _,
                    Interpretation.Misused _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _ -> false;
        };
    }

    /// "stop a, no wait, b": what was said last counts, with the verb and namespace that were said before it.
    private Reading corrected(List<Item> said) {
        List<Item> items = Corrections.inOrder(said);
        for (int i = items.size() - 1; i > 0; i--) {
            if (!items.get(i).isAny(CORRECTION, WITHDRAW)
                    || isAside(items.subList(0, i))
                    || !isInterruption(items.get(i - 1), items.get(i))) {
                continue;
            }
            List<Item> before = items.subList(0, i);
            List<Item> after = items.subList(i + 1, items.size());
            if (after.stream().allMatch(Item::isBreak) && items.get(i).text().indexOf(' ') > 0) {
                int part = Corrections.lastPart(before);
                after = before.subList(part, i); // "stop a, b I mean"
                before = before.subList(0, part);
            }
            Optional<Reading> reading = Corrections.read(utterance, before, after);
            if (reading.isPresent()) {
                return reading.get();
            }
        }
        return prohibited(items);
    }

    /// In parentheses.
    private static boolean isAside(List<Item> before) {
        long opened = before.stream().filter(i -> i.is(Kind.OPEN)).count();
        return opened > before.stream().filter(i -> i.is(Kind.CLOSE)).count();
    }

    private static boolean isInterruption(Item before, Item word) {
        return before.isPause() || before.is(CORRECTION) || word.text().indexOf(' ') > 0 || word.is(ABRUPT);
    }

    private Reading prohibited(List<Item> items) {
        Prohibitions.Split split = Prohibitions.split(items);
        if (split.forbidden().isEmpty()) {
            return sentences(items);
        }
        operations.mention(split.forbidden().stream()
                .filter(i -> !i.is(NEVER) && !i.is(NOT) && !i.is(VERB))
                .toList());
        if (split.forbidden().getFirst().is(NOT)) {
            operations.excluded(split.forbidden());
        }
        Reading positive = split.rest().isEmpty() || split.bare()
                ? Reading.notForMe("forbids something")
                : sentences(split.rest());
        if (reader.question().isPresent() && split.forbidden().stream().anyMatch(i -> i.isAny(STOPPED, RUNNING))) {
            return Reading.unclear("a question about what is not so", Missing.SELECTOR);
        }
        if (isExceptedFrom(positive, split.forbidden())) {
            return Spared.except(positive, split.forbidden(), utterance.known());
        }
        boolean asks = isAction(positive) || (reader.question().isPresent() && !isReason(split.rest()));
        return asks ? Spared.of(positive, split.forbidden(), utterance.known()) : Reading.notForMe("forbids something");
    }

    /// "stop gen-1 to gen-5 in perf without gen-3", "except for web-03, start all VMs": what was taken out
    /// belongs to what is asked.
    private boolean isExceptedFrom(Reading positive, List<Item> forbidden) {
        if (!forbidden.getFirst().is(EXCEPT) || Item.has(forbidden, VERB)) {
            return false;
        }
        Set<String> names =
                ObjectReader.read(forbidden.subList(1, forbidden.size()), utterance.known()).targets().stream()
                        .map(Target::name)
                        .collect(Collectors.toSet());
        return positive.interpretation() instanceof Interpretation.Understood(Intent.Change change)
                && switch (change.subject()) {
                    case Subject.Matching _ -> true;
                    case Subject.Named(var targets) ->
                        targets.stream().anyMatch(target -> names.contains(target.name()));
                };
    }

    /// "don't stop web-01, is in use".
    private static boolean isReason(List<Item> rest) {
        return Openings.opener(rest).is(BE) && !Item.has(rest, Kind.QUESTION);
    }

    private Reading sentences(List<Item> items) {
        List<List<Item>> sentences = Sentences.split(items);
        for (int i = 0; i < sentences.size(); i++) {
            List<Item> sentence = sentences.get(i);
            if (Openings.tell(sentence, utterance.known())) {
                boolean reference = Openings.isReference(sentence) && !Item.has(items, Kind.QUOTATION);
                boolean thanks = Openings.opener(sentence).hasDetail("thanks") && i + 1 < sentences.size();
                if (reference || thanks || (!operations.isIdle() && Openings.isRemark(sentence))) {
                    continue;
                }
                return Reading.notForMe("tells something");
            }
            reader.read(sentence);
        }
        if (operations.isIdle()) {
            return reader.question().orElseGet(() -> Statements.read(utterance, raw, items, operations.antecedents()));
        }
        Reading result = operations.result();
        boolean both = reader.question().isPresent() && isAction(result);
        return both ? Reading.unclear("a question and a request", Missing.INTENT, Missing.ACTION) : result;
    }
}
