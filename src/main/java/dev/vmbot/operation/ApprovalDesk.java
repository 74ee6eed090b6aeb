package dev.vmbot.operation;

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
import dev.vmbot.operation.OperationState.AwaitingApproval;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.preflight.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes presses. Each is checked against the stored operation, read afresh: person, deadline, rights and the VM as it
/// is
/// now; then one compare-and-set decides. Thread-safe.
public final class ApprovalDesk implements Approvals {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);

    private static final int MOST_ATTEMPTS = 5;

    private final OperationStore store;
    private final Rights rights;
    private final VirtualMachines machines;
    private final ActiveOperations active;
    private final InstantSource clock;

    public ApprovalDesk(OperationStore store, Rights rights, VirtualMachines machines, InstantSource clock) {
        this.store = store;
        this.rights = rights;
        this.machines = machines;
        this.active = new ActiveOperations(store);
        this.clock = clock;
    }

    @Override
    public PressAnswer approve(OperationId id, Person person) {
        return decide(id, person, (operation, waiting) -> {
            Approval approval = waiting.approve(operation.request(), person, clock.instant());
            return switch (approval) {
                case Approval.Refused refused -> Optional.of(refused(refused, operation));
                case Approval.Granted(OperationState next) -> ifStillRight(operation, person, waiting, next);
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
                return operation.state() instanceof Executing executing
                                && executing.hasNotBegun()
                                && operation.request().targets().size() > 1
                        ? cancelled(operation, executing.cancel(operation.request(), presser, clock.instant()))
                        : Optional.of(decidedBefore(operation, presser));
            }
        });
    }

    private Optional<? extends PressAnswer> cancelled(Operation operation, Approval approval) {
        return switch (approval) {
            case Approval.Refused refused -> Optional.of(refused(refused, operation));
            case Approval.Granted(OperationState next) ->
                save(operation, Remains.told(next, operation.request(), machines))
                        .map(PressAnswer.Cancelled::new);
        };
    }

    private interface Press {

        /// @return empty when somebody else saved in between, so that the press has to be looked at again
        Optional<? extends PressAnswer> on(Operation operation, AwaitingApproval waiting);

        /// A press that comes when it is being carried out.
        default Optional<? extends PressAnswer> underWay(Operation operation, Person person) {
            return Optional.of(decidedBefore(operation, person));
        }
    }

    private PressAnswer decide(OperationId id, Person person, Press press) {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Optional<? extends PressAnswer> answer = attempt(id, person, press);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return new PressAnswer.ClusterAway(ClusterException.Reason.CONFLICT);
        } catch (AccessUnavailableException e) {
            return new PressAnswer.AccessUnknown(e.source());
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("reason", e.reason())
                    .log("press not taken because the cluster did not answer");
            return new PressAnswer.ClusterAway(e.reason());
        }
    }

    private Optional<? extends PressAnswer> attempt(OperationId id, Person person, Press press) {
        Optional<Operation> found = store.find(id);
        if (found.isEmpty()) {
            return Optional.of(new PressAnswer.NoSuchOperation());
        }
        Operation operation = found.get();
        return switch (operation.state()) {
            case AwaitingApproval waiting -> press.on(operation, waiting);
            case Executing _ -> press.underWay(operation, person);
            case OperationState.Approved _, OperationState.Finished _ -> Optional.of(decidedBefore(operation, person));
        };
    }

    private static PressAnswer decidedBefore(Operation operation, Person person) {
        return operation.request().requester().person().equals(person)
                ? new PressAnswer.AlreadyDecided(operation)
                : new PressAnswer.NotYours(operation);
    }

    private static PressAnswer refused(Approval.Refused refused, Operation operation) {
        return switch (refused) {
            case NOT_YOURS -> new PressAnswer.NotYours(operation);
            case TOO_LATE -> new PressAnswer.TooLate(operation);
        };
    }

    private Optional<? extends PressAnswer> ifStillRight(
            Operation operation, Person person, AwaitingApproval waiting, OperationState approved) {
        for (TargetVm target : operation.request().targets()) {
            Action action = operation.request().action();
            switch (rights.rule(person, Permission.toChange(action, target.ref()))) {
                case Ruling.Granted _ -> {}
                case Ruling.Lacking(Identity identity, Permission missing) -> {
                    return withdraw(operation, waiting, rightLost(target, identity, missing), false);
                }
                case Ruling.Nobody _ -> {
                    return withdraw(operation, waiting, "Nothing is done for this account any more.", false);
                }
            }
        }
        List<Optional<String>> objections = operation.request().targets().stream()
                .map(target -> objection(operation, target))
                .toList();
        // What hinders some VMs of a batch is told on their lines; the others go on without them.
        return objections.stream().allMatch(Optional::isPresent)
                ? withdraw(operation, waiting, objections.getFirst().orElseThrow(), true)
                : save(operation, approved).map(PressAnswer.Approved::new);
    }

    private static String rightLost(TargetVm target, Identity identity, Permission missing) {
        return "The right to do this to `%s` is missing now: a role with the rule `%s`. Test it with `%s`."
                .formatted(target.ref(), missing.rule(), missing.testCommand(identity));
    }

    /// What has become wrong with the card since it was posted, by a live look; one full sentence.
    private Optional<String> objection(Operation operation, TargetVm target) {
        Optional<Operation> other = active.on(target.uid(), operation.id());
        if (other.isPresent()) {
            return Optional.of("Another operation (`%s`) is at work on `%s`. Ask again when it has ended."
                    .formatted(other.get().id(), target.ref()));
        }
        Observation seen = machines.look(target.ref());
        if (!seen.vm().map(Vm::uid).equals(Optional.of(target.uid()))) {
            return Optional.of("`%s` is not the VM any more that was on this card. Ask again for the one that is there."
                    .formatted(target.ref()));
        }
        return operation.request().check(seen, clock.instant()) instanceof Verdict.Blocked(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /// @param telling whether the VMs' state may be told
    private Optional<? extends PressAnswer> withdraw(
            Operation operation, AwaitingApproval waiting, String why, boolean telling) {
        OperationState refused = waiting.refuse(operation.request(), why, clock.instant());
        return save(operation, telling ? Remains.told(refused, operation.request(), machines) : refused)
                .map(PressAnswer.Withdrawn::new);
    }

    private Optional<Operation> save(Operation operation, OperationState next) {
        Optional<Operation> saved = store.save(operation.with(next));
        saved.ifPresent(stored -> LOG.atInfo()
                .addKeyValue("operation", stored.id())
                .addKeyValue("phase", stored.state().phase())
                .addKeyValue("user", stored.request().requester().identity().user())
                .log("operation decided"));
        return saved;
    }
}
