package dev.vmbot.operation;

import dev.vmbot.model.Person;
import java.util.Optional;
import java.util.function.Supplier;

/// What a yes or a no comes to.
///
/// @param <S> the state that it leads to
public sealed interface Approval<S extends OperationState> {

    /// It counts.
    record Granted<S extends OperationState>(S next) implements Approval<S> {}

    /// It does not count, and the card stays as it is.
    record Refused<S extends OperationState>(Refusal why) implements Approval<S> {}

    enum Refusal {
        NOT_YOURS,
        TOO_LATE
    }

    static <S extends OperationState> Approval<S> unless(Optional<Refusal> refusal, Supplier<S> next) {
        return refusal.<Approval<S>>map(Refused::new).orElseGet(() -> new Granted<>(next.get()));
    }

    /// Only the requester answers.
    static Optional<Refusal> refusal(Request request, Person person) {
        return person.equals(request.requester().person()) ? Optional.empty() : Optional.of(Refusal.NOT_YOURS);
    }
}
