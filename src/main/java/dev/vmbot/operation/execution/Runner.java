package dev.vmbot.operation.execution;

import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Carries operations out, on the leader. Whatever has to be known of an operation is stored, so that it may end at any
/// point and another go on; what it holds itself only saves requests.
///
/// Not safe for two threads on one operation; [OperationLoop] sees to that.
public final class Runner implements Turns.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private static final Objection TOO_LATE = Objection.of(
            "It could not be begun within %s minutes of its approval.".formatted(Decision.PATIENCE.toMinutes())
                    + " Ask again if it is still wanted.");

    private static final Objection DEFECT =
            Objection.of("Something is wrong inside the bot: it could not go on with this. Tell its administrators.");

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Leadership leadership;
    private final Journal journal;
    private final InstantSource clock;
    private final Duration retention;
    private final ActiveOperations active;
    private final Execution execution;

    /// @param retention how long an operation is kept after its end
    public Runner(
            OperationStore store,
            VirtualMachines machines,
            Rights rights,
            Leadership leadership,
            FreshPresses presses,
            Journal journal,
            InstantSource clock,
            Duration retention) {
        this.store = store;
        this.machines = machines;
        this.leadership = leadership;
        this.journal = journal;
        this.clock = clock;
        this.retention = retention;
        this.active = new ActiveOperations(store);
        this.execution = new Execution(store, machines, rights, leadership, presses, journal, clock);
    }

    @Override
    public Optional<Instant> advance(OperationId id) {
        try {
            while (leadership.mayWrite()) {
                Optional<Operation> found = store.known(id);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                if (step(found.get()) instanceof Next.Rest(Optional<Instant> until)) {
                    return until;
                }
            }
        } catch (ClusterException e) {
            LOG.atLevel(e.reason().isDefect() ? Level.ERROR : Level.WARN)
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .addKeyValue("words", e.words())
                    .log("operation could not be read or stored, trying again");
            return Optional.of(clock.instant().plus(e.reason().retryAfter()));
        }
        return Optional.of(clock.instant().plus(Next.RETRY));
    }

    /// Ends what it cannot carry on: the VM whose turn it is, so that a batch goes on with the others.
    @Override
    public void giveUp(OperationId id) {
        if (!leadership.mayWrite()) {
            return;
        }
        Instant now = clock.instant();
        Optional<Operation> found = store.find(id);
        found.flatMap(operation -> switch (operation.state()) {
                    case AwaitingApproval waiting -> Optional.of(waiting.refuse(DEFECT, now));
                    case Approved approved -> Optional.of(approved.refuse(DEFECT, now));
                    case Executing executing -> givenUp(operation, executing, now);
                    case Finished _ -> Optional.<OperationState>empty();
                })
                .flatMap(ended -> store.save(found.get().with(ended)))
                .ifPresent(_ -> LOG.atError().addKeyValue("operation", id).log("operation given up"));
    }

    private Optional<OperationState> givenUp(Operation operation, Executing executing, Instant now) {
        return executing.current().map(index -> {
            TargetVm target = operation.request().targets().get(index);
            var defect = new Result.Failed(Result.Trouble.DEFECT, "", shownState(target));
            Executing done =
                    executing.with(index, executing.targets().get(index).done(defect, now), now);
            return done.current().isEmpty() ? done.finish(now) : done;
        });
    }

    /// What the error is about may be what the VM looks like.
    private String shownState(TargetVm target) {
        try {
            return machines.observe(target.ref()).shownState();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("vm", target.ref()).log("vm could not be read");
            return "Unknown";
        }
    }

    private Next step(Operation operation) {
        journal.follow(operation, clock.instant());
        return switch (operation.state()) {
            case AwaitingApproval waiting -> expire(operation, waiting);
            case Approved approved -> begin(operation, approved);
            case Executing executing -> execution.carryOn(operation, executing);
            case Finished finished -> afterwards(operation, finished);
        };
    }

    private Next expire(Operation operation, AwaitingApproval waiting) {
        return waiting.expire(operation.request(), clock.instant())
                .map(expired -> save(operation, expired))
                // The deadline itself is still in time.
                .orElseGet(() -> Next.until(operation.request().deadline().plusMillis(1)));
    }

    /// What nobody has begun for long is not begun any more: it may not be wanted now, or not at this time of day. A
    /// VM on which another operation is at work is refused; the others of a batch go on without it.
    private Next begin(Operation operation, Approved approved) {
        Request request = operation.request();
        Instant now = clock.instant();
        if (now.isAfter(approved.at().plus(Decision.PATIENCE))) {
            return save(operation, approved.refuse(TOO_LATE, now));
        }
        Executing begun = approved.begin(request, now);
        for (int index = 0; index < request.targets().size(); index++) {
            TargetVm target = request.targets().get(index);
            Optional<Operation> other = active.all(target.ref(), target.uid(), operation.id())
                    .filter(one -> hasPrecedence(one, operation))
                    .findFirst();
            if (other.isPresent() && request.targets().size() == 1) {
                return save(operation, approved.refuse(Objection.busy(target.ref(), other.get()), now));
            }
            if (other.isPresent()) {
                String words = "Its name is %s.".formatted(other.get().id());
                var refused = new Result.Refused(
                        Result.Refusal.OTHER_OPERATION, words, other.get().card());
                begun = begun.with(index, begun.targets().get(index).done(refused, now), now);
            }
        }
        return execution.begin(operation, approved, begun);
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

    private Next afterwards(Operation operation, Finished finished) {
        Instant now = clock.instant();
        Instant end = finished.at().plus(retention);
        if (!now.isBefore(end)) {
            store.delete(operation.id());
            return new Next.Rest(Optional.empty());
        }
        if (Ends.isUntold(operation, finished, now)) {
            Finished seenNow = Ends.seenNow(operation, finished, machines, now);
            if (!seenNow.equals(finished)) {
                return save(operation, seenNow);
            }
        }
        return finished instanceof CarriedOut carriedOut && carriedOut.isWatched(now)
                ? watchLate(operation, carriedOut, now)
                : Next.until(Ends.nextLook(operation, finished, now).orElse(end));
    }

    private Next watchLate(Operation operation, CarriedOut finished, Instant now) {
        List<TargetProgress> seen = IntStream.range(0, finished.targets().size())
                .mapToObj(index -> seenLate(
                        operation.request().targets().get(index),
                        finished.targets().get(index),
                        now))
                .toList();
        return seen.equals(finished.targets())
                ? Next.until(finished.at().plus(OperationState.LATE_WATCH))
                : save(operation, finished.with(seen));
    }

    /// Said of a live look only, like every success; watched state tells when that is worth its requests.
    private TargetProgress seenLate(TargetVm target, TargetProgress progress, Instant now) {
        if (!progress.isAwaitedLate() || !isReachedLate(target, progress, machines.observe(target.ref()))) {
            return progress;
        }
        Observation look = machines.look(target.ref());
        return isReachedLate(target, progress, look)
                ? progress.reachedLate(now).with(Ends.with(progress.result().orElseThrow(), look.provenState()))
                : progress;
    }

    private static boolean isReachedLate(TargetVm target, TargetProgress progress, Observation seen) {
        return seen.vm().map(Vm::uid).filter(target.uid()::equals).isPresent()
                && Decision.isReachedLate(progress, seen);
    }

    private Next save(Operation operation, OperationState next) {
        return Next.after(execution.save(operation, next), clock.instant());
    }
}
