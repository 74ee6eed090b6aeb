package dev.vmbot.operation.desk;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.operation.ActiveOperations;
import dev.vmbot.operation.Approval;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Remains;
import dev.vmbot.preflight.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes presses. Each is checked against the stored operation: person, deadline, rights and the VM as it is now; then
/// one compare-and-set decides. What is known of the operation without a request does for that, because an outdated one
/// loses the compare-and-set and is then read afresh. Thread-safe.
public final class ApprovalDesk implements Approvals {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);

    private static final int MOST_ATTEMPTS = 5;
    private static final int LOOKS_AT_ONCE = 8;

    private final OperationStore store;
    private final SureWrites writes;
    private final Rights rights;
    private final VirtualMachines machines;
    private final ActiveOperations active;
    private final FreshPresses presses;
    private final InstantSource clock;

    /// @param presses shared with the runner of this process
    public ApprovalDesk(
            OperationStore store, Rights rights, VirtualMachines machines, FreshPresses presses, InstantSource clock) {
        this.store = store;
        this.writes = new SureWrites(store);
        this.rights = rights;
        this.machines = machines;
        this.active = new ActiveOperations(store);
        this.presses = presses;
        this.clock = clock;
    }

    @Override
    public PressAnswer approve(OperationId id, Person person) {
        return decide(id, person, (operation, waiting) -> {
            Approval<Approved> approval = waiting.approve(operation.request(), person, clock.instant());
            return switch (approval) {
                case Approval.Refused(var why) -> Optional.of(refused(why, operation, false));
                case Approval.Granted(var approved) -> ifStillRight(operation, person, waiting, approved);
            };
        });
    }

    @Override
    public PressAnswer cancel(OperationId id, Person person) {
        return decide(id, person, new Press() {
            @Override
            public Optional<? extends PressAnswer> on(Operation operation, AwaitingApproval waiting) {
                return cancelled(operation, waiting.cancel(operation.request(), person, clock.instant()));
            }

            @Override
            public Optional<? extends PressAnswer> underWay(Operation operation, Person presser) {
                return switch (operation.state()) {
                    case Approved approved ->
                        cancelled(operation, approved.cancel(operation.request(), presser, clock.instant()));
                    case Executing executing
                    when executing.hasNotBegun() ->
                        cancelled(operation, executing.cancel(operation.request(), presser, clock.instant()));
                    case AwaitingApproval _, Executing _, Finished _ ->
                        Optional.of(decidedBefore(operation, presser, true));
                };
            }
        });
    }

    private Optional<? extends PressAnswer> cancelled(
            Operation operation, Approval<? extends OperationState> approval) {
        return switch (approval) {
            case Approval.Refused(var why) -> Optional.of(refused(why, operation, true));
            case Approval.Granted(var next) ->
                save(operation, Remains.told(next, operation.request(), machines))
                        .map(PressAnswer.Cancelled::new);
        };
    }

    private interface Press {

        /// @return empty when somebody else saved in between, so that the press has to be looked at again
        Optional<? extends PressAnswer> on(Operation operation, AwaitingApproval waiting);

        /// A press that comes after the decision.
        default Optional<? extends PressAnswer> underWay(Operation operation, Person person) {
            return Optional.of(decidedBefore(operation, person, false));
        }
    }

    private PressAnswer decide(OperationId id, Person person, Press press) {
        try {
            Optional<Operation> operation = store.known(id).or(() -> store.find(id));
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                if (operation.isEmpty()) {
                    return new PressAnswer.NoSuchOperation();
                }
                Optional<? extends PressAnswer> answer = attempt(operation.get(), person, press);
                if (answer.isPresent()) {
                    return answer.get();
                }
                operation = store.find(id);
            }
            return new PressAnswer.ClusterAway(ClusterException.Reason.CONFLICT);
        } catch (AccessUnavailableException e) {
            return new PressAnswer.AccessUnknown(e.source());
        } catch (SureWrites.UnsureException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("nobody can say whether a press was stored");
            return new PressAnswer.Unsure();
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .log("press not taken because the cluster did not answer");
            return new PressAnswer.ClusterAway(e.reason());
        }
    }

    private Optional<? extends PressAnswer> attempt(Operation operation, Person person, Press press) {
        return switch (operation.state()) {
            case AwaitingApproval waiting -> press.on(operation, waiting);
            case Approved _, Executing _, Finished _ -> press.underWay(operation, person);
        };
    }

    private static PressAnswer decidedBefore(Operation operation, Person person, boolean cancelling) {
        return operation.request().requester().person().equals(person)
                ? new PressAnswer.AlreadyDecided(operation, cancelling)
                : new PressAnswer.NotYours(operation, cancelling);
    }

    private static PressAnswer refused(Approval.Refusal refusal, Operation operation, boolean cancelling) {
        return switch (refusal) {
            case NOT_YOURS -> new PressAnswer.NotYours(operation, cancelling);
            case TOO_LATE -> new PressAnswer.TooLate(operation);
        };
    }

    private Optional<? extends PressAnswer> ifStillRight(
            Operation operation, Person person, AwaitingApproval waiting, Approved approved) {
        Optional<Objection> lost = rightLost(operation, person);
        if (lost.isPresent()) {
            return withdrawn(operation, waiting.refuse(lost.get(), clock.instant()));
        }
        List<Checked> checked = operation.request().targets().stream()
                .gather(Gatherers.mapConcurrent(LOOKS_AT_ONCE, target -> check(operation, target)))
                .toList();
        // What hinders some VMs of a batch is told on their lines; the others go on without them.
        if (checked.stream().allMatch(Checked::isHindered)) {
            return withdrawn(operation, hindered(operation, waiting, checked));
        }
        checked.getFirst().usable().ifPresent(first -> presses.keep(operation.id(), approved, first));
        return save(operation, approved).map(PressAnswer.Approved::new);
    }

    /// @param objection what has become wrong with the card since it was posted
    /// @param seen the live look that shows it; empty where it was not looked at
    private record Checked(Optional<Objection> objection, Optional<Observation> seen) {

        boolean isHindered() {
            return objection.isPresent();
        }

        /// What the operation may begin on.
        Optional<Observation> usable() {
            return seen.filter(_ -> objection.isEmpty());
        }
    }

    private Optional<Objection> rightLost(Operation operation, Person person) {
        Action action = operation.request().action();
        List<TargetVm> targets = operation.request().targets();
        List<Ruling> rulings = rights.ruleEach(
                person,
                targets.stream()
                        .map(target -> Permission.toChange(action, target.ref()))
                        .toList());
        return IntStream.range(0, targets.size())
                .mapToObj(index -> objection(targets.get(index), rulings.get(index)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Objection> objection(TargetVm target, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Granted _ -> Optional.empty();
            case Ruling.Lacking(Identity identity, Permission missing) ->
                Optional.of(rightLost(target, identity, missing));
            case Ruling.Nobody _ -> Optional.of(Objection.of("Nothing is done for this account any more."));
        };
    }

    private static Objection rightLost(TargetVm target, Identity identity, Permission missing) {
        return Objection.of(
                "The right to do this to `%s` is missing now. %s".formatted(target.ref(), missing.explained(identity)));
    }

    private Checked check(Operation operation, TargetVm target) {
        Optional<Operation> other = active.on(target.ref(), target.uid(), operation.id());
        if (other.isPresent()) {
            return new Checked(Optional.of(Objection.busy(target.ref(), other.get())), Optional.empty());
        }
        Observation seen = machines.look(target.ref());
        return new Checked(objection(operation.request(), target, seen), Optional.of(seen));
    }

    private Optional<Objection> objection(Request request, TargetVm target, Observation seen) {
        Optional<String> uid = seen.vm().map(Vm::uid);
        if (uid.isEmpty()) {
            return Optional.of(Objection.gone(target.ref()));
        }
        if (!uid.get().equals(target.uid())) {
            return Optional.of(Objection.replaced(target.ref()));
        }
        if (seen.isMigrating()
                && !target.wasMigrating()
                && !request.isWatchOnly()
                && request.action() != Action.START) {
            return Optional.of(Objection.migrating(target.ref()));
        }
        return request.check(seen, clock.instant()) instanceof Verdict.Blocked(String why)
                ? Optional.of(Objection.of(why))
                : Optional.empty();
    }

    /// With the states that the looks have shown: the watch may not have told them yet.
    private OperationState hindered(Operation operation, AwaitingApproval waiting, List<Checked> checked) {
        Finished refused = waiting.refuse(checked.getFirst().objection().orElseThrow(), clock.instant());
        List<TargetVm> targets = operation.request().targets();
        List<String> states = IntStream.range(0, targets.size())
                .mapToObj(index ->
                        Remains.state(targets.get(index), checked.get(index).seen()))
                .toList();
        return states.stream().allMatch(String::isEmpty)
                ? Remains.told(refused, operation.request(), machines)
                : refused.seen(states);
    }

    private Optional<? extends PressAnswer> withdrawn(Operation operation, OperationState refused) {
        return save(operation, refused).map(PressAnswer.Withdrawn::new);
    }

    private Optional<Operation> save(Operation operation, OperationState next) {
        Optional<Operation> saved = writes.save(operation, next);
        saved.ifPresent(stored -> LOG.atInfo()
                .addKeyValue("operation", stored.id())
                .addKeyValue("phase", stored.state().phase())
                .addKeyValue("user", stored.request().requester().identity().user())
                .log("operation decided"));
        return saved;
    }
}
