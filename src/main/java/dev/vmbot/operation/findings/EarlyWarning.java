package dev.vmbot.operation.findings;

import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells in the thread, while an operation still waits for a VM to come up or to go down, of a cause that
/// waiting cannot heal. Once for each VM, on the leader.
///
/// It looks 5 s after the step began, then at 15 s, 45 s, 135 s, 405 s, and every ten minutes from there: at
/// most four times in the five minutes that a start usually gets, however often the VM changes. A stop gets
/// one look more, when it should be over.
///
/// Safe for several threads, but not for two on one operation.
public final class EarlyWarning {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyWarning.class);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final int LONGER = 3;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /// What is left of the time limit when a warning is worth nothing any more: the findings come right away.
    private static final Duration ALMOST_OVER = Duration.ofSeconds(2);
    /// After the grace period: what cutting the guest off and clearing up may take, and a moment.
    private static final Duration OVERDUE = Duration.ofSeconds(65);

    private final OperationStore store;
    private final Examiner examiner;
    private final WarningThread thread;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Told told;
    private final Map<OperationId, Instant> looked = new ConcurrentHashMap<>();

    public EarlyWarning(
            OperationStore store, Examiner examiner, WarningThread thread, Leadership leadership, InstantSource clock) {
        this.store = store;
        this.examiner = examiner;
        this.thread = thread;
        this.leadership = leadership;
        this.clock = clock;
        this.told = new Told(store);
    }

    /// Looks if a look is due.
    ///
    /// @return when to come back if nothing has changed before; empty when there is nothing to come back for
    public Optional<Instant> advance(OperationId id) {
        Optional<Operation> found = store.known(id);
        Optional<Ailing> waitedFor = found.flatMap(Ailing::waitedFor)
                .filter(one -> !found.get().delivery().warned().contains(one.target()));
        if (waitedFor.isEmpty()) {
            looked.remove(id);
            return Optional.empty();
        }
        Instant due = due(found.get(), waitedFor.get());
        if (clock.instant().isBefore(due)) {
            return Optional.of(due);
        }
        if (!leadership.mayWrite() || found.get().card().isEmpty()) {
            return in(RETRY);
        }
        try {
            return look(found.get(), waitedFor.get());
        } catch (InterruptedException _) {
            // The bot ends; whoever leads next begins anew.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Instant> look(Operation operation, Ailing waitedFor) throws InterruptedException {
        Examination examination = examiner.examine(
                        List.of(waitedFor), operation.request().requester().person())
                .getFirst();
        Diagnosis hopeless = isStopping(progress(operation, waitedFor))
                ? examination.diagnosis().beyondWaitingToStop()
                : examination.diagnosis().beyondWaiting();
        if (hopeless.findings().isEmpty() || isAlmostOver(operation, waitedFor)) {
            looked.put(operation.id(), clock.instant());
            return Optional.of(due(operation, waitedFor));
        }
        // The look took seconds.
        if (!isStillWaitedFor(operation, waitedFor)) {
            return in(Duration.ZERO);
        }
        Optional<Duration> wait = thread.warn(
                operation, waitedFor.target(), new Examination(examination.vm(), hopeless, examination.seen()));
        if (wait.isPresent()) {
            return in(wait.get());
        }
        LOG.atInfo()
                .addKeyValue("operation", operation.id())
                .addKeyValue("rule", hopeless.findings().getFirst().rule())
                .log("warned early");
        return told.remember(operation, delivery -> delivery.warning(waitedFor.target()))
                ? Optional.empty()
                : in(RETRY);
    }

    private boolean isAlmostOver(Operation operation, Ailing waitedFor) {
        Instant limit = Decision.timeLimit(
                operation.request(),
                operation.request().targets().get(waitedFor.target()),
                progress(operation, waitedFor));
        return clock.instant().plus(ALMOST_OVER).isAfter(limit);
    }

    private boolean isStillWaitedFor(Operation operation, Ailing waitedFor) {
        return store.known(operation.id())
                .filter(newest -> Ailing.waitedFor(newest)
                        .filter(one -> one.target() == waitedFor.target())
                        .filter(one -> progress(newest, one).step()
                                == progress(operation, waitedFor).step())
                        .isPresent())
                .isPresent();
    }

    /// The first of the times to look at that is after the last look.
    private Instant due(Operation operation, Ailing waitedFor) {
        TargetProgress progress = progress(operation, waitedFor);
        Instant last = looked.getOrDefault(operation.id(), Instant.MIN);
        Instant regular = regular(progress.since(), last);
        Instant overdue = progress.since().plus(progress.before().grace()).plus(OVERDUE);
        boolean isNext = isStopping(progress) && overdue.isAfter(last) && overdue.isBefore(regular);
        return isNext ? overdue : regular;
    }

    private static Instant regular(Instant since, Instant last) {
        Duration after = FIRST_LOOK;
        while (!since.plus(after).isAfter(last)) {
            Duration longer = after.multipliedBy(LONGER);
            after = longer.minus(after).compareTo(LONGEST) < 0 ? longer : after.plus(LONGEST);
        }
        return since.plus(after);
    }

    private static TargetProgress progress(Operation operation, Ailing waitedFor) {
        return ((Executing) operation.state()).targets().get(waitedFor.target());
    }

    private static boolean isStopping(TargetProgress progress) {
        return progress.step() == TargetProgress.Step.STOPPING;
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }
}
