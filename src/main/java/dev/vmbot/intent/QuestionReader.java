package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ABORT;
import static dev.vmbot.intent.lexicon.Sense.ADVICE;
import static dev.vmbot.intent.lexicon.Sense.ADVISED;
import static dev.vmbot.intent.lexicon.Sense.ALL;
import static dev.vmbot.intent.lexicon.Sense.AND;
import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.COMMON;
import static dev.vmbot.intent.lexicon.Sense.CONTAINING;
import static dev.vmbot.intent.lexicon.Sense.DET;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.DOWN;
import static dev.vmbot.intent.lexicon.Sense.ENDING_WITH;
import static dev.vmbot.intent.lexicon.Sense.EVERYWHERE;
import static dev.vmbot.intent.lexicon.Sense.EXCEPT;
import static dev.vmbot.intent.lexicon.Sense.HISTORY;
import static dev.vmbot.intent.lexicon.Sense.HOWTO;
import static dev.vmbot.intent.lexicon.Sense.IN_TRANSITION;
import static dev.vmbot.intent.lexicon.Sense.LABELLED;
import static dev.vmbot.intent.lexicon.Sense.LIGHT;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.MACHINE;
import static dev.vmbot.intent.lexicon.Sense.MIGRATING;
import static dev.vmbot.intent.lexicon.Sense.NAMED;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.PAST;
import static dev.vmbot.intent.lexicon.Sense.PERMIT;
import static dev.vmbot.intent.lexicon.Sense.PREP;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.RANGE;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.RUNNING;
import static dev.vmbot.intent.lexicon.Sense.SCHEDULE;
import static dev.vmbot.intent.lexicon.Sense.STARTING;
import static dev.vmbot.intent.lexicon.Sense.STARTING_WITH;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.STOPPED;
import static dev.vmbot.intent.lexicon.Sense.STOPPING;
import static dev.vmbot.intent.lexicon.Sense.SYMPTOM;
import static dev.vmbot.intent.lexicon.Sense.TERMINATING;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;
import static dev.vmbot.intent.lexicon.Sense.UP;
import static dev.vmbot.intent.lexicon.Sense.VERB;
import static dev.vmbot.intent.lexicon.Sense.VM;
import static dev.vmbot.intent.lexicon.Sense.WHY;

import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.Topic;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.object.Objects;
import dev.vmbot.intent.object.Objects.Trait;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads what only wants to know something: status, list, diagnosis, help.
final class QuestionReader {

    private final Utterance utterance;

    QuestionReader(Utterance utterance) {
        this.utterance = utterance;
    }

