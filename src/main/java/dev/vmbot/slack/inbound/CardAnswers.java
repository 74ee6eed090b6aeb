package dev.vmbot.slack.inbound;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.reply.Heard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plain answers to cards about which there is nothing to decide, or nothing by this person: nobody is left to believe
/// that they counted.
final class CardAnswers {

    /// Where a card waits no more people talk on: only a word that stands alone is meant for it.
    private static final Pattern ONE_WORD = Pattern.compile("\\s*(<@[^>]{1,60}>\\s*)?\\p{L}{1,30}[.!]*\\s*");

    private static final Logger LOG = LoggerFactory.getLogger(CardAnswers.class);

    /// For reading whether a word is an answer, before it is known to which card.
    private static final Utterance.Pending ANY = new Utterance.Pending(Action.START, List.of(), false);

    private final WaitingCards waiting;
    private final ThreadCards threadCards;
    private final Decisions decisions;
    private final Reader reader;

    /// What a text comes to in the thread of a card.
    interface Reader {

        Interpretation read(Heard heard, Person person, Utterance.Pending card);
    }

    CardAnswers(WaitingCards waiting, ThreadCards threadCards, Decisions decisions, Reader reader) {
        this.waiting = waiting;
        this.threadCards = threadCards;
        this.decisions = decisions;
        this.reader = reader;
    }

    static boolean isNo(Interpretation interpretation) {
        return interpretation.equals(new Interpretation.Understood(new Intent.Cancel()));
    }

    static boolean isPlain(Interpretation interpretation) {
        return interpretation instanceof Interpretation.Understood(Intent intent)
                && (intent instanceof Intent.Cancel || intent.equals(new Intent.Confirm(true)));
    }

    /// A plain yes or no to somebody else's card is answered with who decides; anything else is no matter of theirs.
    boolean tellsOthers(Heard heard, Person person) {
        Optional<Operation> other =
                waiting.ofOthers(person, heard.place()).stream().findFirst();
        Optional<Interpretation> answer = other.map(card -> reader.read(heard, person, WaitingCards.pending(card)))
                .filter(CardAnswers::isPlain);
        answer.ifPresent(one -> decisions.notYours(other.orElseThrow(), isNo(one), heard));
        return answer.isPresent();
    }

    /// One plain word to a card that was decided before is answered with that, or with who decides.
    ///
    /// @param otherwise what the text comes to without that card, which must be nothing that is asked for
    boolean tellsLate(Heard heard, Person person, Interpretation otherwise) {
        if (!ONE_WORD.matcher(heard.text()).matches() || asksForMore(otherwise)) {
            return false;
        }
        Optional<Operation> decided = waiting.decided(heard);
        Optional<Interpretation> answer = decided.map(card -> reader.read(heard, person, WaitingCards.pending(card)))
                .filter(CardAnswers::isPlain);
        answer.ifPresent(one -> decisions.typed(
                isNo(one) ? Decisions.Typed.NO : Decisions.Typed.YES, decided.orElseThrow(), heard, person));
        return answer.isPresent();
    }

    /// One plain word in a thread of which nothing is known here: another replica may have posted a card there of
    /// which this one has not heard, or died before it stored where the card stands. So Slack and the cluster are
    /// asked.
    ///
    /// @return false when it was no answer to a card
    boolean tellsUnseen(Heard heard, Person person) {
        boolean inThread = !heard.place().thread().isEmpty();
        if (!inThread || !ONE_WORD.matcher(heard.text()).matches() || waiting.knows(heard.place())) {
            return false;
        }
        Interpretation answer = reader.read(heard, person, ANY);
        return isPlain(answer) && tellsUnseen(heard, person, isNo(answer) ? Decisions.Typed.NO : Decisions.Typed.YES);
    }

    private boolean tellsUnseen(Heard heard, Person person, Decisions.Typed typed) {
        try {
            List<Operation> cards = threadCards.of(heard.place());
            List<Operation> own = cards.stream()
                    .filter(card -> WaitingCards.isWaiting(card) && WaitingCards.isOf(card, person))
                    .toList();
            if (own.size() > 1) {
                decisions.whichOf(own, heard);
            } else if (!cards.isEmpty()) {
                decisions.typed(typed, own.isEmpty() ? cards.getLast() : own.getFirst(), heard, person);
            }
            return !cards.isEmpty();
        } catch (SlackException | ClusterException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("nobody says whose thread an answer stands in");
            decisions.unmatched(heard);
            return true;
        }
    }

    /// Whether the person would take silence for a yes or no that counts.
    boolean isAwaited(Heard heard) {
        return heard.isTyped() && ONE_WORD.matcher(heard.text()).matches() && waiting.knows(heard.place());
    }

    private static boolean asksForMore(Interpretation otherwise) {
        return switch (otherwise) {
            case Interpretation.Understood _ -> !isPlain(otherwise);
            case Interpretation.Several _,
                    Interpretation.Changed _,
                    Interpretation.Misused _,
                    Interpretation.Unsupported _ -> true;
            case Interpretation.Unclear unclear ->
                !unclear.readings().isEmpty() || unclear.draft().isPresent();
            case Interpretation.NotForMe() -> false;
        };
    }
}
