package dev.vmbot.operation.findings;

import static dev.vmbot.slack.card.Scenes.DB;
import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.access.Identities;
import dev.vmbot.access.Member;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What has succeeded is watched for a minute more.
final class RelapsesTest {

    private static final String UID = "uid-" + DB.name();
    private static final Picture UP =
            Picture.of(RunStrategy.ALWAYS).named(DB).uid(UID).running("run-2");
    private static final Picture CRASHED =
            Picture.of(RunStrategy.ALWAYS).named(DB).uid(UID).failed("run-2").shown("CrashLoopBackOff");

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final ManualClock clock = new ManualClock(NOW);
    private final FakeVirtualMachines machines = new FakeVirtualMachines().show(UP);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> told = new ArrayList<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private boolean leads = true;
    private final Relapses relapses = relapses();

    private Relapses relapses() {
        var identities = new Identities(
                person -> new Member(person, Member.Standing.FULL, Optional.empty(), Set.of()),
                new Identities.Rules(Map.of(Scenes.ALICE.user(), "alice"), false, Map.of(), "", ""));
        var examiner =
                new Examiner((vm, _) -> Evidence.none(vm), new Rights(identities, (_, _) -> true), threads, clock);
        RelapseThread thread = (_, target, state, examination) -> {
            told.add(target + " " + state + " " + examination.vm());
            return Optional.ofNullable(waits.poll());
        };
        return new Relapses(store, machines, examiner, thread, _ -> leads, clock);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = "STOP", mode = EnumSource.Mode.EXCLUDE)
    void tellsOnceOfAVmThatBreaksWithinAMinute(Action action) {
        succeeded(action);
        watch(Duration.ofSeconds(20));
        assertThat(told).isEmpty();

        machines.show(CRASHED);
        watch(Duration.ofSeconds(30));

        assertThat(told).containsExactly("0 CrashLoopBackOff " + DB);
    }

    @Test
    void forgetsItAfterAMinute() {
        succeeded(Action.START);

        Instant end = watch(Duration.ofSeconds(90));
        machines.show(CRASHED);

        assertThat(end).isEqualTo(NOW.plusSeconds(60));
        assertThat(relapses.advance(ID)).isEmpty();
        assertThat(told).isEmpty();
    }

    static Stream<Arguments> healthy() {
        Picture off = Picture.of(RunStrategy.HALTED).named(DB).uid(UID);
        return Stream.of(
                Arguments.of("stopped by somebody", off),
                Arguments.of("on its way down", UP.goingDown("run-2")),
                Arguments.of("being deleted", CRASHED.deleted()),
                Arguments.of("asked to change again", CRASHED.queued("Start")),
                Arguments.of("another VM of its name", CRASHED.uid("uid-of-another")),
                Arguments.of("begun anew", UP.comingUp("run-3")),
                Arguments.of(
                        "shut down from inside",
                        Picture.of(RunStrategy.MANUAL).named(DB).uid(UID).with("run-2", Vmi.Phase.SUCCEEDED, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("healthy")
    void saysNothingOfAVmThatSomebodyHasChanged(String what, Picture picture) {
        succeeded(Action.START);
        machines.show(picture);

        watch(Duration.ofSeconds(60));

        assertThat(told).as(what).isEmpty();
    }

    /// KubeVirt begins the next run of a guest that has shut itself down, or whose VMI somebody has deleted.
    @Test
    void saysNothingOfTheMomentBetweenTwoRuns() {
        succeeded(Action.START);
        machines.show(Picture.of(RunStrategy.ALWAYS).named(DB).uid(UID));
        relapses.advance(ID);
        machines.show(UP.running("run-3"));

        watch(Duration.ofSeconds(60));

        assertThat(told).isEmpty();
    }

    /// A VM that has run before it breaks is begun anew by KubeVirt at once.
    @Test
    void tellsOfARunThatFailedBetweenTwoLooks() {
        succeeded(Action.START);
        watch(Duration.ofSeconds(4));
        machines.show(CRASHED);
        machines.show(UP.running("run-3").shown("Running"));

        watch(Duration.ofSeconds(30));

        assertThat(told).containsExactly("0 Running " + DB);
    }

    @Test
    void tellsOfWhatBrokeInTheLastSecondsOfTheMinute() {
        succeeded(Action.START);
        watch(Duration.ofSeconds(59));
        waits.addAll(List.of(Duration.ofSeconds(40), Duration.ofSeconds(40)));
        machines.show(CRASHED);

        watch(Duration.ofMinutes(4));

        assertThat(told).hasSize(3);
        assertThat(relapses.advance(ID)).isEmpty();
    }

    @Test
    void saysNothingWhereTheNextRunFollowsAGuestThatShutItselfDown() {
        succeeded(Action.START);
        relapses.advance(ID);
        machines.show(UP.with("run-2", Vmi.Phase.SUCCEEDED, false));
        machines.show(UP.running("run-3"));

        watch(Duration.ofSeconds(60));

        assertThat(told).isEmpty();
    }

    @Test
    void watchesNothingThatWasStoppedOrFailed() {
        succeeded(Action.STOP);
        machines.show(CRASHED);

        assertThat(relapses.advance(ID)).isEmpty();
    }

    @Test
    void triesAgainWhatSlackDidNotTake() {
        succeeded(Action.START);
        machines.show(CRASHED);
        waits.add(Duration.ofSeconds(5));

        watch(Duration.ofSeconds(30));

        assertThat(told).hasSize(2);
    }

    @Test
    void leavesTheTellingToTheLeader() {
        succeeded(Action.START);
        machines.show(CRASHED);
        leads = false;

        watch(Duration.ofSeconds(60));

        assertThat(told).isEmpty();
    }

    private void succeeded(Action action) {
        TargetProgress done = TargetProgress.pending(NOW).done(new Result.Succeeded("Running"), NOW);
        Operation operation = store.create(
                        Scenes.in(action, RunStrategy.ALWAYS, Scenes.finished(Conclusion.SUCCEEDED, done)))
                .operation();
        var end = dev.vmbot.operation.OperationState.CarriedOut.of(List.of(done), NOW);
        store.save(
                operation.with(new Operation.Card("C0OPS", "1700000000.000100")).with(end));
    }

    /// @return when there was nothing to come back for any more, or it was enough
    private Instant watch(Duration time) {
        Instant end = clock.instant().plus(time);
        Optional<Instant> next = relapses.advance(ID);
        while (next.isPresent() && next.get().isBefore(end)) {
            clock.pass(Duration.between(clock.instant(), next.get()));
            next = relapses.advance(ID);
        }
        return clock.instant();
    }
}
