package dev.vmbot.operation;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.preflight.Preflight;
import dev.vmbot.preflight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes requests in this order: who asks, which VM, may they, is it sensible, and only then store it. Thread-safe.
public final class RequestDesk implements Requests {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    private final Rights rights;
    private final VisibleVms visible;
    private final ActiveOperations active;
    private final OperationStore store;
    private final InstantSource clock;
    private final Terms terms;

    /// Settings that a new operation takes along.
    ///
    /// @param approvalTtl how long a card waits for its requester
    public record Terms(Duration approvalTtl, Request.Limits limits) {}

    public RequestDesk(Rights rights, VisibleVms visible, OperationStore store, InstantSource clock, Terms terms) {
        this.rights = rights;
        this.visible = visible;
        this.active = new ActiveOperations(store);
        this.store = store;
        this.clock = clock;
        this.terms = terms;
    }

    @Override
    public Answer ask(Intent.Change change, Origin origin) {
        try {
            return switch (rights.rule(origin.person(), List.of())) {
                case Ruling.Nobody(Stranger why) -> new Answer.NotAllowedIn(why);
                case Ruling.Granted(Identity identity) -> forIdentity(change, origin, identity);
                case Ruling.Lacking(Identity identity, Permission missing) ->
                    throw new IllegalStateException("nothing was needed, and " + identity + " lacks " + missing);
            };
        } catch (AccessUnavailableException e) {
            return new Answer.AccessUnknown(e.source());
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", origin.id())
                    .addKeyValue("reason", e.reason())
                    .log("request not taken because the cluster did not answer");
            return new Answer.ClusterAway(e.reason());
        }
    }

    private Answer forIdentity(Intent.Change change, Origin origin, Identity identity) {
        return switch (change.subject()) {
            case Subject.Matching _ ->
                new Answer.NotSupported("Name the VM: a change of several VMs at once is not offered yet."
                        + " `/vm list` shows the names.");
            case Subject.Named(List<Target> targets)
            when targets.size() > 1 ->
                new Answer.NotSupported(
                        "Ask for one VM at a time: a change of several VMs at once is not offered yet.");
            case Subject.Named(List<Target> targets) -> forTarget(change, targets.getFirst(), origin, identity);
        };
    }

    private Answer forTarget(Intent.Change change, Target target, Origin origin, Identity identity) {
        return switch (visible.resolve(target, origin.channelNamespace(), identity)) {
            case Resolution.Illegal() -> new Answer.IllegalName(target);
            case Resolution.NotFound(List<VmRef> near) -> new Answer.NotFound(target, near);
            case Resolution.Several(List<VmRef> candidates) ->
                new Answer.WhichOne(change.action(), change.force(), target, candidates);
            case Resolution.Found(Observation seen) -> forVm(change, seen, origin);
        };
    }

    private Answer forVm(Intent.Change change, Observation seen, Origin origin) {
        List<Permission> needed = Permission.toChange(change.action(), seen.ref());
        return switch (rights.rule(origin.person(), needed)) {
            case Ruling.Nobody(Stranger why) -> new Answer.NotAllowedIn(why);
            case Ruling.Lacking(Identity identity, Permission missing) ->
                new Answer.Forbidden(seen.ref(), missing, identity);
            case Ruling.Granted(Identity identity) -> ifSensible(change, seen, origin, identity);
        };
    }

    private Answer ifSensible(Intent.Change change, Observation seen, Origin origin, Identity identity) {
        Optional<Operation> same = store.list().stream()
                .filter(one -> one.id().equals(origin.id()))
                .findFirst();
        if (same.isPresent()) {
            return new Answer.Repeated(same.get());
        }
        Action action = change.action();
        Optional<Operation> other = active.on(seen.vm().orElseThrow().uid(), origin.id());
        if (other.isPresent()) {
            return new Answer.Busy(seen.ref(), other.get());
        }
        return switch (Preflight.check(action, seen)) {
            case Verdict.Already() -> new Answer.Already(action, seen);
            case Verdict.InTransition(String what) -> new Answer.NotNow(action, seen, what, "");
            case Verdict.Trying(String what, String words) -> new Answer.NotNow(action, seen, what, words);
            case Verdict.Blocked(String why) -> new Answer.NotNow(action, seen, why, "");
            case Verdict.Sensible() -> propose(change, seen, origin, identity);
        };
    }

    private Answer propose(Intent.Change change, Observation seen, Origin origin, Identity identity) {
        Vm vm = seen.vm().orElseThrow();
        Instant now = clock.instant();
        var request = new Request(
                change.action(),
                List.of(new TargetVm(seen.ref(), vm.uid(), vm.strategy(), seen.shownState())),
                change.force(),
                new Request.Requester(origin.person(), identity),
                origin.place(),
                now,
                now.plus(terms.approvalTtl()),
                terms.limits());
        OperationStore.Created created = store.create(Operation.proposed(origin.id(), request));
        LOG.atInfo()
                .addKeyValue("operation", origin.id())
                .addKeyValue("vm", seen.ref())
                .addKeyValue("action", change.action())
                .addKeyValue("user", identity.user())
                .addKeyValue("new", created.isNew())
                .log("change requested");
        return created.isNew() ? new Answer.Proposed(created.operation()) : new Answer.Repeated(created.operation());
    }
}
