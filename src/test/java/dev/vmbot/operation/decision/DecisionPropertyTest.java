package dev.vmbot.operation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.OperationStore;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.decision.ModelCluster.Killed;
import dev.vmbot.operation.decision.ModelCluster.Write;
import dev.vmbot.operation.desk.ApprovalDesk;
import dev.vmbot.operation.desk.PressAnswer;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Journal;
import dev.vmbot.operation.execution.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whole operations against a small KubeVirt in which everything goes wrong that can, from seeds. More runs by
/// `-Dvmbot.property.runs=`, one of them again by `-Dvmbot.property.seed=`.
@ExtendWith(Quiet.class)
final class DecisionPropertyTest {

    private static final int RUNS = Integer.getInteger("vmbot.property.runs", 3000);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MOST_STEPS_AT_ONCE = 40;

    @Test
    void staysSafeWhateverHappens() {
        Long again = Long.getLong("vmbot.property.seed");
        if (again != null) {
            new Run(again).go();
            return;
        }
        var outcomes = new ArrayList<String>();
        for (long seed = 0; seed < RUNS; seed++) {
            try {
                outcomes.add(new Run(seed).go());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run with seed " + seed, e);
            }
        }
        // A model in which hardly anything succeeds, or nothing goes wrong, would prove nothing.
        assertThat(outcomes).contains("Succeeded", "NothingToDo", "Failed", "Refused", "Unknown");
        assertThat(outcomes.stream().filter("Succeeded"::equals)).hasSizeGreaterThan(RUNS / 4);
    }

    /// One operation from its approval to its end.
    private static final class Run {

        private static final List<Action> ACTIONS = List.of(Action.START, Action.STOP, Action.RESTART);
        private static final List<RunStrategy> STRATEGIES = List.of(
                RunStrategy.ALWAYS,
                RunStrategy.HALTED,
                RunStrategy.MANUAL,
                RunStrategy.RERUN_ON_FAILURE,
                RunStrategy.ONCE);

        private final SplittableRandom random;
        private final ManualClock clock = new ManualClock(Story.NOW);
        private final InMemoryOperationStore kept = new InMemoryOperationStore();
        private final FreshPresses presses = new FreshPresses();
        private final RunStrategy strategy;
        private final Action action;
        private final ModelCluster cluster;
        private final int storeDeath;
        private final int announcing;
        private final List<String> phases = new ArrayList<>();
        private int steps;
        private Runner runner;

        Run(long seed) {
            random = new SplittableRandom(seed);
            strategy = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
            action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            boolean up = strategy != RunStrategy.HALTED && (action != Action.START || random.nextInt(8) == 0);
            cluster = new ModelCluster(random, clock, strategy, up);
            storeDeath = random.nextInt(2) * random.nextInt(25);
            announcing = random.nextInt(2) * random.nextInt(60);
            runner = newRunner();
            approve();
        }

        /// By a press on this replica, as far as the cluster answers; else as if by one on another.
        private void approve() {
            Operation proposed = kept.create(Operation.proposed(Story.id(0), Story.request(action, target())))
                    .operation();
            var desk = new ApprovalDesk(kept, Story.allRights(), cluster, presses, clock);
            if (random.nextBoolean() || desk.approve(proposed.id(), Story.ASKER) instanceof PressAnswer.ClusterAway) {
                kept.save(proposed.with(new OperationState.Approved(Story.ASKER, clock.instant())));
            }
            phases.add(state().phase());
        }

        private TargetVm target() {
            return new TargetVm(Picture.DB, Picture.UID, strategy, "Running");
        }

        private Runner newRunner() {
            return new Runner(
                    new Flaky(kept),
                    cluster,
                    Story.allRights(),
                    _ -> random.nextInt(50) != 0,
                    presses,
                    new Journal(_ -> {}),
                    clock,
                    Story.RETENTION);
        }

        String go() {
            Instant end = clock.instant().plus(LONGEST);
            Instant next = clock.instant();
            while (!(state() instanceof Finished)) {
                if (clock.instant().isAfter(end)) {
                    fail("still " + state());
                }
                boolean woken = !cluster.isWatchedToTheEnd() && random.nextBoolean();
                if (woken || !clock.instant().isBefore(next)) {
                    next = advance();
                    checkWrites();
                }
                if (!(state() instanceof Finished)) {
                    cluster.tick();
                }
            }
            check((Finished) state());
            return state().phase();
        }

        private OperationState state() {
            return kept.find(Story.id(0)).orElseThrow().state();
        }

        private Instant advance() {
            steps = 0;
            try {
                return runner.advance(Story.id(0)).orElse(Instant.MAX);
            } catch (Killed _) {
                if (isUnanswered()) {
                    cluster.diedUnanswered();
                }
                runner = newRunner();
                return clock.instant().plusSeconds(random.nextInt(30));
            }
        }

