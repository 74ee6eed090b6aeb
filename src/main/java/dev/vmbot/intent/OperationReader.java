package dev.vmbot.intent;

import static dev.vmbot.intent.lexicon.Sense.ASK;
import static dev.vmbot.intent.lexicon.Sense.DO;
import static dev.vmbot.intent.lexicon.Sense.GENTLE;
import static dev.vmbot.intent.lexicon.Sense.LIST;
import static dev.vmbot.intent.lexicon.Sense.NAMESPACE;
import static dev.vmbot.intent.lexicon.Sense.NEED;
import static dev.vmbot.intent.lexicon.Sense.PRONOUN;
import static dev.vmbot.intent.lexicon.Sense.REASON;
import static dev.vmbot.intent.lexicon.Sense.REQUEST;
import static dev.vmbot.intent.lexicon.Sense.STATUS;
import static dev.vmbot.intent.lexicon.Sense.UNSUPPORTED;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.Interpretation.Understood;
import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.intent.lexicon.Item;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.intent.object.Mentions.Trait;
import dev.vmbot.intent.object.Names;
import dev.vmbot.intent.object.ObjectReader;
import dev.vmbot.intent.sentence.Clause;
import dev.vmbot.intent.sentence.PossibleRequest;
import dev.vmbot.intent.text.Token.Kind;
import dev.vmbot.intent.verb.Head;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Reads the clauses that ask for actions, in order; pronouns stand for what was named before them.
final class OperationReader {

    private final Utterance utterance;
    private final OperationBuilder builder;
    private final GatheredChanges gathered = new GatheredChanges();
    private List<Target> antecedents;
    private Optional<String> heading = Optional.empty();
    private Optional<Head> waiting = Optional.empty();
    private boolean isTopicNamed;

    OperationReader(Utterance utterance, List<Target> antecedents) {
        this.utterance = utterance;
        this.builder = new OperationBuilder(utterance);
        this.antecedents = antecedents;
    }

    boolean isIdle() {
        return gathered.isIdle() && waiting.isEmpty();
    }

    List<Target> antecedents() {
        return antecedents;
    }

    /// Names that were said without asking for anything.
    void mention(List<Item> items) {
        Mentions mentions = ObjectReader.read(items, utterance.known());
        if (mentions.hasNames() && mentions.has(Trait.CONTRADICTION)) {
            antecedents = List.of(); // "web-01 depends on db-01 in prod": nobody knows which of them "it" is
        } else if (mentions.hasNames() && !mentions.has(Trait.ILLEGAL) && !mentions.has(Trait.ODD)) {
            antecedents = mentions.targets();
        } else if (mentions.statedNamespace() != null && !antecedents.isEmpty()) {
            String namespace = mentions.statedNamespace();
            antecedents =
                    antecedents.stream().map(target -> target.orIn(namespace)).toList();
            gathered.share(namespace);
        }
    }

    /// What was told before the request names its VMs, or the namespace of them.
    void told(List<Item> items) {
        if (items.getFirst().is(REASON) && items.getFirst().text().startsWith("as ")) {
            return; // "as discussed in standup"
        }
        mention(items);
        List<Target> sure = antecedents.stream().filter(this::isSurelyVm).toList();
        antecedents = sure.isEmpty() ? antecedents : sure;
        Mentions mentions = ObjectReader.read(items, utterance.known());
        isTopicNamed |= mentions.hasNames();
        if (mentions.isEmpty()) {
            heading = heading.or(() -> Optional.ofNullable(mentions.statedNamespace()));
        }
    }

    /// What is told may be about more than VMs: "Rancher was updated, and web-01 never came back".
    private boolean isSurelyVm(Target target) {
        return Names.isDistinct(target.name()) || utterance.known().has(target.name());
    }

    /// "stop a, not b in dev": the namespace is that of all.
    void excluded(List<Item> items) {
        Mentions mentions = ObjectReader.read(items.subList(1, items.size()), utterance.known());
        heading = heading.or(() -> Optional.ofNullable(mentions.statedNamespace()));
    }

    void note(Reading problem) {
        gathered.note(problem);
    }

