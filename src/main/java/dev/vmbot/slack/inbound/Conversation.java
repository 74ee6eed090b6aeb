package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Crowd;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Utterance;
import dev.vmbot.inventory.Readings;
import dev.vmbot.model.Intent;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.inbound.Responder.Exchange;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Replies;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From a text to its answer.
final class Conversation {

    /// The longest text that is read; a command with fifty long names is shorter.
    private static final int MOST_CHARACTERS = 6000;

    private final UseCases useCases;
    private final WaitingCards waiting;
    private final CardAnswers answers;
    private final Topics topics;
    private final Responder responder;
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
                setup.threadCards(),
                decisions,
                (heard, person, card) -> interpret(heard, person, Optional.of(card), Optional.empty()));
        this.topics = new Topics(store, setup.clock());
        this.responder = new Responder(useCases, topics, changes, decisions, replies);
        this.admission = new Admission(useCases.stranger(), replies);
        this.replies = replies;
        this.rules = setup.rules();
    }

    record Setup(ChannelRules rules, ThreadCards threadCards, InstantSource clock) {}

    /// @param settled is run as soon as a repeated delivery would find what this one made
    void hear(Heard heard, Person person, Runnable settled) {
        List<Operation> cards = heard.isTyped() ? waiting.of(person, heard) : List.of();
        List<Operation> underWay = cards.isEmpty() && heard.isTyped() ? waiting.underWay(person, heard) : List.of();
        boolean tooLong = heard.text().length() > MOST_CHARACTERS;
        boolean answerable = cards.isEmpty() && heard.isTyped() && !tooLong;
        if (answerable && answers.tellsOthers(heard, person)) {
            return;
        }
        if (answerable && underWay.isEmpty() && answers.tellsUnseen(heard, person)) {
            return;
        }
        if (cards.isEmpty() && underWay.isEmpty() && !isListenedTo(heard)) {
            boolean _ = answerable && answers.tellsLate(heard, person, new Interpretation.NotForMe());
        } else if (tooLong) {
            turnDown(heard, person);
        } else if (isCalledOff(heard, person, underWay)) {
            responder.decide(exchange(heard, person, underWay, settled), Decisions.Typed.NO);
        } else {
            read(exchange(heard, person, cards, settled), answerable);
        }
    }

    /// Whether somebody waits to be told what came of this.
    boolean isAwaited(Heard heard) {
        return heard.isAddressed() || answers.isAwaited(heard);
    }

    private boolean isListenedTo(Heard heard) {
        return heard.isAddressed() || rules.of(heard.place().channel()).listen();
    }

    private void turnDown(Heard heard, Person person) {
        if (heard.isAddressed() && admission.admits(person, heard)) {
            replies.answer(heard, person, TalkCard.tooLong(MOST_CHARACTERS));
        }
    }

    private boolean isCalledOff(Heard heard, Person person, List<Operation> underWay) {
        Optional<Operation> working = underWay.stream().findFirst();
        return working.isPresent()
                && CardAnswers.isNo(interpret(heard, person, working.map(WaitingCards::pending), Optional.empty()));
    }

    /// @param answerable there is no card that it could be an answer to
    private void read(Exchange said, boolean answerable) {
        Heard heard = said.heard();
        Person person = said.person();
        Optional<Utterance.Topic> topic = answerable ? topics.of(heard, person) : Optional.empty();
        Interpretation interpretation =
                interpret(heard, person, said.cards().stream().findFirst().map(WaitingCards::pending), topic);
        if (answerable && answers.tellsLate(heard, person, interpretation)) {
            return;
        }
        if (isOpenToAll(interpretation, heard, said.cards()) || admission.admits(person, heard)) {
            responder.respond(said, interpretation);
        }
    }

    private Exchange exchange(Heard heard, Person person, List<Operation> cards, Runnable settled) {
        return new Exchange(heard, person, namespace(heard), cards, settled);
    }

    /// What is left without an answer, and an answer to a card, whose desk asks who it is.
    private static boolean isOpenToAll(Interpretation interpretation, Heard heard, List<Operation> cards) {
        return switch (interpretation) {
            case Interpretation.Understood(Intent intent) ->
                !cards.isEmpty() && (intent instanceof Intent.Confirm || intent instanceof Intent.Cancel);
            case Interpretation.Several _, Interpretation.Changed _, Interpretation.Misused _ -> false;
            case Interpretation.Unclear _, Interpretation.Unsupported _, Interpretation.NotForMe _ ->
                !heard.isAddressed();
        };
    }

    private Interpretation interpret(
            Heard heard, Person person, Optional<Utterance.Pending> card, Optional<Utterance.Topic> topic) {
        return useCases.interpret()
                .apply(new Utterance(
                        heard.text(), heard.surface(), namespace(heard), known(heard, person), card, topic));
    }

    private KnownVms known(Heard heard, Person person) {
        return Crowd.isMoreThan(Readings.MOST_NAMED, heard.text())
                ? _ -> Set.of()
                : useCases.known().apply(person);
    }

    private Optional<String> namespace(Heard heard) {
        return rules.of(heard.place().channel()).namespace();
    }
}
