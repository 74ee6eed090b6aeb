package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Utterance;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.slack.card.answer.FindingsCard;
import dev.vmbot.slack.card.answer.PressCard;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.answer.TalkCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// From a text to its answer.
final class Conversation {

    /// The longest text that is read; a command with fifty long names is shorter.
    private static final int MOST_CHARACTERS = 6000;

    private final UseCases useCases;
    private final WaitingCards waiting;
    private final CardAnswers answers;
    private final Topics topics;
    private final Questions questions;
    private final Changes changes;
    private final Decisions decisions;
    private final Admission admission;
    private final Replies replies;
    private final ChannelRules rules;

    Conversation(
            UseCases useCases,
            OperationStore store,
            Changes changes,
            Decisions decisions,
            Replies replies,
            Setup setup) {
        this.useCases = useCases;
        this.waiting = new WaitingCards(store);
        this.answers = new CardAnswers(
                waiting,
                decisions,
                (heard, person, card) ->
                        useCases.interpret().apply(utterance(heard, person, Optional.of(card), Optional.empty())));
        this.topics = new Topics(store, setup.clock());
        this.questions = new Questions(useCases.readings());
        this.changes = changes;
        this.decisions = decisions;
        this.admission = new Admission(useCases.stranger(), replies);
        this.replies = replies;
        this.rules = setup.rules();
    }

    record Setup(ChannelRules rules, InstantSource clock) {}

    /// @param settled is run as soon as a repeated delivery would find what this one made
    void hear(Heard heard, Person person, Runnable settled) {
        List<Operation> cards = heard.isTyped() ? waiting.of(person, heard) : List.of();
        List<Operation> underWay = cards.isEmpty() && heard.isTyped() ? waiting.underWay(person, heard) : List.of();
        boolean answerable = cards.isEmpty() && heard.isTyped() && heard.text().length() <= MOST_CHARACTERS;
        if (answerable && answers.tellsOthers(heard, person)) {
            return;
        }
        boolean listened = heard.isAddressed()
                || !cards.isEmpty()
                || !underWay.isEmpty()
                || rules.of(heard.place().channel()).listen();
        if (!listened) {
            boolean _ = answerable && answers.tellsLate(heard, person, new Interpretation.NotForMe());
            return;
        }
        if (heard.text().length() > MOST_CHARACTERS) {
            if (heard.isAddressed() && admission.admits(person, heard)) {
                replies.answer(heard, person, TalkCard.tooLong(MOST_CHARACTERS));
            }
            return;
        }
        Optional<Operation> working = underWay.stream().findFirst();
        if (working.isPresent()
                && CardAnswers.isNo(useCases.interpret().apply(utterance(heard, person, working, Optional.empty())))) {
            new Exchange(heard, person, underWay, settled).decide(Decisions.Typed.NO);
            return;
        }
        Optional<Operation> card = cards.stream().findFirst();
        Optional<Utterance.Topic> topic =
                card.isEmpty() && heard.isTyped() ? topics.of(heard, person) : Optional.empty();
        Interpretation interpretation = useCases.interpret().apply(utterance(heard, person, card, topic));
        if (answerable && answers.tellsLate(heard, person, interpretation)) {
            return;
        }
        if (isOpenToAll(interpretation, heard, cards) || admission.admits(person, heard)) {
            new Exchange(heard, person, cards, settled).answer(interpretation);
        }
    }

    /// What is left without an answer, and an answer to a card, whose desk asks who it is.
    private static boolean isOpenToAll(Interpretation interpretation, Heard heard, List<Operation> cards) {
        return switch (interpretation) {
            case Interpretation.Understood(Intent intent) ->
                !cards.isEmpty() && (intent instanceof Intent.Confirm || intent instanceof Intent.Cancel);
            case Interpretation.Several _, Interpretation.Changed _ -> false;
            case Interpretation.Unclear _, Interpretation.Unsupported _, Interpretation.NotForMe _ ->
                !heard.isAddressed();
        };
    }

    private Utterance utterance(Heard heard, Person person, Optional<Operation> card, Optional<Utterance.Topic> topic) {
        return new Utterance(
                heard.text(),
                heard.surface(),
                rules.of(heard.place().channel()).namespace(),
                useCases.known().apply(person),
                card.map(WaitingCards::pending),
                topic);
    }

    /// One text and what it is answered with; `cards` are those of the person that wait where it was said.
    private final class Exchange {

        private final Heard heard;
        private final Person person;
        private final List<Operation> cards;
        private final Runnable settled;

        Exchange(Heard heard, Person person, List<Operation> cards, Runnable settled) {
            this.heard = heard;
            this.person = person;
            this.cards = cards;
            this.settled = settled;
        }

        void answer(Interpretation interpretation) {
            switch (interpretation) {
                case Interpretation.Understood(Intent intent) -> act(intent, 0, settled);
                case Interpretation.Several(List<Intent> intents) -> actOnEach(intents);
                case Interpretation.Changed(Intent.Change instead) -> replace(instead);
                case Interpretation.Unclear unclear -> unclear(unclear);
                case Interpretation.Unsupported unsupported -> {
                    if (heard.isAddressed()) {
                        replies.answer(heard, person, TalkCard.of(unsupported));
                    }
                }
                case Interpretation.NotForMe() -> {
                    if (heard.isAddressed()) {
                        replies.answer(heard, person, TalkCard.notARequest());
                    }
                }
            }
        }

