package dev.vmbot.operation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Journal;
import dev.vmbot.operation.execution.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Operations that are begun at each point of each recording of a real control plane. The recording goes on whatever
/// is asked, as if somebody else had been at work all the time; what is watched of it may be late, repeated, or of
/// different times for VM and VMI.
@ExtendWith(Quiet.class)
final class TraceDecisionTest {

    private static final List<RecordedVm> RECORDINGS = RecordedVm.all();

    private enum Watching {
        PROMPT,
        LATE,
        OUT_OF_STEP,
        HARDLY_EVER
    }

    @Test
    void knowsEveryRecording() {
        assertThat(RECORDINGS)
                .hasSizeGreaterThan(30)
                .allSatisfy(recording -> assertThat(recording.states()).hasSizeGreaterThan(3));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void staysTrueToWhatReallyWas(Action action) {
        List<String> outcomes = new ArrayList<>();
        for (RecordedVm recording : RECORDINGS) {
            for (int start = 0; start < recording.states().size(); start++) {
                if (recording.states().get(start).vm().isPresent()) {
                    for (Watching watching : Watching.values()) {
                        outcomes.add(new Replay(recording, start, watching, action).go());
                    }
                }
            }
        }
        // A restart is never there already.
        assertThat(outcomes.contains("NothingToDo")).isEqualTo(action != Action.RESTART);
        assertThat(outcomes).contains("Succeeded", "Failed", "Refused");
    }

    /// One operation along one recording.
    private static final class Replay implements VirtualMachines {

        private final RecordedVm recording;
        private final Watching watching;
        private final Action action;
        private final SplittableRandom random;
        private final String what;
        private final ManualClock clock = new ManualClock(Story.NOW);
        private final InMemoryOperationStore store = new InMemoryOperationStore();
        private final int from;
        private int now;
        private int vmSeen;
        private int vmiSeen;

        Replay(RecordedVm recording, int start, Watching watching, Action action) {
            this.recording = recording;
            this.watching = watching;
            this.action = action;
            this.random = new SplittableRandom(start);
            this.what = "%s of %s from %d, watched %s".formatted(action, recording.name(), start, watching);
            this.from = start;
            this.now = start;
            this.vmSeen = start;
            this.vmiSeen = start;
        }

        String go() {
            Vm vm = recording.states().get(now).vm().orElseThrow();
            TargetVm target = new TargetVm(
                    Picture.DB, vm.uid(), vm.strategy(), vm.status().shown());
            store.create(Story.approved(0, Story.request(action, target)));
            var runner = new Runner(
                    store,
                    this,
                    Story.allRights(),
                    Story.leading(),
                    new FreshPresses(),
                    new Journal(_ -> {}),
                    clock,
                    Story.RETENTION);
            for (int second = 0; second < 3600 && !(state() instanceof Finished); second++) {
                runner.advance(Story.id(0));
                if (!(state() instanceof Finished)) {
                    goOn();
                }
            }
            return check();
        }

        private OperationState state() {
            return store.find(Story.id(0)).orElseThrow().state();
        }

        private void goOn() {
            boolean over = now == recording.states().size() - 1;
            clock.pass(Duration.ofSeconds(over ? 10 : 1));
            now = over ? now : now + 1;
            switch (watching) {
                case PROMPT -> watch(now, now);
                case LATE -> watch(Math.max(vmSeen, now - 3), Math.max(vmiSeen, now - 3));
                case OUT_OF_STEP ->
                    watch(vmSeen + random.nextInt(now - vmSeen + 1), vmiSeen + random.nextInt(now - vmiSeen + 1));
                case HARDLY_EVER -> {
                    if (random.nextInt(20) == 0) {
                        watch(now, now);
                    }
                }
            }
        }

        private void watch(int vm, int vmi) {
            vmSeen = vm;
            vmiSeen = vmi;
        }

        private String check() {
            assertThat(state()).as(what).isInstanceOf(Finished.class);
            boolean succeeded = state() instanceof Finished finished && finished.conclusion() == Conclusion.SUCCEEDED;
            if (succeeded) {
                Observation truth = truth();
                boolean reached = action == Action.STOP ? truth.isStopped() : truth.isRunning();
                assertThat(reached || wasSince(((Finished) state()).targets().getFirst()))
                        .as("%s: %s", what, truth)
                        .isTrue();
            }
            return state().phase();
        }

        /// A watch that lags proves what was, and people in the recording went on with the VM since.
        private boolean wasSince(TargetProgress done) {
            List<Observation> since = recording.states().subList(from, now + 1);
            String run = done.before().vmiUid();
            return action == Action.STOP
                    ? since.stream().anyMatch(Observation::isStopped)
                    : since.stream()
                            .filter(Observation::isRunning)
                            .anyMatch(seen -> !seen.vmi().orElseThrow().uid().equals(run));
        }

        private Observation truth() {
            return recording.states().get(now);
        }

        @Override
        public Observation observe(VmRef ref) {
            return new Observation(
                    ref,
                    recording.states().get(vmSeen).vm(),
                    recording.states().get(vmiSeen).vmi(),
                    false);
        }

        @Override
        public Observation look(VmRef ref) {
            return truth();
        }

        @Override
        public void start(VmRef ref) {
            Stream<Vmi> active = truth().vmi().stream().filter(vmi -> !vmi.isFinal());
            assertThat(active).as(what).isEmpty();
        }

        @Override
        public void stop(VmRef ref, Optional<Duration> grace) {
            assertThat(truth().isStopped()).as(what).isFalse();
        }

        @Override
        public List<String> launchers(VmRef ref, String vmiUid) {
            return List.of();
        }

        @Override
        public Listening onChange(Consumer<VmRef> listener) {
            return () -> {};
        }
    }
}
