package dev.vmbot.slack.inbound;

import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.TargetVm;
import java.util.Comparator;
import java.util.Optional;

/// What a thread was about before, so that "it" can be understood there. Found in the stored operations, so that a new
/// process and another replica know it as well.
final class Topics {

    private final OperationStore store;

    Topics(OperationStore store) {
        this.store = store;
    }

    /// The newest operation of the thread. What was said to nobody is read with it only if it is the speaker's own.
    Optional<Utterance.Topic> of(Heard heard, Person person) {
        if (heard.place().thread().isEmpty()) {
            return Optional.empty();
        }
        return store.list().stream()
                .filter(operation -> WaitingCards.isIn(operation, heard.place()))
                .max(Comparator.comparing(operation -> operation.request().createdAt()))
                .filter(operation -> heard.isAddressed() || WaitingCards.isOf(operation, person))
                .map(Topics::topic);
    }

    private static Utterance.Topic topic(Operation operation) {
        return new Utterance.Topic(
                operation.request().action(),
                operation.request().targets().stream().map(TargetVm::ref).toList());
    }
}
