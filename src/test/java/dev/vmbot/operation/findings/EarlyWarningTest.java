package dev.vmbot.operation.findings;

import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Metadata;
import dev.vmbot.diagnosis.evidence.Surroundings;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EarlyWarningTest {

    private static final Condition CLAIM_MISSING =
            new Condition("Synchronized", "False", "FailedPvcNotFound", "PVC prod/x does not exist", Optional.empty());
    private static final Condition NO_MEMORY = new Condition(
            "PodScheduled",
            "False",
            "Unschedulable",
            "0/1 nodes are available: 1 Insufficient memory.",
            Optional.empty());

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final ManualClock clock = new ManualClock(NOW);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Examination> told = new ArrayList<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private Condition shown = CLAIM_MISSING;
    private Optional<Instant> deleting = Optional.empty();
    private Surroundings around = Surroundings.NONE;
    private int looks;
    private boolean leads = true;
    private Runnable meanwhile = () -> {};

    private EarlyWarning warning() {
        WarningThread thread = (_, _, examination) -> {
            told.add(examination);
            return Optional.ofNullable(waits.poll());
        };
        var examiner = new Examiner((vm, _) -> gather(vm), Story.allRights(), threads, clock);
        return new EarlyWarning(store, examiner, thread, _ -> leads, clock);
    }

    private Evidence gather(VmRef vm) {
        looks++;
        meanwhile.run();
        Evidence none = Evidence.none(vm);
        var metadata = new Metadata(vm.name(), "u1", NOW.minusSeconds(60), deleting, List.of(), List.of(), Map.of());
        var instance = new Instance(
                metadata,
                "Scheduling",
                Optional.empty(),
                false,
                "",
                List.of(shown),
                Optional.empty(),
                Duration.ofSeconds(30),
                Optional.empty());
        return new Evidence(
                vm,
                none.vm(),
                Optional.of(instance),
                none.pods(),
                none.events(),
                none.storage(),
                around,
                none.coverage(),
                none.attempt());
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void warnsSoonAfterTheAskAndOnceOnly() {
        waiting(Step.STARTING);
        EarlyWarning warning = warning();

        assertThat(warning.advance(ID)).hasValue(NOW.plusSeconds(5));
        assertThat(looks).isZero();
        clock.pass(Duration.ofSeconds(10));
        assertThat(warning.advance(ID)).isEmpty();
        assertThat(warning.advance(ID)).isEmpty();
        assertThat(warning().advance(ID)).isEmpty();

        assertThat(told)
                .singleElement()
                .satisfies(examination -> assertThat(examination.diagnosis().findings())
                        .extracting(Finding::rule)
                        .containsExactly("claim-missing"));
        assertThat(store.find(ID).orElseThrow().delivery().warned()).containsExactly(0);
    }

    @Test
    void keepsQuietAboutWhatMayPass() {
        shown = NO_MEMORY;
        waiting(Step.STARTING);
        clock.pass(Duration.ofSeconds(10));

        assertThat(warning().advance(ID)).hasValue(NOW.plusSeconds(15));
        assertThat(told).isEmpty();
    }

    @Test
    void looksFourTimesInFiveMinutesHoweverOftenItIsWoken() {
        shown = NO_MEMORY;
        waiting(Step.STARTING);
        EarlyWarning warning = warning();

        for (int second = 0; second < 300; second++) {
            warning.advance(ID);
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(looks).isEqualTo(4);
        assertThat(warning.advance(ID)).hasValue(NOW.plusSeconds(405));
    }

    @Test
    void looksEveryTenMinutesDuringALongImport() {
        shown = NO_MEMORY;
        waiting(Step.STARTING);
        EarlyWarning warning = warning();
        clock.pass(Duration.ofHours(2));

        Instant next = warning.advance(ID).orElseThrow();

        assertThat(Duration.between(clock.instant(), next)).isBetween(Duration.ZERO, Duration.ofMinutes(10));
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void triesAgainWhenSlackDoesNotTakeIt() {
        waiting(Step.STARTING);
        clock.pass(Duration.ofSeconds(10));
        waits.add(Duration.ofSeconds(5));
        EarlyWarning warning = warning();

        assertThat(warning.advance(ID)).hasValue(clock.instant().plusSeconds(5));
        assertThat(store.find(ID).orElseThrow().delivery().warned()).isEmpty();
        assertThat(warning.advance(ID)).isEmpty();
        assertThat(store.find(ID).orElseThrow().delivery().warned()).containsExactly(0);
    }

    @Test
    void saysNothingWhileAGuestTakesItsTimeToShutDown() {
        waiting(Step.STOPPING);
        deleting = Optional.of(NOW);
        EarlyWarning warning = warning();

        for (int second = 0; second < 90; second++) {
            warning.advance(ID);
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(looks).isEqualTo(3);
        assertThat(told).isEmpty();
    }

    @Test
    void warnsAtOnceWhenNobodyIsThereToHearAStop() {
        waiting(Step.STOPPING);
        deleting = Optional.of(NOW);
        var silent = new Condition("Ready", "Unknown", "NodeStatusUnknown", "", Optional.empty());
        around = new Surroundings(
                Optional.of(new Surroundings.Node("node01", List.of(silent), Optional.empty(), false)),
                List.of(),
                List.of());
        clock.pass(Duration.ofSeconds(5));

        assertThat(warning().advance(ID)).isEmpty();

        assertThat(causes()).containsExactly("node-lost");
    }

    @Test
    void looksAgainWhenAStopShouldBeOver() {
        waiting(Step.STOPPING);
        deleting = Optional.of(NOW);
        EarlyWarning warning = warning();
        clock.pass(Duration.ofSeconds(60));

        assertThat(warning.advance(ID)).hasValue(NOW.plusSeconds(95));
        clock.pass(Duration.ofSeconds(35));
        assertThat(warning.advance(ID)).isEmpty();

        assertThat(causes()).containsExactly("stop-overdue");
    }

    @Test
    void keepsQuietOfWhatEndedDuringTheLook() {
        waiting(Step.STARTING);
        clock.pass(Duration.ofSeconds(10));
        meanwhile = () -> {
            Operation newest = store.find(ID).orElseThrow();
            store.save(newest.with(Scenes.finished(
                    Conclusion.FAILED,
                    Scenes.done(new Result.Failed(Result.Trouble.START_TIMED_OUT, "", "Starting")))));
        };
        EarlyWarning warning = warning();

        assertThat(warning.advance(ID)).hasValue(clock.instant());
        assertThat(warning.advance(ID)).isEmpty();
        assertThat(looks).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STARTING, 297, 1", "STARTING, 299, 0", "STARTING, 300, 0", "STOPPING, 117, 1", "STOPPING, 119, 0"})
    void keepsQuietWhenTheTimeLimitIsAlmostOver(Step step, int seconds, int warnings) {
        waiting(step);
        deleting = Optional.of(NOW).filter(_ -> step == Step.STOPPING);
        clock.pass(Duration.ofSeconds(seconds));

        warning().advance(ID);

        assertThat(looks).isEqualTo(1);
        assertThat(told).hasSize(warnings);
    }

    private List<String> causes() {
        return told.stream()
                .flatMap(examination -> examination.diagnosis().findings().stream())
                .map(Finding::rule)
                .toList();
    }

    @Test
    void leavesItToTheLeader() {
        waiting(Step.STARTING);
        clock.pass(Duration.ofSeconds(10));
        leads = false;

        assertThat(warning().advance(ID)).isPresent();
        assertThat(looks).isZero();
    }

    private void waiting(Step step) {
        var ask = new Ask(Ask.Kind.START, 1, "", 7, NOW, new Ask.Answer.Accepted());
        var before = new TargetProgress.Before("", RunStrategy.ALWAYS, Duration.ofSeconds(30));
        var progress =
                TargetProgress.underWay(TargetProgress.Stage.entered(step, NOW), before, TargetProgress.Asks.of(ask));
        store.create(Scenes.in(
                        Action.RESTART,
                        RunStrategy.ALWAYS,
                        new OperationState.Executing(Scenes.ALICE, NOW, List.of(progress)))
                .with(new Operation.Card("C0OPS", "1700000000.000100")));
    }
}
