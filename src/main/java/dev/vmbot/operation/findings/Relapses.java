package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState.CarriedOut;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches what an operation has brought up for a minute more, on the leader, and has it told in the thread, with the
/// cause, when it breaks within that: nobody is left to believe in a card that was true for seconds.
///
/// Broken is a run that failed, and a VM that KubeVirt wants up and for which nothing is active; not one that somebody
/// has stopped, deleted, or shut down from inside. It has to look so twice, because between two runs a healthy VM does
/// for a moment.
///
/// Safe for several threads, but not for two on one operation.
public final class Relapses {

    private static final Logger LOG = LoggerFactory.getLogger(Relapses.class);

    /// How long what was brought up is watched.
    static final Duration WATCH = Duration.ofSeconds(60);

    /// A look costs no request: it is at what the watch shows.
    private static final Duration PACE = Duration.ofSeconds(3);

    private static final int MOST_TOLD = 5;

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Examiner examiner;
    private final RelapseThread thread;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Map<OperationId, Watch> watches = new ConcurrentHashMap<>();

    /// What this process has seen of one operation's VMs, by their place in the request. What is lost of it is found
    /// again in the thread.
    ///
    /// @param suspects looked broken at the last look
    private record Watch(Set<Integer> suspects, Set<Integer> told) {

        private static final Watch NOTHING = new Watch(Set.of(), Set.of());

        private Watch telling(int target) {
            return new Watch(
                    suspects,
                    IntStream.concat(told.stream().mapToInt(one -> one), IntStream.of(target))
                            .boxed()
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    public Relapses(
            OperationStore store,
            VirtualMachines machines,
            Examiner examiner,
            RelapseThread thread,
            Leadership leadership,
            InstantSource clock) {
        this.store = store;
        this.machines = machines;
        this.examiner = examiner;
        this.thread = thread;
        this.leadership = leadership;
        this.clock = clock;
    }

    /// Looks once.
    ///
    /// @return when to come back if nothing has changed before; empty when there is nothing to come back for
    public Optional<Instant> advance(OperationId id) {
        Optional<Operation> found = store.known(id).filter(this::isWatched);
        if (found.isEmpty()) {
            watches.remove(id);
            return Optional.empty();
        }
        Operation operation = found.get();
        Watch before = watches.getOrDefault(id, Watch.NOTHING);
        Map<Integer, Observation> broken = broken(operation, before.told());
        watches.put(id, new Watch(Set.copyOf(broken.keySet()), before.told()));
        if (!leadership.mayWrite() || operation.card().isEmpty()) {
            return next();
        }
        try {
            for (Map.Entry<Integer, Observation> one : broken.entrySet()) {
                if (before.suspects().contains(one.getKey()) && before.told().size() < MOST_TOLD) {
                    tell(operation, one.getKey(), one.getValue());
                }
            }
        } catch (InterruptedException _) {
            // The bot ends; whoever leads next begins anew.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return next();
    }

    private boolean isWatched(Operation operation) {
        return operation.request().action() != Action.STOP
                && operation.state() instanceof CarriedOut end
                && clock.instant().isBefore(end.at().plus(WATCH))
                && end.targets().stream().anyMatch(target -> isUp(target.result()));
    }

    private static boolean isUp(Optional<Result> result) {
        return result.filter(Result.Succeeded.class::isInstance).isPresent();
    }

    /// By the watched state.
    private Map<Integer, Observation> broken(Operation operation, Set<Integer> told) {
        var targets = ((CarriedOut) operation.state()).targets();
        Map<Integer, Observation> broken = new HashMap<>();
        for (int index = 0; index < targets.size(); index++) {
            TargetVm target = operation.request().targets().get(index);
            if (isUp(targets.get(index).result()) && !told.contains(index)) {
                Observation seen = machines.observe(target.ref());
                if (isBroken(seen, target)) {
                    broken.put(index, seen);
                }
            }
        }
        return broken;
    }

    private static boolean isBroken(Observation seen, TargetVm target) {
        boolean isTheOne = seen.vm().filter(vm -> vm.uid().equals(target.uid())).isPresent();
        boolean isBusy = seen.isBeingDeleted() || seen.hasRequestsPending();
        return isTheOne && !isBusy && (seen.isTrying() || hasFailed(seen));
    }

    private static boolean hasFailed(Observation seen) {
        return seen.vmi()
                .filter(run -> run.phase() == Vmi.Phase.FAILED && !run.isDeleting())
                .isPresent();
    }

    private void tell(Operation operation, int target, Observation seen) throws InterruptedException {
        var ailing = new Ailing(target, seen.ref(), Optional.empty());
        Examination examination = examiner.examine(
                        List.of(ailing), operation.request().requester().person())
                .getFirst();
        if (thread.tellRelapse(operation, target, seen.shownState(), examination)
                .isEmpty()) {
            watches.computeIfPresent(operation.id(), (_, watch) -> watch.telling(target));
            LOG.atInfo()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("vm", seen.ref())
                    .log("broke after its success, told");
        }
    }

    private Optional<Instant> next() {
        return Optional.of(clock.instant().plus(PACE));
    }
}