    /// The question that the first words ask, which settles what the sentence is. Empty when they ask nothing.
    Optional<Reading> openedBy(Item opener, List<Item> sentence, boolean asksForAction) {
        if (opener.is(ADVICE) && isEffect(opener, sentence)) {
            return Optional.of(
                    Reading.understood(new Intent.Help(Wholes.verb(sentence)), "asks what an action would do"));
        }
        if (opener.is(ADVICE)) {
            return Optional.of(Reading.unclear("advice is asked for", Missing.INTENT));
        }
        if (opener.is(PERMIT) || opener.is(HOWTO)) {
            return Optional.of(
                    Reading.understood(new Intent.Help(Wholes.verb(sentence)), "asks how or whether it may be done"));
        }
        if (opener.is(WHY)) {
            return Optional.of(diagnose(sentence, List.of()));
        }
        boolean doing = opener.is(DO)
                && sentence.indexOf(opener) + 1 < sentence.size()
                && sentence.get(sentence.indexOf(opener) + 1).is(VERB);
        if (opener.is(ASK) && !doing && !opener.is(NEED)) {
            return Optional.of(
                    asksForAction
                            ? Reading.unclear("asks whether, not for it", Missing.INTENT)
                            : state(sentence, opener));
        }
        boolean condition = sentence.stream().anyMatch(i -> i.isAny(UP, DOWN, RUNNING) && !i.is(VERB));
        if (opener.is(HISTORY)
                && condition
                && !opener.text().startsWith("who")
                && !isDone(sentence)
                && !objects(sentence).isEmpty()) {
            return Optional.of(status(sentence, List.of()));
        }
        if (opener.is(HISTORY)) {
            return Optional.of(Reading.unsupported(Topic.HISTORY, "asks about what was done"));
        }
        if (opener.is(ABORT) && !opener.is(REQUEST)) {
            return Optional.of(Reading.understood(new Intent.Cancel(), "something is called off"));
        }
        if (opener.is(UNSUPPORTED) && !asksForAction) {
            return Optional.of(Reading.unsupported(topic(opener), "asks for something the bot does not do"));
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
                ? Optional.of(Reading.unsupported(Topic.RESIZE, "asks for something the bot does not do"))
                : Optional.empty();
    }

    private static boolean isEffect(Item opener, List<Item> sentence) {
        return opener.hasDetail("effect") && !Item.has(sentence, ADVISED);
    }

    private static Topic topic(Item item) {
        String detail = item.entry() == null ? "" : item.entry().detail();
        for (Topic topic : Topic.values()) {
            if (topic.name().toLowerCase(Locale.ROOT).equals(detail)) {
                return topic;
            }
        }
        return Topic.OTHER;
    }

    /// "is web-01 up", "has web-01 started", "is web-01 stuck".
    private Reading state(List<Item> sentence, Item opener) {
        Objects objects = objects(sentence);
        if (Item.has(sentence, SYMPTOM) && !objects.isEmpty()) {
            return diagnose(sentence, List.of());
        }
        boolean state =
                sentence.stream().anyMatch(i -> i.isAny(RUNNING, STOPPED, UP, DOWN, STATUS, VERB) && !i.equals(opener));
        if (objects.isEmpty()
                && !objects.has(Trait.VM_WORD)
                && !objects.has(Trait.PRONOUN)
                && !objects.has(Trait.DEFINITE)) {
            return Reading.understood(new Intent.Help(), "a question about nothing known");
        }
        return state || objects.hasNames()
                ? status(sentence, List.of())
                : Reading.unsupported(Topic.HISTORY, "a question");
    }

    Reading status(List<Item> sentence, List<Target> antecedents) {
        Objects objects = objects(sentence);
        if (isUnreadable(objects)) {
            return Reading.unreadable(objects, Intent.Status::new);
        }
        if (objects.has(Trait.CONTRADICTION)) {
            return objects.isEmpty() ? list(objects, sentence) : Reading.contradicting(objects, Intent.Status::new);
        }
        if (isTorn(objects, sentence)) {
            return list(objects, sentence);
        }
        if (objects.hasNames() && !objects.selects() && !isEverywhere(objects)) {
            return Reading.understood(
                    new Intent.Status(new Subject.Named(objects.targets())), "asks for the state of VMs");
        }
        boolean pronoun = objects.has(Trait.PRONOUN);
        if (pronoun && !antecedents.isEmpty()) {
            return Reading.understood(new Intent.Status(new Subject.Named(antecedents)), "asks for the state of VMs");
        }
        if (objects.has(Trait.DEFINITE) || pronoun) {
            var draft = new Interpretation.Draft(Interpretation.Draft.Verb.STATUS, false, objects.statedNamespace());
            return Reading.withoutVm("no VM was named", draft);
        }
        return list(objects, sentence);
    }

    private static boolean isUnreadable(Objects objects) {
        return objects.has(Trait.BROKEN_SELECTOR)
                || objects.has(Trait.ODD)
                || objects.has(Trait.ILLEGAL)
                || objects.isEmptied();
    }

    Reading list(List<Item> sentence) {
        Objects objects = objects(sentence);
        if (objects.hasNames()
                && !objects.isEmptied()
                && !objects.selects()
                && !isEverywhere(objects)
                && Item.has(sentence, STATUS)) {
            return Reading.understood(
                    new Intent.Status(new Subject.Named(objects.targets())), "asks for the state of VMs");
        }
        return list(objects, sentence);
    }

    private Reading list(Objects objects, List<Item> sentence) {
        if (isUnreadable(objects)) {
            return Reading.unclear("a selector that cannot be read", Missing.SELECTOR, Missing.TARGET);
        }
        if (objects.has(Trait.CONTRADICTION)) {
            return Reading.contradicting(objects.rivals().stream()
                    .map(namespace -> listing(objects, sentence, namespace, false))
                    .toList());
        }
        if (isTorn(objects, sentence)) {
            return Reading.contradicting(List.of(
                    listing(objects, sentence, objects.statedNamespace(), false),
                    listing(objects, sentence, null, true)));
        }
        boolean spares =
                Item.has(sentence, EXCEPT) && objects.selector().except().isEmpty();
        if (spares || StateFilter.isOpen(sentence)) {
            return Reading.unclear("a list by what is not so, or by several states", Missing.SELECTOR);
        }
        if (objects.statedNamespace() == null && !objects.has(Trait.EVERYWHERE) && isPlace(objects, sentence)) {
            String place = objects.targets().getFirst().name();
            return Reading.understood(
                    new Intent.ListVms(Optional.empty(), place, StateFilter.of(sentence), false),
                    "asks what a namespace holds");
        }
        return Reading.understood(
                listing(objects, sentence, objects.statedNamespace(), isEverywhere(objects)),
                "asks which VMs there are");
    }

    private static Intent listing(
            Objects objects, List<Item> sentence, @Nullable String namespace, boolean everywhere) {
        return new Intent.ListVms(selector(objects), namespace, StateFilter.of(sentence), everywhere);
    }

    private static Optional<Selector> selector(Objects objects) {
        if (objects.isNarrowed()) {
            return Optional.of(objects.selector());
        }
        List<String> names = objects.targets().stream().map(Target::name).toList();
        return objects.hasNames()
                ? Optional.of(new Selector(Optional.empty(), names, false, List.of()))
                : Optional.empty();
    }

    /// "in dev on the cluster" is in dev; "-A -n dev" is neither.
    private static boolean isTorn(Objects objects, List<Item> sentence) {
        return objects.statedNamespace() != null
                && sentence.stream()
                        .anyMatch(i -> (i.is(EVERYWHERE) || i.isFlag("everywhere"))
                                && !i.text().endsWith("cluster"));
    }

    private static boolean isEverywhere(Objects objects) {
        return objects.has(Trait.EVERYWHERE)
                && objects.statedNamespace() == null
                && objects.targets().stream().allMatch(target -> target.namespace() == null);
    }

    /// "list staging": one word that is more likely a namespace than a VM, as long as no VM is called so.
    private boolean isPlace(Objects objects, List<Item> sentence) {
        List<Target> named = objects.targets();
        boolean overview = sentence.stream().anyMatch(i -> i.is(LIST) && i.hasDetail("place"));
        return named.size() == 1
                && named.getFirst().namespace() == null
                && (overview || !Names.isDistinct(named.getFirst().name()))
                && Names.isLegalNamespace(named.getFirst().name())
                && !utterance.known().has(named.getFirst().name());
    }

    Reading diagnose(List<Item> sentence, List<Target> antecedents) {
        Objects objects = objects(sentence);
        if (isUnreadable(objects)) {
            return Reading.unreadable(objects, subject -> new Intent.Diagnose(Optional.of(subject)));
        }
        if (objects.has(Trait.CONTRADICTION) && !objects.isEmpty()) {
            return Reading.contradicting(objects, subject -> new Intent.Diagnose(Optional.of(subject)));
        }
        Optional<Subject> subject = Optional.empty();
        if (objects.selects()) {
            subject = Optional.of(new Subject.Matching(objects.selector(), objects.statedNamespace()));
        } else if (objects.hasNames()) {
            subject = Optional.of(new Subject.Named(objects.targets()));
        } else if (!antecedents.isEmpty()) {
            subject = Optional.of(new Subject.Named(antecedents));
        }
        return Reading.understood(new Intent.Diagnose(subject), "a symptom, or asks why");
    }

    /// Names in a question stand anywhere; words that ask and tell are left out.
    private Objects objects(List<Item> sentence) {
        List<Item> kept =
                sentence.stream().filter(i -> !i.isBreak() && !isAsking(i)).toList();
        return ObjectReader.read(kept, utterance.known());
    }

    private boolean isAsking(Item item) {
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
        boolean nameable = utterance.known().has(item.text());
        return asks && !structure && !nameable;
    }
}
