package dev.vmbot.slack;

import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Turns;
import java.time.InstantSource;

/// Makes Slack agree with the stored operations.
public final class Announcer {

    private Announcer() {}

    /// Keeps the cards.
    public static Turns of(
            OperationStore store,
            SlackGateway gateway,
            Leadership leadership,
            InstantSource clock,
            Turns.Threads threads) {
        var keeper = new CardKeeper(store, gateway, leadership, new EditPace(EditPace.Limits.STANDARD), clock);
        return new Turns(store, keeper::advance, clock, threads);
    }
}
