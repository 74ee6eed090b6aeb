package dev.vmbot.slack;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.OperationCard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the card of one operation agree with what is stored, on the leader. Whatever it has to remember beyond this
/// process is in the operation: where the card is, and which final state it shows. What it holds itself only saves
/// needless edits.
///
/// Safe for several threads, but not for two on one operation; [dev.vmbot.operation.Turns] sees to that.
final class CardKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CardKeeper.class);

    /// The replica that took the request posts the card; only when it has not for so long does the leader.
    private static final Duration OTHERS_POST = Duration.ofSeconds(10);

    /// An approval is shown only if nothing has come of it for so long: the first edit then says what is done, and not
    /// for the next 5 s that something is about to be.
    private static final Duration JUST_APPROVED = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    /// How long a final state is worth the trying.
    private static final Duration WORTHWHILE = Duration.ofHours(24);

    private static final int MOST_NEW_POSTS = 2;

    private final OperationStore store;
    private final SlackGateway gateway;
    private final Posting posting;
    private final Leadership leadership;
    private final EditPace pace;
    private final InstantSource clock;
    private final Map<OperationId, Memory> memories = new ConcurrentHashMap<>();

    CardKeeper(OperationStore store, SlackGateway gateway, Leadership leadership, EditPace pace, InstantSource clock) {
        this.store = store;
        this.gateway = gateway;
        this.posting = new Posting(gateway, store);
        this.leadership = leadership;
        this.pace = pace;
        this.clock = clock;
    }

    /// @param shown what the card shows, as far as this process knows
    /// @param failures since the last success
    /// @param newPosts how often the card was lost and posted anew
    /// @param plain Slack refused a block, so that only text is sent
    private record Memory(Optional<Card> shown, int failures, int newPosts, boolean plain) {

        static final Memory NONE = new Memory(Optional.empty(), 0, 0, false);

        Memory showing(Card card) {
            return new Memory(Optional.of(card), 0, newPosts, plain);
        }

        Memory failed() {
            return new Memory(shown, failures + 1, newPosts, plain);
        }

        Memory postedAnew() {
            return new Memory(Optional.empty(), failures, newPosts + 1, plain);
        }

        Memory asPlain() {
            return new Memory(Optional.empty(), failures, newPosts, true);
        }
    }

    /// Takes the card as far as it can be taken now.
    ///
    /// @return when to come back if nothing has changed before; empty when there is nothing to come back for
    Optional<Instant> advance(OperationId id) {
        if (!leadership.mayWrite()) {
            return in(RETRY);
        }
        Optional<Operation> found = store.known(id);
        if (found.isEmpty() || isTold(found.get())) {
            memories.remove(id);
            return Optional.empty();
        }
        Operation operation = found.get();
        try {
            if (isStale(operation)) {
                return giveUp(operation);
            }
            return operation.card().isEmpty()
                    ? place(operation)
                    : show(operation, operation.card().get());
        } catch (SlackException e) {
            return afterFailure(operation, e);
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .log("what slack was told could not be stored");
            return in(RETRY);
        }
    }

    private static boolean isTold(Operation operation) {
        return switch (operation.state()) {
            // This is what a card shows when it is posted.
            case OperationState.AwaitingApproval() -> operation.card().isPresent();
            case OperationState.Approved _, OperationState.Executing _ -> false;
            case OperationState.Finished finished -> {
                boolean late = finished.late().isEmpty() || operation.delivery().late();
                yield operation.delivery().card().equals(finished.phase()) && late;
            }
        };
    }

    private boolean isStale(Operation operation) {
        return operation.state() instanceof OperationState.Finished finished
                && clock.instant().isAfter(finished.at().plus(WORTHWHILE));
    }

    private Optional<Instant> place(Operation operation) {
        Instant due = operation.request().createdAt().plus(OTHERS_POST);
        if (clock.instant().isBefore(due)) {
            return Optional.of(due);
        }
        if (!posting.adopt(operation, operation.request().place())) {
            posting.post(
                    operation, operation.request().place(), memory(operation).plain());
            LOG.atInfo().addKeyValue("operation", operation.id()).log("card posted by the leader");
        }
        // Saving has changed the operation, which wakes us again to bring the card up to date.
        return in(Duration.ZERO);
    }

    private Optional<Instant> show(Operation operation, Operation.Card message) {
        if (operation.state() instanceof OperationState.Approved approved) {
            Instant due = approved.at().plus(JUST_APPROVED);
            if (clock.instant().isBefore(due)) {
                return Optional.of(due);
            }
        }
        Card card = OperationCard.of(operation);
        Memory memory = memory(operation);
        if (!memory.shown().equals(Optional.of(card))) {
            boolean isFinal = operation.state() instanceof OperationState.Finished;
            Optional<Instant> later = pace.reserve(operation.id(), isFinal, clock.instant());
            if (later.isPresent()) {
                return later;
            }
            gateway.update(message, memory.plain() ? card.plain() : card);
            memories.put(operation.id(), memory.showing(card));
        }
        if (operation.state() instanceof OperationState.Finished finished) {
            delivered(operation, finished);
        }
        return Optional.empty();
    }

    private void delivered(Operation operation, OperationState.Finished finished) {
        posting.remember(
                operation,
                newest -> newest.with(newest.delivery()
                        .showing(finished.phase(), finished.late().isPresent())));
        memories.remove(operation.id());
    }

    private Optional<Instant> afterFailure(Operation operation, SlackException failure) {
        LOG.atWarn()
                .addKeyValue("operation", operation.id())
                .addKeyValue("error", failure.getMessage())
                .log("slack did not take a card");
        Memory memory = memory(operation).failed();
        memories.put(operation.id(), memory);
        return switch (failure.reason()) {
            case RATE_LIMITED -> {
                Instant open = clock.instant().plus(failure.retryAfter());
                pace.closeUntil(open);
                yield Optional.of(open);
            }
            case MESSAGE_GONE -> postAnew(operation, memory, operation.request().place());
            case CHANNEL_CLOSED -> toTheRequester(operation, memory);
            case REJECTED -> memory.plain() ? giveUp(operation) : asPlain(operation, memory);
            case UNCERTAIN, DENIED, NOBODY, LINK_EXPIRED, OTHER -> tryAgain(memory);
        };
    }

    private Optional<Instant> asPlain(Operation operation, Memory memory) {
        LOG.atError().addKeyValue("operation", operation.id()).log("slack refused a card's blocks, sending its text");
        memories.put(operation.id(), memory.asPlain());
        return in(Duration.ZERO);
    }

    private Optional<Instant> toTheRequester(Operation operation, Memory memory) {
        try {
            String user = operation.request().requester().person().user();
            return postAnew(operation, memory, new Request.Place(gateway.openDirect(user), ""));
        } catch (SlackException e) {
            return e.reason() == SlackException.Reason.UNCERTAIN || e.reason() == SlackException.Reason.RATE_LIMITED
                    ? tryAgain(memory)
                    : giveUp(operation);
        }
    }

    private Optional<Instant> postAnew(Operation operation, Memory memory, Request.Place place) {
        if (memory.newPosts() >= MOST_NEW_POSTS) {
            return giveUp(operation);
        }
        memories.put(operation.id(), memory.postedAnew());
        try {
            posting.post(operation, place, memory.plain());
            return in(Duration.ZERO);
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("a lost card could not be posted anew");
            return tryAgain(memory.postedAnew());
        }
    }

    private Optional<Instant> tryAgain(Memory memory) {
        Duration wait = RETRY.multipliedBy(1L << Math.min(memory.failures(), 6));
        return in(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY);
    }

    /// What cannot be told is marked as told once it is final, so that nobody tries for ever.
    private Optional<Instant> giveUp(Operation operation) {
        LOG.atError().addKeyValue("operation", operation.id()).log("card given up");
        if (operation.state() instanceof OperationState.Finished finished) {
            delivered(operation, finished);
        }
        return Optional.empty();
    }

    private Memory memory(Operation operation) {
        return memories.getOrDefault(operation.id(), Memory.NONE);
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }
}
