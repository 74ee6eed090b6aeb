package dev.vmbot.operation.findings;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches what an operation has brought up for a minute more, on the leader, and has it told in the thread, with the
/// cause, when it breaks within that: nobody is left to believe in a card that was true for seconds.
///
/// Broken is a run that failed, which may be over in a moment because KubeVirt begins the next one at once; so it is
/// looked for at each change. Broken is, too, a VM that KubeVirt wants up and for which nothing is active at two looks:
/// between two runs a healthy VM looks so for a moment. What somebody has stopped, deleted, or shut down from inside is
/// not.
///
/// Safe for several threads, but [#advance] not for two on one operation.
public final class Relapses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relapses.class);

    /// How long what was brought up is watched.
    static final Duration WATCH = Duration.ofSeconds(60);

    /// What was seen within that is told within this.
    private static final Duration TELLING = Duration.ofMinutes(5);

    /// A look costs no request: it is at what the watch shows.
    private static final Duration PACE = Duration.ofSeconds(3);

    private static final int MOST_TOLD = 5;

    private final OperationStore store;
    private final VirtualMachines machines;
    private final Examiner examiner;
    private final RelapseThread thread;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Listening listening;
    private final Map<OperationId, Watch> watches = new ConcurrentHashMap<>();

    /// What this process has seen of one operation's VMs, by their place in the request. What is lost of it is found
    /// again in the thread.
    ///
    /// @param suspects had nothing active at the last look
    /// @param broken for certain
    private record Watch(Set<Integer> suspects, Set<Integer> broken, Set<Integer> told) {

        private static final Watch NOTHING = new Watch(Set.of(), Set.of(), Set.of());

        private Watch suspecting(Set<Integer> now, Set<Integer> failed) {
            Set<Integer> twice = new HashSet<>(now);
            twice.retainAll(suspects);
            return new Watch(Set.copyOf(now), union(broken, union(twice, failed)), told);
        }

        private Watch breaking(int target) {
            return new Watch(suspects, union(broken, Set.of(target)), told);
        }

        private Watch telling(int target) {
            return new Watch(suspects, broken, union(told, Set.of(target)));
        }

        private List<Integer> untold() {
            return broken.stream()
                    .filter(target -> !told.contains(target))
                    .sorted()
                    .limit(Math.max(0, MOST_TOLD - told.size()))
                    .toList();
        }

        private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
            return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
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
        this.listening = machines.onChange(this::changed);
    }

    /// Looks once.
    ///
    /// @return when to come back if nothing has changed before; empty when there is nothing to come back for
    public Optional<Instant> advance(OperationId id) {
        Optional<Operation> found = store.known(id).filter(Relapses::hasBroughtUp);
        boolean isOver = found.filter(one -> isWithin(one, WATCH)
                        || (isWithin(one, TELLING)
                                && !watches.getOrDefault(id, Watch.NOTHING)
                                        .untold()
                                        .isEmpty()))
                .isEmpty();
        if (isOver) {
            watches.remove(id);
            return Optional.empty();
        }
        Operation operation = found.get();
        if (isWithin(operation, WATCH)) {
            Set<Integer> suspects = look(operation, Observation::isTrying);
            Set<Integer> failed = look(operation, Relapses::hasFailed);
            watches.compute(id, (_, before) -> (before == null ? Watch.NOTHING : before).suspecting(suspects, failed));
        }
        if (!leadership.mayWrite() || operation.card().isEmpty()) {
            return in(PACE);
        }
        try {
            return in(tellAll(operation));
        } catch (InterruptedException _) {
            // The bot ends; whoever leads next begins anew.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean hasBroughtUp(Operation operation) {
        return operation.request().action() != Action.STOP
                && operation.state() instanceof CarriedOut end
                && end.targets().stream().anyMatch(target -> isUp(target.result()));
    }

    private boolean isWithin(Operation operation, Duration time) {
        return operation.state() instanceof CarriedOut end
                && clock.instant().isBefore(end.at().plus(time));
    }

    private static boolean isUp(Optional<Result> result) {
        return result.filter(Result.Succeeded.class::isInstance).isPresent();
    }

    /// A run that failed is seen at this moment, or never.
    private void changed(VmRef vm) {
        watches.keySet()
                .forEach(id -> store.known(id)
                        .filter(operation -> isWithin(operation, WATCH)
                                && operation.request().targets().stream()
                                        .anyMatch(target -> target.ref().equals(vm)))
                        .ifPresent(operation -> look(operation, Relapses::hasFailed)
                                .forEach(
                                        target -> watches.computeIfPresent(id, (_, watch) -> watch.breaking(target)))));
    }

    /// Which of its VMs the watch shows so that nobody has done it.
    private Set<Integer> look(Operation operation, Predicate<Observation> looksSo) {
        var targets = ((CarriedOut) operation.state()).targets();
        return IntStream.range(0, targets.size())
                .filter(index -> isUp(targets.get(index).result()))
                .filter(index -> {
                    TargetVm target = operation.request().targets().get(index);
                    Observation seen = machines.observe(target.ref());
                    return isTheOne(seen, target) && !isBusy(seen) && looksSo.test(seen);
                })
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isTheOne(Observation seen, TargetVm target) {
        return seen.vm().filter(vm -> vm.uid().equals(target.uid())).isPresent();
    }

    /// Somebody has asked for something else.
    private static boolean isBusy(Observation seen) {
        return seen.isBeingDeleted() || seen.hasRequestsPending();
    }

    private static boolean hasFailed(Observation seen) {
        return seen.vmi()
                .filter(run -> run.phase() == Vmi.Phase.FAILED && !run.isDeleting())
                .isPresent();
    }

    private Duration tellAll(Operation operation) throws InterruptedException {
        for (int target : watches.getOrDefault(operation.id(), Watch.NOTHING).untold()) {
            Optional<Duration> wait = tell(operation, target);
            if (wait.isPresent()) {
                return wait.get();
            }
            watches.computeIfPresent(operation.id(), (_, watch) -> watch.telling(target));
        }
        return PACE;
    }

    private Optional<Duration> tell(Operation operation, int target) throws InterruptedException {
        VmRef vm = operation.request().targets().get(target).ref();
        Examination examination = examiner.examine(
                        List.of(new Ailing(target, vm, Optional.empty())),
                        operation.request().requester().person())
                .getFirst();
        String state = machines.observe(vm).shownState();
        Optional<Duration> wait = thread.tellRelapse(operation, target, state, examination);
        if (wait.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("vm", vm)
                    .log("broke after its success, told");
        }
        return wait;
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }

    @Override
    public void close() {
        listening.close();
    }
}
