package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.TargetVm;
import java.util.List;

/// Which cards a typed yes or no can be meant for.
final class WaitingCards {

    private final OperationStore store;

    WaitingCards(OperationStore store) {
        this.store = store;
    }

    /// Cards of this person that wait in the thread; in a direct message, which has no other people, also those outside
    /// of threads when it was typed outside of one.
    List<Operation> of(Person person, Place place, boolean direct) {
        if (place.thread().isEmpty() && !direct) {
            return List.of();
        }
        return store.list().stream()
                .filter(operation -> operation.state() instanceof OperationState.AwaitingApproval)
                .filter(operation -> operation.request().requester().person().equals(person))
                .filter(operation -> isIn(operation, place))
                .toList();
    }

    private static boolean isIn(Operation operation, Place place) {
        return operation
                .card()
                .filter(card -> card.channel().equals(place.channel()))
                .filter(card ->
                        place.thread().equals(operation.request().place().thread())
                                || place.thread().equals(card.ts()))
                .isPresent();
    }

    static Utterance.Pending pending(Operation operation) {
        return new Utterance.Pending(
                operation.request().action(),
                operation.request().targets().stream().map(TargetVm::ref).toList());
    }
}