    void read(Clause clause) {
        Head head = clause.verb();
        if (head == null) {
            mention(clause.lead());
            return;
        }
        PossibleRequest request = PossibleRequest.of(clause, utterance.known());
        Optional<Reading> other = notAsked(clause, head, request);
        if (other.isPresent()) {
            note(other.get());
            return;
        }
        if (!request.told().isEmpty()) {
            told(request.told());
        }
        if (isCalled(request.asked())) {
            note(Reading.unclear("somebody's name, or that of a VM", Missing.TARGET));
            return;
        }
        asked(head, request);
    }

    /// What a verb is said for that asks for nothing.
    private static Optional<Reading> notAsked(Clause clause, Head head, PossibleRequest request) {
        if (request.isAboutAnAction()) {
            return Optional.of(Reading.understood(new Intent.Cancel(), "an action is called off"));
        }
        boolean doing = !clause.tail().isEmpty() && clause.tail().getFirst().isVerb(Inflection.GERUND);
        if (head.action() == Action.STOP && doing) {
            return Optional.of(Reading.notForMe("forbids something"));
        }
        return request.isClean() ? Optional.empty() : Optional.of(report(clause));
    }

    private static Reading report(Clause clause) {
        Item first = clause.lead().isEmpty() ? Item.NOTHING : clause.lead().getFirst();
        if (first.isAny(STATUS, LIST) && !first.is(ASK)) {
            return Reading.unclear("a question and a request", Missing.INTENT, Missing.ACTION);
        }
        return first.is(UNSUPPORTED)
                ? Reading.unsupported(OtherTask.OTHER, "part of it is nothing the bot does")
                : Reading.notForMe("somebody tells of an action");
    }

    private void asked(Head head, PossibleRequest request) {
        Clause asked = request.asked();
        Mentions mentions = ObjectReader.read(asked.objects(), utterance.known());
        boolean bare = isBare(asked, mentions);
        if (bare && mentions.isPlain() && isSameAgain(asked, head)) {
            return;
        }
        if (bare && head.sure() && !head.declared()) {
            waiting = Optional.of(mentions.has(Trait.FORCE) ? head.forced() : head);
            return;
        }
        if (!isUnderHeading(mentions)) {
            note(Reading.unclear("a word before a colon that is not the namespace", Missing.INTENT, Missing.NAMESPACE));
            return;
        }
        if (request.endsOddly()) {
            note(Reading.unclear("may tell that it is done", Missing.INTENT));
            return;
        }
        if (isOneOfSeveral(asked.objects(), mentions)) {
            note(Reading.unclear("one of several, without saying which", Missing.TARGET));
            return;
        }
        waiting.ifPresent(first -> change(first, mentions));
        waiting = Optional.empty();
        change(head, mentions);
    }

    /// "db-1 and web-1 look bad, restart it".
    private boolean isOneOfSeveral(List<Item> items, Mentions mentions) {
        return antecedents.size() > 1
                && !mentions.hasNames()
                && !mentions.selects()
                && items.stream().anyMatch(i -> i.is(PRONOUN) && i.hasDetail("singular"));
    }

    /// Puts the names without a namespace in that of the heading. False when another one was said.
    private boolean isUnderHeading(Mentions mentions) {
        if (heading.isPresent() && mentions.hasNames() && mentions.statedNamespace() == null) {
            mentions.namespace(heading.get());
        }
        return heading.isEmpty() || mentions.isEmpty() || heading.get().equals(mentions.statedNamespace());
    }

    /// "colleague, restart web-01", "Lea could you restart web-01": a word that is no VM for sure before a
    /// request with names of its own.
    private boolean isCalled(Clause clause) {
        List<Item> lead = clause.lead();
        return lead.size() > 1
                && lead.get(0).isUnknownWord()
                && (lead.get(1).is(Kind.COMMA)
                        || (lead.get(1).is(REQUEST) && lead.get(0).token().isCapitalized()))
                && !Names.isDistinct(lead.get(0).text())
                && !utterance.known().has(lead.get(0).text())
                && ObjectReader.read(clause.tail(), utterance.known()).hasNames();
    }

