package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.AGAIN;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.BE;
import static dev.vmbot.intent.lexicon.Sense.CYCLE;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.FORCE;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.GREETING;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.IF;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.NEVER;
import static dev.vmbot.intent.lexicon.Sense.NOISE;
import static dev.vmbot.intent.lexicon.Sense.NOT;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REPORT;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SAME;
import static dev.vmbot.intent.lexicon.Sense.SAME_FILLER;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.SELF;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.THANKS;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;
import static dev.vmbot.intent.lexicon.Sense.YES;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.Utterance.Topic;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Tidying;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.intent.verb.Heads;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what is said after something was done or told, and nothing waits: "restart it", "again", "the same
/// for web-02", "status", "why did it fail". Empty for what has to be read as if nothing had been said
/// before.
final class FollowUpReader {

    /// Longer than this, people talk to each other.
    private static final int MOST_UNADDRESSED = 8;

    private final Utterance utterance;
    private final Topic topic;
    private final Lexicon lexicon;
    private final List<Item> raw;
    private final List<Item> said;

    FollowUpReader(Utterance utterance, Topic topic, Lexicon lexicon, List<Item> raw) {
        this.utterance = utterance;
        this.topic = topic;
        this.lexicon = lexicon;
        this.raw = raw;
        this.said = raw.stream()
                .filter(i -> !i.is(Kind.BOT) && !i.is(Kind.EMOJI) && !i.is(Kind.NEWLINE))
                .toList();
    }

    /// In a thread everything may; elsewhere only what refers to it in so many words, and by the right number.
    static boolean refersTo(Topic topic, List<Item> items) {
        boolean several = topic.targets().size() > 1;
        return topic.inThread()
                || (items.stream().anyMatch(i -> i.isAny(SAME, AGAIN, PRONOUN))
                        && items.stream().noneMatch(i -> several && isSingular(i)));
    }

    private static boolean isSingular(Item item) {
        return item.hasDetail("singular");
    }

    Optional<Reading> read() {
        boolean addressed = utterance.surface() != Surface.CHANNEL;
        boolean talk = said.isEmpty()
                || said.stream().anyMatch(i -> i.isAny(Kind.PERSON, Kind.BLOCK, Kind.CODE))
                || (!addressed && said.size() > MOST_UNADDRESSED);
        if (talk || said.stream().anyMatch(i -> i.isAny(NEVER, IF, SCHEDULE))) {
            return Optional.empty();
        }
        return sameFor().or(this::again).or(() -> addressed || isAboutTheTopic() ? referring() : Optional.empty());
    }

