package dev.vmbot.slack;

import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.execution.Duty;
import dev.vmbot.operation.execution.Turns;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes Slack agree with the stored operations: keeps the cards, on the leader.
public final class Announcer implements Duty, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private static final Duration LONGEST_EDIT = SlackGateway.CALL_LIMIT.plusSeconds(1);

    private final Turns turns;

    /// @param posting the one of this process
    public Announcer(
            OperationStore store,
            SlackGateway gateway,
            Posting posting,
            Leadership leadership,
            InstantSource clock,
            Turns.Threads threads) {
        var pace = new EditPace(EditPace.Limits.STANDARD);
        var keeper = new CardKeeper(store, gateway, posting, leadership, pace, clock);
        this.turns = new Turns(store, keeper, clock, threads);
    }

    @Override
    public void lead() {
        turns.lead();
    }

    /// Edits no card any more when it returns: whoever leads next must not be overtaken by an edit of this one.
    @Override
    public void resign() {
        turns.resign();
        if (!turns.awaitRest(LONGEST_EDIT)) {
            LOG.atWarn().log("a card's turn has not ended yet, the lease forbids its next edit");
        }
    }

    @Override
    public void close() {
        turns.close();
    }
}