        private void unclear(Interpretation.Unclear unclear) {
            boolean aboutCard = unclear.missing().contains(Missing.ANSWER);
            if (aboutCard && cards.size() > 1) {
                replies.whisper(heard, PressCard.whichCard(cards.size()));
            } else if (aboutCard && !cards.isEmpty()) {
                boolean later = unclear.missing().contains(Missing.TIME);
                replies.whisper(heard, PressCard.neither(cards.getFirst(), later));
            } else if (isForTheDesk(unclear)) {
                act(unclear.readings().getFirst(), 0, settled);
            } else if (heard.isAddressed()) {
                replies.answer(heard, person, questions.about(unclear, person, namespace()));
            }
        }

        /// Whoever knows the VMs asks which one, or says what is wrong with its name.
        private boolean isForTheDesk(Interpretation.Unclear unclear) {
            if (!heard.isAddressed() || unclear.readings().size() != 1) {
                return false;
            }
            Intent reading = unclear.readings().getFirst();
            return unclear.missing().equals(Set.of(Missing.NAMESPACE))
                    ? reading instanceof Intent.Change && names(reading).anyMatch(one -> one.namespace() == null)
                    : unclear.missing().contains(Missing.TARGET)
                            && names(reading).anyMatch(one -> !one.isLegal());
        }

        private static Stream<Target> names(Intent intent) {
            Optional<Subject> subject = switch (intent) {
                case Intent.Change change -> Optional.of(change.subject());
                case Intent.Status status -> Optional.of(status.subject());
                case Intent.Diagnose diagnose -> diagnose.subject();
                case Intent.ListVms _, Intent.Help _, Intent.Confirm _, Intent.Cancel _ -> Optional.empty();
            };
            return subject.stream()
                    .flatMap(some -> some instanceof Subject.Named(var targets) ? targets.stream() : Stream.empty());
        }

        /// The old card first, so that no later yes can mean it. Its reason may be none for another action.
        private void replace(Intent.Change instead) {
            if (cards.size() > 1) {
                replies.whisper(heard, PressCard.whichCard(cards.size()));
                return;
            }
            Operation old = cards.getFirst();
            if (decisions.withdraws(old, heard, person)) {
                boolean force = instead.force() || old.request().force();
                Optional<String> before = instead.action() == old.request().action()
                        ? old.request().reason()
                        : Optional.empty();
                Optional<String> reason = instead.reason().or(() -> before);
                act(new Intent.Change(instead.action(), instead.subject(), force, reason), 0, settled);
            }
        }

        private void actOnEach(List<Intent> intents) {
            for (int index = 0; index < intents.size(); index++) {
                act(intents.get(index), index, index == intents.size() - 1 ? settled : () -> {});
            }
        }

        private void act(Intent intent, int index, Runnable done) {
            switch (intent) {
                case Intent.Change change ->
                    changes.ask(change, heard, person, index, done).ifPresent(answer -> remember(change, answer));
                case Intent.Status status -> status(useCases.readings().status(status, person, namespace()));
                case Intent.ListVms list -> tell(useCases.readings().list(list, person, namespace()), "status");
                case Intent.Diagnose(var subject) -> subject.ifPresentOrElse(this::diagnose, this::askWhichToDiagnose);
                case Intent.Help(var about) ->
                    replies.answer(heard, person, questions.help(about, person, namespace()));
                case Intent.Confirm(boolean plain) -> decide(plain ? Decisions.Typed.YES : Decisions.Typed.WEAK_YES);
                case Intent.Cancel() -> decide(Decisions.Typed.NO);
            }
        }

        private void remember(Intent.Change change, Answer answer) {
            var verb = Draft.Verb.of(change.action());
            if (answer instanceof Answer.Already(var _, var seen)) {
                topics.told(heard, person, verb, List.of(seen.ref()));
            } else if (answer instanceof Answer.AllAlready(var _, var vms)) {
                topics.told(heard, person, verb, vms);
            }
        }

        private void status(Reading reading) {
            if (reading instanceof Reading.States(var states)) {
                topics.told(heard, person, Draft.Verb.STATUS, found(states));
            }
            tell(reading, "status");
        }

        /// Nothing where one of them was not found, because it may be the one that is meant next.
        private static List<VmRef> found(List<Reading.State> states) {
            List<VmRef> found = states.stream()
                    .flatMap(state -> state.resolution() instanceof Resolution.Found(var seen)
                            ? Stream.of(seen.ref())
                            : Stream.empty())
                    .toList();
            return found.size() == states.size() ? found : List.of();
        }

        private void askWhichToDiagnose() {
            var draft = new Draft(Draft.Verb.DIAGNOSE, false, null);
            replies.answer(heard, person, questions.whichVm(draft, person, namespace()));
        }

        private void diagnose(Subject which) {
            Checkup checkup = useCases.checkups().examine(which, person, namespace());
            checkup.patients().forEach(patient -> replies.answer(heard, person, FindingsCard.onDemand(patient)));
            checkup.rest().ifPresent(rest -> tell(rest, "diagnose"));
            if (checkup.rest().isEmpty()) {
                List<VmRef> vms = checkup.patients().stream()
                        .map(patient -> patient.seen().ref())
                        .toList();
                topics.told(heard, person, Draft.Verb.DIAGNOSE, vms);
            }
        }

        private void tell(Reading reading, String verb) {
            replies.answer(heard, person, ReadingCard.of(reading, verb));
        }

        private Optional<String> namespace() {
            return rules.of(heard.place().channel()).namespace();
        }

        private void decide(Decisions.Typed typed) {
            if (cards.size() == 1) {
                decisions.typed(typed, cards.getFirst(), heard, person);
            } else if (cards.size() > 1) {
                replies.whisper(heard, PressCard.whichCard(cards.size()));
            } else if (heard.isAddressed()) {
                replies.answer(heard, person, TalkCard.unknownAnswerHere());
            }
        }
    }
}