    /// "the same for web-02": the action of the thread on another VM.
    private Optional<Reading> sameFor() {
        int at = 0;
        while (at < said.size() && isLead(said.get(at))) {
            at++;
        }
        if (at == said.size() || !said.get(at).is(SAME)) {
            return Optional.empty();
        }
        List<Item> rest = said.subList(at + 1, said.size()).stream()
                .filter(i -> !i.is(SAME_FILLER) && !i.is(Kind.STOP))
                .toList();
        Mentions mentions = ObjectReader.read(rest, utterance.known());
        boolean plain = mentions.hasNames()
                && !mentions.isEmptied()
                && !mentions.selects()
                && mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD, Trait.PRONOUN);
        return plain ? Optional.of(repeated(mentions.targets())) : Optional.empty();
    }

    private static boolean isLead(Item item) {
        return item.isAny(NOISE, REQUEST, DO, AND) || item.is(Kind.COMMA);
    }

    /// Where no namespace was said, that of the thread counts, unless such a VM is known only elsewhere.
    private Reading repeated(List<Target> targets) {
        List<String> places =
                topic.targets().stream().map(VmRef::namespace).distinct().toList();
        List<Target> placed = targets.stream()
                .map(target -> target.namespace() == null && places.size() == 1 && isHere(target, places.getFirst())
                        ? new Target(places.getFirst(), target.name())
                        : target)
                .toList();
        return Reading.understood(sameOf(placed), "the same as before, for another VM");
    }

    private boolean isHere(Target target, String place) {
        Set<String> known = utterance.known().namespacesOf(target.name());
        return known.isEmpty() || known.contains(place);
    }

    /// "again", "do it again", "try again": the same once more; "hello again" greets.
    private Optional<Reading> again() {
        boolean again = Item.has(said, AGAIN);
        boolean alone = said.stream()
                .allMatch(i -> i.isAny(NOISE, REQUEST, DO, AND, PRONOUN, YES, AGAIN) || i.isAny(Kind.STOP, Kind.COMMA));
        return again && alone && said.stream().noneMatch(i -> i.isAny(THANKS, GREETING))
                ? Optional.of(Reading.understood(sameOf(targets()), "the same once more"))
                : Optional.empty();
    }

    private Intent sameOf(List<Target> targets) {
        var these = new Subject.Named(targets);
        return switch (topic.verb()) {
            case START -> new Change(Action.START, these, false);
            case STOP -> new Change(Action.STOP, these, false);
            case RESTART -> new Change(Action.RESTART, these, false);
            case STATUS -> new Intent.Status(these);
            case DIAGNOSE -> new Intent.Diagnose(Optional.of(these));
        };
    }

    private List<Target> targets() {
        return topic.targets().stream().map(Target::of).toList();
    }

    /// Unaddressed: nothing but a verb or a question about the VMs of the thread.
    private boolean isAboutTheTopic() {
        boolean asks = said.stream().anyMatch(i -> i.isAny(VERB, LIGHT, STATUS, WHY));
        return asks && said.stream().allMatch(FollowUpReader::mayStand);
    }

    private static boolean mayStand(Item item) {
        boolean talk = (item.isAny(REPORT, HISTORY) && !item.isAny(WHY, STATUS)) || (item.is(REQUEST) && item.is(SELF));
        return !talk
                && (item.isAny(VERB, LIGHT, UP, DOWN, CYCLE, PRONOUN, VM, MACHINE, NOISE, FORCE, GENTLE)
                        || item.isAny(STATUS, WHY, ASK, BE, SYMPTOM, RUNNING, STOPPED, REQUEST, AND, DET)
                        || item.isAny(Kind.QUESTION, Kind.STOP, Kind.COMMA));
    }

    private Optional<Reading> referring() {
        Reading reading = new AddressedReader(utterance, lexicon, raw).read();
        return switch (reading.interpretation()) {
            case Interpretation.Understood(Intent intent) -> about(intent, reading);
            case Interpretation.Unclear unclear
            when unclear.missing().contains(Interpretation.Missing.TARGET) -> bareVerb();
            case Interpretation.Unclear _,
                    Interpretation.Several _,
                    Interpretation.Changed _,
                    Interpretation.Misused _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _ -> Optional.empty();
        };
    }

    private Optional<Reading> about(Intent intent, Reading reading) {
        var these = new Subject.Named(targets());
        return switch (intent) {
            case Intent.Change _, Intent.Status _ -> Optional.of(reading);
            case Intent.Diagnose(var subject) ->
                Optional.of(
                        subject.isPresent()
                                ? reading
                                : Reading.understood(new Intent.Diagnose(Optional.of(these)), "why, in its thread"));
            case Intent.ListVms list
            when isBareStatus(list) ->
                Optional.of(Reading.understood(new Intent.Status(these), "status, in its thread"));
            case Intent.ListVms _, Intent.Help _, Intent.Confirm _, Intent.Cancel _ -> Optional.empty();
        };
    }

    private boolean isBareStatus(Intent.ListVms list) {
        boolean status = said.stream().anyMatch(i -> i.is(STATUS) && !i.is(LIST));
        return status && list.selector().isEmpty() && list.namespace() == null && !list.everywhere();
    }

    /// "restart", "start again please": a verb and nothing that it is about.
    private Optional<Reading> bareVerb() {
        List<Item> words = new ArrayList<>(Tidying.tidy(raw, utterance.known()));
        words.removeIf(Item::isBreak);
        List<Head> heads = Heads.of(words, utterance.known());
        boolean bare = heads.size() == 1
                && heads.getFirst().sure()
                && words.stream()
                        .allMatch(i -> i.isAny(VERB, LIGHT, UP, DOWN, CYCLE, REQUEST, NOISE, FORCE, PRONOUN, GENTLE)
                                && !i.isAny(NOT, REASON));
        return bare
                ? Optional.of(Reading.understood(
                        new Change(
                                heads.getFirst().action(),
                                new Subject.Named(targets()),
                                heads.getFirst().force() || Item.has(words, FORCE)),
                        "a verb, in the thread of its VMs"))
                : Optional.empty();
    }
}
