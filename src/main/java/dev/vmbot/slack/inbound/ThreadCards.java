package dev.vmbot.slack.inbound;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.Lookups;
import dev.vmbot.slack.SlackGateway;
import java.util.List;
import java.util.Optional;

/// The operations whose cards stand in a thread, by what Slack and the cluster say now. Costs a call for the thread and
/// a request for each card: for answers to cards of which this replica has not heard.
final class ThreadCards {

    private final SlackGateway gateway;
    private final Lookups lookups;
    private final OperationStore store;

    ThreadCards(SlackGateway gateway, Lookups lookups, OperationStore store) {
        this.gateway = gateway;
        this.lookups = lookups;
        this.store = store;
    }

    /// @return in the order of their cards
    /// @throws dev.vmbot.slack.SlackException when Slack does not say what stands there
    /// @throws dev.vmbot.cluster.ClusterException when the cluster does not say what is stored
    List<Operation> of(Place thread) {
        return lookups.ask(() -> gateway.cardsIn(thread)).stream()
                .map(store::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
