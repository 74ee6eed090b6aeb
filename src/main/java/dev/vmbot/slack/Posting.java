package dev.vmbot.slack;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Amending;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts an operation's card into Slack and remembers in the operation where it is. Thread-safe.
public final class Posting {

    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

    /// How long after each failure to store where a card is. Until it is stored no press is shown on it.
    private static final List<Duration> PAUSES = Stream.of(500, 1000, 2000, 4000, 8000, 15_000)
            .map(Duration::ofMillis)
            .toList();

    private final SlackGateway gateway;
    private final Amending amending;
    private final Pause pause;
    private final Set<OperationId> underWay = ConcurrentHashMap.newKeySet();

    public Posting(SlackGateway gateway, OperationStore store, Pause pause) {
        this.gateway = gateway;
        this.amending = new Amending(store);
        this.pause = pause;
    }

    /// Posts the card where the request says. Once it stands, it stands: if remembering fails, it is tried again for
    /// half a minute, and after that the leader finds it by its mark.
    ///
    /// @throws SlackException when it was not posted, or nobody can say
    public void post(Operation operation) {
        underWay.add(operation.id());
        try {
            keepAtLast(operation, send(operation, operation.request().place(), false));
        } finally {
            underWay.remove(operation.id());
        }
    }

    /// Whether this process posts it at this moment, so that nobody else needs to look for it.
    boolean isUnderWay(OperationId id) {
        return underWay.contains(id);
    }

    private void keepAtLast(Operation operation, Operation.Card posted) {
        for (Duration wait : PAUSES) {
            if (isKept(operation, posted) || !hasWaited(wait)) {
                return;
            }
        }
        if (!isKept(operation, posted)) {
            LOG.atWarn().addKeyValue("operation", operation.id()).log("where a card is stays with the leader to find");
        }
    }

    private boolean isKept(Operation operation, Operation.Card posted) {
        try {
            keep(operation, posted);
            return true;
        } catch (ClusterException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("where a card is could not be stored");
            return false;
        }
    }

    private boolean hasWaited(Duration wait) {
        try {
            pause.last(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @param plain without any form, because Slack refused a block
    void post(Operation operation, Request.Place place, boolean plain) {
        keep(operation, send(operation, place, plain));
    }

    private Operation.Card send(Operation operation, Request.Place place, boolean plain) {
        var card = OperationCard.of(operation);
        return gateway.post(place, plain ? card.plain() : card, Optional.of(Mark.card(operation.id())));
    }

    private void keep(Operation operation, Operation.Card posted) {
        Optional<Operation> stored = amending.amend(
                operation, newest -> newest.card().equals(operation.card()) ? newest.with(posted) : newest);
        Optional<Operation.Card> counting = stored.flatMap(Operation::card);
        if (!counting.equals(Optional.of(posted))) {
            takeBack(operation, posted, counting);
        }
    }

    /// Another replica has posted one meanwhile: two cards with buttons must not stay.
    private void takeBack(Operation operation, Operation.Card posted, Optional<Operation.Card> counting) {
        LOG.atInfo().addKeyValue("operation", operation.id()).log("card taken back, there is another one");
        try {
            gateway.delete(posted);
        } catch (SlackException e) {
            if (e.reason() != SlackException.Reason.MESSAGE_GONE) {
                disown(operation, posted, counting);
            }
        }
    }

    private void disown(Operation operation, Operation.Card posted, Optional<Operation.Card> counting) {
        try {
            gateway.update(posted, OperationCard.superseded(counting));
        } catch (SlackException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("a second card could not be taken back");
        }
    }

    /// Takes a card over that was posted and not remembered.
    ///
    /// @param since it was not posted earlier
    /// @return whether there was one beside the one that is known
    boolean adopt(Operation operation, Request.Place place, Instant since) {
        Optional<Operation.Card> found = gateway.findMarked(place, Mark.card(operation.id()), since)
                .filter(card -> !operation.card().equals(Optional.of(card)));
        found.ifPresent(card -> amending.amend(
                operation, newest -> newest.card().equals(operation.card()) ? newest.with(card) : newest));
        return found.isPresent();
    }
}
