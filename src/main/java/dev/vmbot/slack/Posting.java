package dev.vmbot.slack;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Amending;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts an operation's card into Slack and remembers in the operation where it is. Thread-safe.
public final class Posting {

    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

    private final SlackGateway gateway;
    private final Amending amending;

    public Posting(SlackGateway gateway, OperationStore store) {
        this.gateway = gateway;
        this.amending = new Amending(store);
    }

    /// Posts the card where the request says. Once it stands, it stands: if remembering fails, the leader finds it by
    /// its mark.
    ///
    /// @throws SlackException when it was not posted, or nobody can say
    public void post(Operation operation) {
        Operation.Card posted = send(operation, operation.request().place(), false);
        try {
            keep(operation, posted);
        } catch (ClusterException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("error", e.getMessage())
                    .log("where a card is could not be stored, left to the leader");
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
