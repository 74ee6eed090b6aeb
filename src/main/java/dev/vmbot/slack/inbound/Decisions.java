package dev.vmbot.slack.inbound;

import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.desk.Approvals;
import dev.vmbot.operation.desk.PressAnswer;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.answer.PressCard;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Pressed;
import dev.vmbot.slack.reply.Replies;
import java.util.List;

/// Yes and no, pressed or typed. None is silent: either the card changes, or the person is told why it does not.
final class Decisions {

    /// What a typed answer comes to.
    enum Typed {
        YES,
        /// "ok", "+1": answered with the buttons.
        WEAK_YES,
        NO
    }

    private final Approvals approvals;
    private final Replies replies;

    Decisions(Approvals approvals, Replies replies) {
        this.approvals = approvals;
        this.replies = replies;
    }

    void typed(Typed typed, Operation operation, Heard heard, Person person) {
        switch (typed) {
            case YES -> tellUnlessTaken(approvals.approve(operation.id(), person), heard);
            case NO -> tellUnlessTaken(approvals.cancel(operation.id(), person), heard);
            case WEAK_YES -> replies.whisper(heard, PressCard.toBeSure(operation));
        }
    }

    /// What was taken is shown by the card.
    private void tellUnlessTaken(PressAnswer answer, Heard heard) {
        if (!answer.isTaken()) {
            replies.whisper(heard, PressCard.of(answer));
        }
    }

    /// Several cards that it may be meant for.
    void whichOf(List<Operation> cards, Heard heard) {
        replies.whisper(heard, PressCard.whichCard(cards.size()));
    }

    /// An answer of which nobody can say now to what card it belongs.
    void unmatched(Heard heard) {
        replies.whisper(heard, PressCard.unmatched());
    }

    /// An answer to a card of somebody else.
    ///
    /// @param no whether it was to call that off
    void notYours(Operation operation, boolean no, Heard heard) {
        replies.whisper(heard, PressCard.notYours(operation, no));
    }

    /// Calls a card off to make room for another one.
    ///
    /// @return false when it could not be called off any more; the person has been told why
    boolean withdraws(Operation operation, Heard heard, Person person) {
        PressAnswer answer = approvals.cancel(operation.id(), person);
        tellUnlessTaken(answer, heard);
        return answer instanceof PressAnswer.Cancelled;
    }

    /// A press is answered at once: where many cards are on their way, the edit that shows what came of it waits its
    /// turn.
    void pressed(Pressed pressed, Person person) {
        replies.answer(pressed, PressCard.of(answer(pressed, person)));
        replies.dismiss(pressed);
    }

    private PressAnswer answer(Pressed pressed, Person person) {
        if (!OperationId.isPossible(pressed.value())) {
            return new PressAnswer.NoSuchOperation();
        }
        OperationId id = new OperationId(pressed.value());
        PressAnswer answer =
                pressed.action().equals(Buttons.APPROVE) ? approvals.approve(id, person) : approvals.cancel(id, person);
        boolean foreign = answer instanceof PressAnswer.NotYours(Operation operation, boolean _)
                && !isOn(operation, pressed.message());
        return foreign ? new PressAnswer.NoSuchOperation() : answer;
    }

    /// Whoever makes an id up learns nothing of the operation. While a card is being stored, its channel has to do.
    private static boolean isOn(Operation operation, Pressed.On message) {
        return operation
                .card()
                .map(card -> card.equals(new Operation.Card(message.place().channel(), message.ts())))
                .orElseGet(() -> operation
                        .request()
                        .place()
                        .channel()
                        .equals(message.place().channel()));
    }

    /// For a button that was never ours, or of a version that is gone.
    void unknown(Pressed pressed) {
        replies.answer(pressed, TalkCard.unknownButton());
    }
}