    private void change(Head head, Mentions mentions) {
        boolean force = head.force() || mentions.has(Trait.FORCE);
        Reading reading = builder.change(head.action(), force, mentions, antecedents);
        if (head.tie() && !(reading.interpretation() instanceof Interpretation.NotForMe)) {
            note(Reading.unclear("one action or another", EnumSet.of(Missing.ACTION), about(mentions)));
        } else if (!head.sure() && isGuess(reading)) {
            note(Reading.unclear("a typing error, or another language", EnumSet.of(Missing.ACTION), about(mentions)));
        } else if (reading.interpretation() instanceof Understood(Change change)) {
            gathered.add(change);
            if (change.subject() instanceof Subject.Named(var targets)) {
                antecedents = targets;
            }
        } else {
            note(reading);
        }
    }

    /// "starta om vm web-01": a verb that was guessed, with several names that were too.
    private boolean isGuess(Reading reading) {
        return reading.interpretation() instanceof Understood(Change change)
                && change.subject() instanceof Subject.Named(var targets)
                && targets.size() > 1
                && !targets.stream().allMatch(this::isSurelyVm);
    }

    /// Whatever the verb was, that is what it was about.
    private static List<Intent> about(Mentions mentions) {
        return mentions.hasNames() && !mentions.isEmptied() && !mentions.selects()
                ? List.of(new Intent.Status(new Subject.Named(mentions.targets())))
                : List.of();
    }

    /// "stop web-01, just a clean shutdown".
    private boolean isSameAgain(Clause clause, Head head) {
        boolean noun = clause.lead().stream().anyMatch(i -> i.isAny(DO, GENTLE));
        return noun && gathered.endsWith(head.action());
    }

    /// "stop and start web-01": a verb alone shares the objects of the next one.
    private static boolean isBare(Clause clause, Mentions mentions) {
        return clause.tail().isEmpty() && mentions.isEmpty() && mentions.isPlainBut(Trait.FORCE);
    }

    /// What stands before a colon may be the namespace of what follows, or the VMs that it is about.
    void heading(List<Item> sentence) {
        List<Item> words = sentence.stream().filter(i -> !i.isBreak()).toList();
        if (words.isEmpty()) {
            return;
        }
        Mentions mentions = ObjectReader.read(words, utterance.known());
        if (!sentence.getLast().is(Kind.COLON)) {
            boolean place = gathered.isIdle() && mentions.isEmpty() && Item.has(words, NAMESPACE);
            heading = place ? Optional.ofNullable(mentions.statedNamespace()).or(() -> heading) : heading;
            return; // "oc project dev", on a line of its own
        }
        if (words.size() == 1
                && words.getFirst().isWord()
                && !words.getFirst().isAny(NEED, REASON)
                && Names.isLegalNamespace(words.getFirst().text())) {
            heading = Optional.of(words.getFirst().text());
        } else if (mentions.isEmpty() && mentions.isPlain()) {
            heading = heading.or(() -> Optional.ofNullable(mentions.statedNamespace()));
        }
        isTopicNamed = mentions.hasNames() && mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD);
    }

    /// "restart a. b": names of their own behind a request may be meant as well, or instead.
    void further(List<Item> sentence) {
        List<Item> words = sentence.stream().filter(i -> !i.isBreak()).toList();
        boolean ticket = words.stream().anyMatch(i -> i.token().isTicket());
        Mentions mentions = ObjectReader.read(words, utterance.known());
        boolean names = mentions.hasNames() && mentions.isPlainBut(Trait.KNOWN, Trait.VM_WORD);
        boolean others = mentions.targets().stream()
                .anyMatch(
                        t -> Names.isDistinct(t.name()) && antecedents.stream().noneMatch(a -> isSame(a, t)));
        if (!gathered.isEmpty() && !ticket && names && others) {
            note(Reading.unclear("further names, and nothing asked about them", Missing.TARGET));
        }
    }

    private static boolean isSame(Target asked, Target said) {
        return asked.name().equals(said.name())
                && (said.namespace() == null || said.namespace().equals(asked.namespace()));
    }

    Reading result() {
        if (waiting.isPresent() && isTopicNamed && gathered.isEmpty()) {
            var these = new Mentions();
            these.mark(Trait.PRONOUN);
            change(waiting.get(), these);
        } else {
            waiting.ifPresent(head -> note(Reading.withoutVm(
                    "no VM was named", new Draft(Draft.Verb.of(head.action()), head.force(), heading.orElse(null)))));
        }
        return gathered.result();
    }
}
