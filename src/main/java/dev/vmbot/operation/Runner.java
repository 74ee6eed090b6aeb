package dev.vmbot.operation;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.Action;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries operations out, on the leader. Holds nothing of its own: whatever it knows of an operation is stored, so
/// that
/// it may end at any point and another go on.
///
/// Not safe for two threads on one operation; [OperationLoop] sees to that.
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Rights rights;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Duration retention;
    private final ActiveOperations active;
    private final Journal journal;

    /// @param retention how long an operation is kept after its end
    public Runner(
            OperationStore store,
            VirtualMachines machines,
            Rights rights,
            Leadership leadership,
            Journal journal,
            InstantSource clock,
            Duration retention) {
        this.store = store;
        this.machines = machines;
        this.rights = rights;
        this.leadership = leadership;
        this.journal = journal;
        this.clock = clock;
        this.retention = retention;
        this.active = new ActiveOperations(store);
    }

    /// Takes an operation as far as it can go now.
    ///
    /// @return when to come back if nothing has called before; empty when there is nothing to come back for
    public Optional<Instant> advance(OperationId id) {
        try {
            while (leadership.mayWrite()) {
                Optional<Operation> found = store.list().stream()
                        .filter(operation -> operation.id().equals(id))
                        .findFirst();
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                Turn turn = turn(found.get());
                if (turn instanceof Turn.Rest(Optional<Instant> until)) {
                    return until;
                }
            }
            return Optional.of(clock.instant().plus(RETRY));
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .log("operation could not be read or stored, trying again");
            return Optional.of(clock.instant().plus(RETRY));
        }
    }

    /// Whether to go on at once.
    private sealed interface Turn {

        record Again() implements Turn {}

        record Rest(Optional<Instant> until) implements Turn {}

        static Turn until(Instant time) {
            return new Rest(Optional.of(time));
        }
    }

    private Turn turn(Operation operation) {
        return switch (operation.state()) {
            case AwaitingApproval waiting -> expire(operation, waiting);
            case Approved approved -> begin(operation, approved);
            case Executing executing -> carryOn(operation, executing);
            case Finished finished -> afterwards(operation, finished);
        };
    }

    private Turn expire(Operation operation, AwaitingApproval waiting) {
        return waiting.expire(operation.request(), clock.instant())
                .map(expired -> save(operation, expired))
                // The deadline itself is still in time.
                .orElseGet(() -> Turn.until(operation.request().deadline().plusMillis(1)));
    }

    private Turn begin(Operation operation, Approved approved) {
        for (TargetVm target : operation.request().targets()) {
            Optional<Operation> other =
                    active.on(target.uid(), operation.id()).filter(one -> hasPrecedence(one, operation));
            if (other.isPresent()) {
                String why = "Another operation (`%s`) is at work on `%s`. Nothing was changed by this one."
                        .formatted(other.get().id(), target.ref());
                return save(operation, approved.refuse(operation.request(), why, clock.instant()));
            }
        }
        return save(operation, approved.begin(operation.request(), clock.instant()));
    }

    /// Of two that were approved for one VM, the one that is under way goes on, else the one approved first.
    private static boolean hasPrecedence(Operation other, Operation operation) {
        if (other.state() instanceof Approved theirs && operation.state() instanceof Approved ours) {
            int byTime = theirs.at().compareTo(ours.at());
            return byTime < 0
                    || (byTime == 0
                            && other.id().value().compareTo(operation.id().value()) < 0);
        }
        return other.state() instanceof Executing;
    }

    private Turn carryOn(Operation operation, Executing executing) {
        Optional<Integer> current = executing.current();
        if (current.isEmpty()) {
            Finished finished = executing.finish(clock.instant());
            return save(operation, finished);
        }
        var target = new Current(operation, executing, current.get());
        Sight sight = new Sight.Seen(machines.observe(target.vm().ref()));
        Move move = target.decide(sight, clock.instant());
        if (move instanceof Move.Look) {
            move = target.decide(look(target), clock.instant());
        }
        return make(target, move);
    }

    /// The VM whose turn it is.
    private record Current(Operation operation, Executing executing, int index) {

        TargetVm vm() {
            return operation.request().targets().get(index);
        }

        TargetProgress progress() {
            return executing.targets().get(index);
        }

        Move decide(Sight sight, Instant now) {
            return Decision.decide(operation.request(), vm(), progress(), sight, now);
        }

        Executing with(TargetProgress next, Instant now) {
            return executing.with(index, next, now);
        }
    }

    private Sight look(Current target) {
        try {
            return new Sight.Seen(machines.look(target.vm().ref()));
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", target.operation().id())
                    .addKeyValue("vm", target.vm().ref())
                    .addKeyValue("reason", e.reason())
                    .log("vm could not be read");
            return new Sight.Unreadable();
        }
    }

    private Turn make(Current target, Move move) {
        Instant now = clock.instant();
        return switch (move) {
            case Move.WaitUntil(Instant time) -> Turn.until(time);
            // A look was answered by a look: only a defect of `decide` could do that, and it must not spin.
            case Move.Look() -> Turn.until(now.plus(RETRY));
            case Move.Enter(TargetProgress next) -> save(target.operation(), target.with(next, now));
            case Move.Finish(Result result) -> finish(target, result, now);
            case Move.Request(TargetProgress asking) -> ask(target, asking, now);
        };
    }

    private Turn finish(Current target, Result result, Instant now) {
        Executing next = target.with(target.progress().done(result, now), now);
        journal.ended(target.operation(), target.vm(), result);
        return save(target.operation(), next.current().isEmpty() ? next.finish(now) : next);
    }

    private Turn ask(Current target, TargetProgress asking, Instant now) {
        Ask ask = asking.ask().orElseThrow();
        if (target.progress().ask().isEmpty() && ask.kind() == firstKind(target)) {
            Optional<Turn> objection = reviewRights(target, now);
            if (objection.isPresent()) {
                return objection.get();
            }
        }
        Optional<Operation> stored = store.save(target.operation().with(target.with(asking, now)));
        if (stored.isEmpty()) {
            return new Turn.Again();
        }
        if (!leadership.mayWrite()) {
            return Turn.until(now.plus(RETRY));
        }
        journal.asking(stored.get(), target.vm(), ask);
        Ask.Answer answer = make(ask, target.vm());
        journal.answered(stored.get(), target.vm(), ask.with(answer));
        return save(stored.get(), target.with(asking.asking(ask.with(answer)), clock.instant()));
    }

    private static Ask.Kind firstKind(Current target) {
        return target.progress().step() == TargetProgress.Step.PENDING
                        && target.operation().request().action() != Action.START
                ? Ask.Kind.STOP
                : Ask.Kind.START;
    }

    /// Once more, just before a VM is touched: the approval may be minutes old in a batch.
    private Optional<Turn> reviewRights(Current target, Instant now) {
        Request request = target.operation().request();
        try {
            Ruling ruling = rights.rule(
                    request.requester().person(),
                    Permission.toChange(request.action(), target.vm().ref()));
            return switch (ruling) {
                case Ruling.Granted _ -> Optional.empty();
                case Ruling.Lacking lacking ->
                    Optional.of(finish(target, rightLost(lacking.missing().rule()), now));
                case Ruling.Nobody nobody ->
                    Optional.of(finish(target, rightLost(nobody.why().name()), now));
            };
        } catch (AccessUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("operation", target.operation().id())
                    .addKeyValue("source", e.source())
                    .log("rights could not be reviewed, trying again");
            Instant end = target.progress().clock().plus(request.limits().start());
            return Optional.of(
                    now.isBefore(end) ? Turn.until(now.plus(RETRY)) : finish(target, rightLost("not answered"), now));
        }
    }

    private static Result rightLost(String words) {
        return new Result.Refused(Result.Refusal.RIGHT_LOST, words);
    }

    private Ask.Answer make(Ask ask, TargetVm target) {
        try {
            switch (ask.kind()) {
                case START -> machines.start(target.ref());
                case STOP -> machines.stop(target.ref(), Optional.empty());
            }
            return new Ask.Answer.Accepted();
        } catch (ClusterException e) {
            return e.reason().mayHaveTakenEffect()
                    ? new Ask.Answer.Unknown(e.words())
                    : new Ask.Answer.Refused(e.reason(), e.words());
        }
    }

    private Turn afterwards(Operation operation, Finished finished) {
        Instant now = clock.instant();
        Instant end = finished.at().plus(retention);
        if (!now.isBefore(end)) {
            store.delete(operation.id());
            return new Turn.Rest(Optional.empty());
        }
        if (finished.isWatched(now)) {
            if (isReachedLate(operation, finished)) {
                return save(operation, finished.reachedLate(now));
            }
            return Turn.until(finished.at().plus(OperationState.LATE_WATCH));
        }
        return Turn.until(end);
    }

    private boolean isReachedLate(Operation operation, Finished finished) {
        Request request = operation.request();
        for (int index = 0; index < finished.targets().size(); index++) {
            TargetVm target = request.targets().get(index);
            boolean same = machines.observe(target.ref())
                    .vm()
                    .filter(vm -> vm.uid().equals(target.uid()))
                    .isPresent();
            if (same
                    && Decision.isReachedLate(
                            request.action(), finished.targets().get(index), machines.observe(target.ref()))) {
                return true;
            }
        }
        return false;
    }

    private Turn save(Operation operation, OperationState next) {
        Optional<Operation> saved = store.save(operation.with(next));
        saved.filter(one -> one.state() instanceof Finished).ifPresent(journal::finished);
        return new Turn.Again();
    }
}