        private boolean isUnanswered() {
            return state() instanceof OperationState.Executing executing
                    && executing.targets().getFirst().ask().stream()
                            .anyMatch(ask -> ask.answer() instanceof Ask.Answer.None);
        }

        private void check(Finished finished) {
            Result result = finished.targets().isEmpty()
                    ? new Result.NotBegun()
                    : finished.targets().getFirst().result().orElseThrow();
            if (result instanceof Result.Succeeded) {
                checkSuccess(finished);
            }
            advance();
            assertThat(phases.stream().filter(OUTCOMES::contains).distinct())
                    .as("final states")
                    .hasSize(1);
        }

        private void checkSuccess(Finished finished) {
            Observation truth = cluster.truth();
            String before = finished.targets().getFirst().before().vmiUid();
            // Somebody else may have changed it since the watch has shown the proof.
            if (action == Action.STOP && cluster.runUid().equals(before)) {
                assertThat(truth.isStopped()).as("stopped: %s", truth).isTrue();
                assertThat(cluster.isUp()).isFalse();
            }
            if (action != Action.STOP) {
                assertThat(cluster.ran.getLast()).as("running: %s", truth).isNotEqualTo(before);
            }
            boolean keeps = strategy == RunStrategy.MANUAL || strategy == RunStrategy.RERUN_ON_FAILURE;
            if (!cluster.strategyTouched && (keeps || (strategy == RunStrategy.ALWAYS && action == Action.RESTART))) {
                assertThat(cluster.strategy).isEqualTo(strategy);
            }
        }

        /// Holds after every step: nothing is asked twice that may have been done.
        private void checkWrites() {
            for (Ask.Kind kind : Ask.Kind.values()) {
                List<Write> writes = cluster.writes.stream()
                        .filter(write -> write.kind() == kind)
                        .toList();
                assertThat(writes.stream().filter(Write::reached))
                        .as("%s taken by the cluster", kind)
                        .hasSizeLessThanOrEqualTo(1);
                for (int index = 0; index + 1 < writes.size(); index++) {
                    Write write = writes.get(index);
                    assertThat(write.answered() || write.killed() || !write.reached())
                            .as("asked again after %s", write)
                            .isTrue();
                }
            }
        }

        /// The store as seen by one process: it may die before and after each write, and others write in between.
        private final class Flaky implements OperationStore {

            private final OperationStore store;

            Flaky(OperationStore store) {
                this.store = store;
            }

            @Override
            public Optional<Operation> save(Operation changed) {
                if (++steps > MOST_STEPS_AT_ONCE) {
                    fail("spins");
                }
                dieAtTimes();
                if (random.nextInt(100) < announcing) {
                    announce();
                }
                Optional<Operation> saved = store.save(changed);
                saved.ifPresent(operation -> {
                    phases.add(operation.state().phase());
                    checkProof(operation.state());
                });
                dieAtTimes();
                return saved;
            }

            private void announce() {
                Operation newest = store.find(Story.id(0)).orElseThrow();
                store.save(newest.with(new Operation.Card("C1", Integer.toString(steps))));
            }

            private void dieAtTimes() {
                if (random.nextInt(100) < storeDeath) {
                    throw new Killed();
                }
            }

            @Override
            public Created create(Operation proposed) {
                return store.create(proposed);
            }

            @Override
            public Optional<Operation> find(OperationId id) {
                return store.find(id);
            }

            @Override
            public void delete(OperationId id) {
                store.delete(id);
            }

            @Override
            public Optional<Operation> known(OperationId id) {
                return store.known(id);
            }

            @Override
            public List<Operation> on(VmRef vm) {
                return store.on(vm);
            }

            @Override
            public List<Operation> list() {
                return store.list();
            }

            @Override
            public dev.vmbot.cluster.Listening onChange(java.util.function.Consumer<OperationId> listener) {
                return store.onChange(listener);
            }
        }

        /// A start that is about to be made: the run before is over, in truth.
        private void checkProof(OperationState state) {
            if (!(state instanceof OperationState.Executing executing)) {
                return;
            }
            TargetProgress progress = executing.targets().getFirst();
            boolean starting = progress.ask()
                    .filter(ask -> ask.kind() == Ask.Kind.START && ask.answer() instanceof Ask.Answer.None)
                    .isPresent();
            if (starting && cluster.vmUid.equals(Picture.UID)) {
                boolean over = !cluster.isUp()
                        || !cluster.runUid().equals(progress.before().vmiUid());
                assertThat(over).as("start only after the stop: %s", progress).isTrue();
            }
        }
    }

    private static final List<String> OUTCOMES =
            java.util.Arrays.stream(Conclusion.values()).map(Conclusion::phase).toList();
}
