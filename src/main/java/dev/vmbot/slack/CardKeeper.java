package dev.vmbot.slack;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Amending;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.execution.Turns;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.operation.OperationCard;
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
/// Safe for several threads, but not for two on one operation; [dev.vmbot.operation.execution.Turns] sees to that.
final class CardKeeper implements Turns.Work {

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
    private final Amending amending;
    private final Leadership leadership;
    private final EditPace pace;
    private final PostPace posts = new PostPace();
    private final InstantSource clock;
    private final Map<OperationId, CardMemory> memories = new ConcurrentHashMap<>();

    /// When this process first saw an operation without a card. By its own clock: that of whoever took the request may
    /// be minutes off.
    private final Map<OperationId, Instant> cardless = new ConcurrentHashMap<>();

    /// @param posting the one of this process, so that a card that it posts at this moment is not looked for
    CardKeeper(
            OperationStore store,
            SlackGateway gateway,
            Posting posting,
            Leadership leadership,
            EditPace pace,
            InstantSource clock) {
        this.store = store;
        this.gateway = gateway;
        this.posting = posting;
        this.amending = new Amending(store);
        this.leadership = leadership;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> advance(OperationId id) {
        if (!mayCall()) {
            return in(RETRY);
        }
        Optional<Operation> found = store.known(id);
        if (found.filter(one -> one.card().isEmpty()).isEmpty()) {
            cardless.remove(id);
        }
        if (found.isEmpty() || isTold(found.get())) {
            memories.remove(id);
            return Optional.empty();
        }
        Operation operation = found.get();
        try {
            return isStale(operation) ? giveUp(operation) : tell(operation);
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .log("what slack was told could not be stored");
            return in(e.reason().retryAfter());
        }
    }

    /// Its card cannot be made: that is said in its place, and how to look.
    @Override
    public void giveUp(OperationId id) {
        Optional<Operation> found = store.known(id).filter(operation -> !isTold(operation));
        Optional<Operation.Card> card = found.flatMap(Operation::card);
        if (!mayCall() || card.isEmpty()) {
            return;
        }
        try {
            gateway.update(card.get(), OperationCard.broken(found.get()));
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("error", e.getMessage())
                    .log("slack did not take a card");
            return;
        }
        if (found.get().state() instanceof OperationState.Finished finished) {
            delivered(found.get(), finished);
        }
    }

    private Optional<Instant> tell(Operation operation) {
        try {
            return operation.card().isEmpty()
                    ? place(operation)
                    : show(operation, operation.card().get());
        } catch (SlackException e) {
            return afterFailure(operation, e);
        }
    }

    /// An edit that lands after another leader's last one would stay for ever.
    private boolean mayCall() {
        return leadership.mayBegin(SlackGateway.CALL_LIMIT);
    }

    private static boolean isTold(Operation operation) {
        return switch (operation.state()) {
            // This is what a card shows when it is posted.
            case OperationState.AwaitingApproval() -> operation.card().isPresent();
            case OperationState.Approved _, OperationState.Executing _ -> false;
            case OperationState.Finished finished -> {
                Operation.Delivery told = operation.delivery();
                yield told.card().equals(finished.phase()) && told.late() == finished.late();
            }
        };
    }

    private boolean isStale(Operation operation) {
        return operation.state() instanceof OperationState.Finished finished
                && clock.instant().isAfter(finished.at().plus(WORTHWHILE));
    }

    private Optional<Instant> place(Operation operation) {
        Instant due =
                cardless.computeIfAbsent(operation.id(), _ -> clock.instant()).plus(OTHERS_POST);
        if (clock.instant().isBefore(due)) {
            return Optional.of(due);
        }
        if (posting.isUnderWay(operation.id())) {
            return in(RETRY);
        }
        CardMemory memory = memory(operation);
        if (!memory.absent()
                && posting.adopt(
                        operation,
                        operation.request().place(),
                        operation.request().createdAt())) {
            // Saving has changed the operation, which wakes us again to bring the card up to date.
            return in(Duration.ZERO);
        }
        memories.put(operation.id(), memory.absent(true));
        Optional<Instant> turn =
                posts.reserve(operation.id(), operation.request().place().channel(), clock.instant());
        return turn.isPresent() ? turn : mayCall() ? post(operation, memory) : in(RETRY);
    }

    private Optional<Instant> post(Operation operation, CardMemory memory) {
        // An answer that is lost leaves a card that has to be looked for again.
        memories.put(operation.id(), memory.absent(false));
        posting.post(operation, operation.request().place(), memory.plain());
        LOG.atInfo().addKeyValue("operation", operation.id()).log("card posted by the leader");
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
        CardMemory memory = memory(operation);
        if (!memory.shown().equals(Optional.of(card))) {
            Optional<Instant> later = pace.reserve(operation.id(), purpose(operation, memory), clock.instant());
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

    private static EditPace.Purpose purpose(Operation operation, CardMemory memory) {
        if (operation.state() instanceof OperationState.Finished) {
            return EditPace.Purpose.FINAL;
        }
        return memory.shown().isEmpty() ? EditPace.Purpose.FIRST : EditPace.Purpose.PROGRESS;
    }

    private void delivered(Operation operation, OperationState.Finished finished) {
        amending.amend(operation, newest -> newest.with(newest.delivery().showing(finished.phase(), finished.late())));
        memories.remove(operation.id());
    }

    private Optional<Instant> afterFailure(Operation operation, SlackException failure) {
        LOG.atWarn()
                .addKeyValue("operation", operation.id())
                .addKeyValue("error", failure.getMessage())
                .log("slack did not take a card");
        memories.put(operation.id(), memory(operation).failed());
        return switch (failure.reason()) {
            case RATE_LIMITED -> {
                Instant open = clock.instant().plus(failure.retryAfter());
                // Posts are limited for their channel, edits for all.
                if (operation.card().isPresent()) {
                    pace.closeUntil(open);
                    yield Optional.of(open);
                }
                memories.put(operation.id(), memory(operation).absent(true));
                yield Optional.of(
                        posts.closed(operation.id(), operation.request().place().channel(), open));
            }
            case MESSAGE_GONE -> postAnew(operation, operation.request().place(), false);
            case CHANNEL_CLOSED -> toTheRequester(operation);
            case REJECTED -> asPlain(operation);
            case UNCERTAIN, DENIED, NOBODY, LINK_EXPIRED, OTHER -> tryAgain(operation);
        };
    }

    private Optional<Instant> asPlain(Operation operation) {
        CardMemory memory = memory(operation);
        if (memory.plain()) {
            return giveUp(operation);
        }
        LOG.atError().addKeyValue("operation", operation.id()).log("slack refused a card's blocks, sending its text");
        memories.put(operation.id(), memory.asPlain());
        return in(Duration.ZERO);
    }

    private Optional<Instant> toTheRequester(Operation operation) {
        try {
            String direct =
                    gateway.openDirect(operation.request().requester().person().user());
            return postAnew(operation, new Request.Place(direct, ""), true);
        } catch (SlackException e) {
            return notPosted(operation, true, e);
        }
    }

    /// @param last nobody else can be told
    private Optional<Instant> postAnew(Operation operation, Request.Place place, boolean last) {
        if (memory(operation).newPosts() >= MOST_NEW_POSTS) {
            return giveUp(operation);
        }
        try {
            boolean there = memory(operation)
                    .doubt()
                    .filter(since -> posting.adopt(operation, place, since))
                    .isPresent();
            if (!there && !mayCall()) {
                return in(RETRY);
            }
            if (!there) {
                post(operation, place);
            }
            memories.put(operation.id(), memory(operation).postedAnew());
            return in(Duration.ZERO);
        } catch (SlackException e) {
            return notPosted(operation, last, e);
        }
    }

    /// Whatever ends it without a clear answer leaves the doubt behind.
    private void post(Operation operation, Request.Place place) {
        CardMemory before = memory(operation);
        memories.put(operation.id(), before.doubting(Optional.of(clock.instant())));
        try {
            posting.post(operation, place, before.plain());
        } catch (SlackException e) {
            if (e.reason() != SlackException.Reason.UNCERTAIN) {
                memories.put(operation.id(), before.doubting(Optional.empty()));
            }
            throw e;
        }
    }

    private Optional<Instant> notPosted(Operation operation, boolean last, SlackException failure) {
        LOG.atWarn()
                .addKeyValue("operation", operation.id())
                .addKeyValue("error", failure.getMessage())
                .log("a lost card could not be posted anew");
        return switch (failure.reason()) {
            case RATE_LIMITED -> in(failure.retryAfter());
            case MESSAGE_GONE, CHANNEL_CLOSED -> last ? giveUp(operation) : toTheRequester(operation);
            case NOBODY -> giveUp(operation);
            case REJECTED -> asPlain(operation);
            case UNCERTAIN, DENIED, LINK_EXPIRED, OTHER -> tryAgain(operation);
        };
    }

    private Optional<Instant> tryAgain(Operation operation) {
        Duration wait = RETRY.multipliedBy(1L << Math.min(memory(operation).failures(), 6));
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

    private CardMemory memory(Operation operation) {
        return memories.getOrDefault(operation.id(), CardMemory.NONE);
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }
}
