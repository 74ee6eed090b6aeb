package dev.vmbot.operation.execution;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.access.Ruling;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.decision.Decision;
import dev.vmbot.operation.decision.Move;
import dev.vmbot.operation.decision.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the moves that [dev.vmbot.operation.decision.Decision] decides: stores what it is about to do, does it, and
/// stores what came back. A yes is not worth a write of its own: it is stored with the next change.
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    private static final int MOST_SAVES = 50;

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Rights rights;
    private final Leadership leadership;
    private final FreshPresses presses;
    private final Journal journal;
    private final InstantSource clock;
    private final Verification verification;
    private final AcceptedAsks accepted = new AcceptedAsks();
    private final FailedLooks failedLooks = new FailedLooks();
    private final WatchedRuns runs = new WatchedRuns();

    Execution(
            OperationStore store,
            VirtualMachines machines,
            Rights rights,
            Leadership leadership,
            FreshPresses presses,
            Journal journal,
            InstantSource clock) {
        this.store = store;
        this.machines = machines;
        this.rights = rights;
        this.leadership = leadership;
        this.presses = presses;
        this.journal = journal;
        this.clock = clock;
        this.verification = new Verification(machines);
    }

    /// Begins, in one write with the first ask where the press has left nothing to be made sure of.
    ///
    /// @param operation as it is stored, approved
    Next begin(Operation operation, OperationState.Approved approved, Executing begun) {
        var first = new Current(operation, begun, 0);
        Instant now = clock.instant();
        Optional<Move> move = presses.take(
                        operation.id(), approved, machines.observe(first.vm().ref()), now)
                .filter(_ -> first.progress().isPending())
                .map(seen -> first.decide(new Sight.Seen(seen), now));
        return move.isPresent() && move.get() instanceof Move.Request(TargetProgress asking)
                ? ask(first, asking, now)
                : Next.after(save(operation, begun), now);
    }

    /// Takes the VM whose turn it is one move further.
    Next carryOn(Operation operation, Executing stored) {
        Optional<Integer> current = stored.current();
        if (current.isEmpty()) {
            return Next.after(save(operation, stored.finish(clock.instant())), clock.instant());
        }
        Executing executing = accepted.complete(operation.id(), stored, current.get());
        var target = new Current(operation, executing, current.get());
        // Before the look that an ask is decided on, so that the ask follows the look without delay.
        Optional<Next> objection =
                target.progress().isPending() ? reviewRights(target, clock.instant()) : Optional.empty();
        return objection.orElseGet(() -> decide(target));
    }

    private Next decide(Current target) {
        Observation watched = machines.observe(target.vm().ref());
        String run = target.progress().before().vmiUid();
        Sight sight = new Sight.Seen(watched, runs.end(target.operation().id(), run, watched, clock.instant()));
        Move move = target.decide(sight, clock.instant());
        if (move instanceof Move.Look) {
            move = target.decide(look(target), clock.instant());
        }
        return make(target, move, clock.instant());
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

        Instant turnOfNext(Instant now) {
            return Decision.turnOfNext(operation.request(), vm(), progress(), now);
        }

        Executing with(TargetProgress next, Instant now) {
            return executing.with(index, next, now);
        }
    }

    private Sight look(Current target) {
        OperationId id = target.operation().id();
        try {
            Observation seen = machines.look(target.vm().ref());
            failedLooks.forget(id);
            return new Sight.Seen(seen);
        } catch (ClusterException e) {
            LOG.atWarn()
                    .addKeyValue("operation", id)
                    .addKeyValue("vm", target.vm().ref())
                    .addKeyValue("reason", e.reason())
                    .log("vm could not be read");
            return new Sight.Unreadable(failedLooks.failed(id, clock.instant()));
        }
    }

    private Next make(Current target, Move move, Instant now) {
        return switch (move) {
            case Move.WaitUntil(Instant time) -> Next.until(time);
            // A look was answered by a look: only a defect of `decide` could do that, and it must not spin.
            case Move.Look() -> Next.retry(now);
            case Move.Enter(TargetProgress next) -> Next.after(save(target.operation(), target.with(next, now)), now);
            case Move.Finish(Result result) -> finish(target, result, now);
            case Move.Request(TargetProgress asking) -> ask(target, asking, now);
        };
    }

    private Next finish(Current target, Result proven, Instant now) {
        Result result = verification.after(target.operation().request(), target.vm(), target.progress(), proven);
        Executing done = target.with(target.progress().done(result, now), target.turnOfNext(now));
        OperationState next = done.current().isEmpty() ? done.finish(now) : done;
        Optional<Operation> saved = save(target.operation(), next);
        saved.ifPresent(operation -> journal.ended(operation, target.vm(), result));
        return Next.after(saved, now);
    }

    private Next ask(Current target, TargetProgress asking, Instant now) {
        Optional<Operation> stored = store.save(target.operation().with(target.with(asking, now)));
        if (stored.isEmpty() || !leadership.mayWrite()) {
            return Next.retry(now);
        }
        Ask ask = asking.ask().orElseThrow();
        journal.follow(stored.get(), now);
        journal.asking(stored.get(), target.vm(), ask);
        Ask answered = ask.with(answer(ask, target.vm()));
        journal.answered(stored.get(), target.vm(), answered);
        if (answered.answer() instanceof Ask.Answer.Accepted) {
            accepted.keep(stored.get().id(), answered);
            return new Next.Again();
        }
        return keep(answered, stored.get(), target.index());
    }

    /// Once more, just before a VM is touched: the approval may be minutes old in a batch.
    private Optional<Next> reviewRights(Current target, Instant now) {
        Request request = target.operation().request();
        try {
            Ruling ruling = rights.rule(
                    request.requester().person(),
                    Permission.toChange(request.action(), target.vm().ref()));
            return switch (ruling) {
                case Ruling.Granted _ -> Optional.empty();
                case Ruling.Lacking(Identity identity, Permission missing) ->
                    Optional.of(finish(target, lost(missing.explained(identity)), now));
                case Ruling.Nobody _ ->
                    Optional.of(finish(target, lost("Nothing is done for this account any more."), now));
            };
        } catch (AccessUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("operation", target.operation().id())
                    .addKeyValue("source", e.source())
                    .log("rights could not be reviewed, trying again");
            Instant end = target.progress().clock().plus(request.limits().start());
            var unknown = new Result.Refused(Result.Refusal.RIGHT_UNKNOWN, "");
            return Optional.of(now.isBefore(end) ? Next.retry(now) : finish(target, unknown, now));
        }
    }

    private static Result lost(String words) {
        return new Result.Refused(Result.Refusal.RIGHT_LOST, words);
    }

    private Ask.Answer answer(Ask ask, TargetVm target) {
        try {
            switch (ask.kind()) {
                case START -> machines.start(target.ref());
                case STOP -> machines.stop(target.ref(), Optional.empty());
                case FORCED_STOP -> machines.stop(target.ref(), Optional.of(Duration.ZERO));
            }
            return new Ask.Answer.Accepted();
        } catch (ClusterException e) {
            return e.reason().mayHaveTakenEffect()
                    ? new Ask.Answer.Unknown(e.code(), e.words())
                    : new Ask.Answer.Refused(e.reason(), e.words());
        }
    }

    /// Stores the answer, also when somebody else has saved meanwhile, where the card is for instance: an answer that
    /// is forgotten looks like a bot that died.
    private Next keep(Ask answered, Operation asked, int index) {
        Ask pending = answered.with(new Ask.Answer.None());
        Optional<Operation> next = answer(asked, index, pending, answered);
        for (int attempt = 0; attempt < MOST_SAVES && next.isPresent(); attempt++) {
            if (store.save(next.get()).isPresent()) {
                return new Next.Again();
            }
            next = store.find(asked.id()).flatMap(newest -> answer(newest, index, pending, answered));
        }
        return Next.retry(clock.instant());
    }

    /// @return empty when somebody else has gone on from the ask, or ended the operation
    private Optional<Operation> answer(Operation operation, int index, Ask pending, Ask answered) {
        if (!(operation.state() instanceof Executing executing)) {
            return Optional.empty();
        }
        TargetProgress progress = executing.targets().get(index);
        return progress.ask()
                .filter(pending::equals)
                .map(_ -> operation.with(executing.with(index, progress.asking(answered), clock.instant())));
    }

    Optional<Operation> save(Operation operation, OperationState next) {
        Optional<Operation> saved = store.save(operation.with(Remains.told(next, operation.request(), machines)));
        saved.ifPresent(one -> journal.follow(one, clock.instant()));
        saved.filter(one -> one.state() instanceof Finished).ifPresent(one -> {
            accepted.forget(one.id());
            failedLooks.forget(one.id());
            runs.forget(one.id());
            journal.finished(one);
        });
        return saved;
    }
}
