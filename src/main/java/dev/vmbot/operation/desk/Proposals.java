package dev.vmbot.operation.desk;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what was asked for and is sensible, for its requester to approve.
record Proposals(ActiveOperations active, SureWrites writes, InstantSource clock, RequestDesk.Terms terms) {

    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    /// @throws ClusterException when it is not stored
    /// @throws SureWrites.UnsureException when nobody can say
    Answer propose(Asking asked, List<Observation> machines, List<VmRef> already) {
        Instant now = clock.instant();
        Origin origin = asked.origin();
        var request = new Request(
                asked.action(),
                machines.stream().map(TargetVm::of).toList(),
                already,
                asked.selection(),
                asked.change().force(),
                asked.change().reason(),
                asked.remedy(),
                new Request.Requester(origin.person(), asked.identity()),
                origin.place(),
                now,
                now.plus(terms.approvalTtl()),
                terms.limits());
        Optional<Operation> same = active.waitingLike(request, origin.id());
        if (same.isPresent()) {
            return new Answer.Waiting(same.get());
        }
        OperationStore.Created created = writes.create(Operation.proposed(
                origin.id(), request.knowing(target -> active.around(target, request, origin.id()))));
        LOG.atInfo()
                .addKeyValue("operation", origin.id())
                .addKeyValue("vms", machines.stream().map(Observation::ref).toList())
                .addKeyValue("action", asked.action())
                .addKeyValue("user", asked.identity().user())
                .addKeyValue("new", created.isNew())
                .log("change requested");
        return created.isNew()
                ? new Answer.Proposed(approvedIfHarmless(created.operation(), now))
                : new Answer.Repeated(created.operation());
    }

    /// To watch changes nothing, so that nobody has to be asked whether they mean it. If it could not be stored,
    /// the card asks all the same.
    private Operation approvedIfHarmless(Operation created, Instant now) {
        if (!created.request().isWatchOnly()) {
            return created;
        }
        Person person = created.request().requester().person();
        try {
            return writes.save(created, new OperationState.Approved(person, now))
                    .orElse(created);
        } catch (ClusterException | SureWrites.UnsureException e) {
            LOG.atWarn()
                    .addKeyValue("operation", created.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("a watch could not be approved by itself");
            return created;
        }
    }
}
