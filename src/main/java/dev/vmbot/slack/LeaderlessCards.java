package dev.vmbot.slack;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Leadership.Vacancy;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells of approvals that nobody carries out, while no replica leads. Cards are the leader's to edit; here there is
/// none, so that each replica that can see the cluster says it, once for each card and in the same words: an edit that
/// another has made already changes nothing. The next leader's own edit takes its place.
public final class LeaderlessCards {

    /// How often [#look] wants to be called.
    public static final Duration PACE = Duration.ofSeconds(3);

    /// A leader begins an approved operation within a second: what has waited for so long waits for a leader.
    static final Duration SOON = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(LeaderlessCards.class);

    private final OperationStore store;
    private final SlackGateway gateway;
    private final Leadership leadership;
    private final BooleanSupplier seesCluster;
    private final InstantSource clock;
    private final Set<OperationId> told = new HashSet<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private boolean vacant;

    /// @param seesCluster whether this replica's watches are up; one that sees nothing may not say that nobody leads
    public LeaderlessCards(
            OperationStore store,
            SlackGateway gateway,
            Leadership leadership,
            BooleanSupplier seesCluster,
            InstantSource clock) {
        this.store = store;
        this.gateway = gateway;
        this.leadership = leadership;
        this.seesCluster = seesCluster;
        this.clock = clock;
    }

    /// Looks once, and says what there is to say; may take as long as Slack does. Does nothing beside a look that is
    /// under way.
    public void look() {
        if (looking.compareAndSet(false, true)) {
            try {
                lookAlone();
            } finally {
                looking.set(false);
            }
        }
    }

    private void lookAlone() {
        Optional<Vacancy> vacancy = leadership.vacancy().filter(_ -> seesCluster.getAsBoolean());
        note(vacancy);
        if (vacancy.isEmpty()) {
            told.clear();
            return;
        }
        for (Operation operation : waiting()) {
            tell(operation.id(), vacancy.get());
        }
    }

    private void note(Optional<Vacancy> vacancy) {
        if (vacancy.isPresent() == vacant) {
            return;
        }
        vacant = vacancy.isPresent();
        vacancy.ifPresentOrElse(
                now -> LOG.atError()
                        .addKeyValue("reason", now.reason())
                        .log("no replica leads, so that nothing that is approved is carried out"),
                () -> LOG.atInfo().log("a replica leads again"));
    }

    private List<Operation> waiting() {
        return store.list().stream()
                .filter(operation -> !told.contains(operation.id()) && waits(operation))
                .toList();
    }

    private boolean waits(Operation operation) {
        return operation.card().isPresent()
                && operation.state() instanceof OperationState.Approved approved
                && !clock.instant().isBefore(approved.at().plus(SOON));
    }

    /// A leader may have begun while Slack took the edit, and its own edits be covered by this one.
    private void putRight(OperationId id) {
        store.find(id)
                .filter(now -> !(now.state() instanceof OperationState.Approved))
                .ifPresent(now -> gateway.update(now.card().orElseThrow(), OperationCard.of(now)));
    }

    /// What is watched may lag behind a leader that has just begun: a live look decides.
    private void tell(OperationId id, Vacancy vacancy) {
        try {
            Optional<Operation> now = store.find(id).filter(this::waits);
            if (now.isPresent()) {
                gateway.update(now.get().card().orElseThrow(), OperationCard.leaderless(now.get(), vacancy));
                putRight(id);
            }
            told.add(id);
        } catch (SlackException | ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("could not say that no replica leads, trying again");
        }
    }
}
