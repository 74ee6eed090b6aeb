package dev.vmbot.slack.inbound;

import dev.vmbot.cluster.Listening;
import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.reply.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which cards a typed yes or no can be meant for.
final class WaitingCards {

    /// Storing where the card is takes milliseconds; Slack wants the event acknowledged within 3 s.
    private static final Duration POSTING = Duration.ofMillis(1500);

    private static final int MOST_CHANGES = 20;
    private static final Pattern TS = Pattern.compile("([0-9]{1,12})\\.[0-9]+");

    private final OperationStore store;

    WaitingCards(OperationStore store) {
        this.store = store;
    }

    /// Cards of this person that wait in the thread; in a direct message, which has no other people, also those
    /// outside of threads when it was typed outside of one. A card that was posted after what was typed is none
    /// that it can mean. So an answer that Slack delivers again, to another replica, says nothing about the card
    /// that has come since.
    List<Operation> of(Person person, Heard heard) {
        return hasNoCards(heard) ? List.of() : before(heard, posted(person, heard.place()));
    }

    /// Cards of this person, where [#of] looks for them, that are being carried out: there is nothing to approve,
    /// but what has not begun can be called off.
    List<Operation> underWay(Person person, Heard heard) {
        return hasNoCards(heard)
                ? List.of()
                : before(heard, find(person, heard.place(), operation -> isUnderWay(operation.state())));
    }

    private static boolean hasNoCards(Heard heard) {
        return heard.place().thread().isEmpty() && heard.surface() != Utterance.Surface.DIRECT;
    }

    private static List<Operation> before(Heard heard, List<Operation> operations) {
        return operations.stream()
                .filter(operation -> isBefore(operation, heard.origin()))
                .toList();
    }

    /// `ts` are seconds and a counter, of the same length for centuries.
    static boolean isBefore(Operation operation, String ts) {
        return operation.card().filter(card -> card.ts().compareTo(ts) < 0).isPresent();
    }

    private List<Operation> posted(Person person, Place place) {
        List<Operation> cards = find(person, place, WaitingCards::isWaiting);
        if (!cards.isEmpty()) {
            return cards;
        }
        awaitPosting(person, place);
        // Looked for again also when none is being posted any more: it may have been a moment ago.
        return find(person, place, WaitingCards::isWaiting);
    }

    private static boolean isUnderWay(OperationState state) {
        return switch (state) {
            case OperationState.Approved _, OperationState.Executing _ -> true;
            case OperationState.AwaitingApproval _, OperationState.Finished _ -> false;
        };
    }

    /// Whether any card that is known here stands in the thread, or at its head.
    boolean knows(Place place) {
        return !place.thread().isEmpty() && store.list().stream().anyMatch(operation -> isIn(operation, place));
    }

    /// Cards of other people that wait in the thread, about which this person decides nothing.
    List<Operation> ofOthers(Person person, Place place) {
        return place.thread().isEmpty()
                ? List.of()
                : store.list().stream()
                        .filter(WaitingCards::isWaiting)
                        .filter(operation -> !isOf(operation, person))
                        .filter(operation -> isIn(operation, place))
                        .toList();
    }

    /// The newest card in the thread, or in the direct message, that waits for nobody any more, whoever asked for
    /// it. Of one that ended long before, nobody speaks.
    Optional<Operation> decided(Heard heard) {
        return heard.place().thread().isEmpty() && heard.surface() != Utterance.Surface.DIRECT
                ? Optional.empty()
                : store.list().stream()
                        .filter(operation -> !isWaiting(operation))
                        .filter(operation -> isIn(operation, heard.place()))
                        .filter(operation -> isBefore(operation, heard.origin()))
                        .filter(operation -> isFresh(operation, heard.origin()))
                        .max(Comparator.comparing(
                                operation -> operation.card().orElseThrow().ts()));
    }

    private static boolean isFresh(Operation operation, String ts) {
        return !(operation.state() instanceof OperationState.Finished finished)
                || TS.matcher(ts)
                        .results()
                        .allMatch(said -> Instant.ofEpochSecond(Long.parseLong(said.group(1)))
                                .isBefore(finished.at().plus(OperationState.LATE_WATCH)));
    }

    /// Whoever answers within the moment in which the card's `ts` is being stored has seen the card all the same.
    private void awaitPosting(Person person, Place place) {
        var changes = new Semaphore(0);
        try (Listening _ = store.onChange(_ -> changes.release())) {
            int seen = 0;
            while (isOneBeingPosted(person, place)
                    && seen++ < MOST_CHANGES
                    && changes.tryAcquire(POSTING.toMillis(), TimeUnit.MILLISECONDS)) {
                changes.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOneBeingPosted(Person person, Place place) {
        return of(person, WaitingCards::isWaiting)
                .filter(operation -> operation.card().isEmpty())
                .anyMatch(operation -> operation.request().place().channel().equals(place.channel()));
    }

    private List<Operation> find(Person person, Place place, Predicate<Operation> which) {
        return of(person, which).filter(operation -> isIn(operation, place)).toList();
    }

    private Stream<Operation> of(Person person, Predicate<Operation> which) {
        return store.list().stream().filter(which).filter(operation -> isOf(operation, person));
    }

    static boolean isWaiting(Operation operation) {
        return operation.state() instanceof OperationState.AwaitingApproval;
    }

    static boolean isOf(Operation operation, Person person) {
        return operation.request().requester().person().equals(person);
    }

    /// Whether the card stands at the head of the thread, or in it.
    static boolean isIn(Operation operation, Place place) {
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
                operation.request().targets().stream().map(TargetVm::ref).toList(),
                isUnderWay(operation.state()));
    }
}
