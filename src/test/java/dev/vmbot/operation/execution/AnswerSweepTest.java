package dev.vmbot.operation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.execution.TroubledCluster.Trouble;
import dev.vmbot.operation.execution.TroubledCluster.Truth;
import dev.vmbot.operation.execution.TroubledCluster.Write;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every write, every kind of bad answer to it, for every length of time, and every truth behind it: nothing is asked
/// twice that may have been done, nothing that the bot has stopped stays down while there is time, and the end says
/// what was changed.
final class AnswerSweepTest {

    private static final Duration LIMIT = Story.LIMITS.start();
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /// @param isTrouble of the server, to be tried again
    record Answer(Reason reason, int code, boolean isTrouble) {

        ClusterException exception() {
            return new ClusterException(reason, code, code + " words");
        }
    }

    private static final List<Answer> ANSWERS = List.of(
            new Answer(Reason.NOT_FOUND, 404, true),
            new Answer(Reason.BUSY, 403, true),
            new Answer(Reason.BUSY, 429, true),
            new Answer(Reason.BUSY, 500, true),
            new Answer(Reason.UNREACHABLE, 503, true),
            new Answer(Reason.UNREACHABLE, 0, true),
            new Answer(Reason.BROKEN, 500, true),
            new Answer(Reason.BROKEN, 503, true),
            new Answer(Reason.BROKEN, 502, true),
            new Answer(Reason.BROKEN, 504, true),
            new Answer(Reason.TIMEOUT, 0, true),
            new Answer(Reason.FORBIDDEN, 403, false),
            new Answer(Reason.CONFLICT, 409, false),
            new Answer(Reason.CONFLICT, 500, false),
            new Answer(Reason.INVALID, 400, false));

    record Scene(Action action, RunStrategy strategy, Ask.Kind kind, Answer answer, Duration duration, Truth truth) {

        boolean startsUp() {
            return action != Action.START;
        }

        /// How long it may take until the trouble shows to be over.
        boolean isOverInTime() {
            Duration limit = kind == Ask.Kind.START ? LIMIT : Picture.GRACE.plus(Story.LIMITS.stopMargin());
            return duration.compareTo(limit.minusSeconds(46)) < 0;
        }
    }

    static Stream<Scene> scenes() {
        List<Scene> all = new ArrayList<>();
        for (Action action : Action.values()) {
            for (RunStrategy strategy : List.of(RunStrategy.ALWAYS, RunStrategy.MANUAL)) {
                for (Ask.Kind kind : kinds(action)) {
                    for (Answer answer : ANSWERS) {
                        for (int seconds : new int[] {1, 3, 30, 60, 3600}) {
                            for (Truth truth : truths(answer)) {
                                all.add(new Scene(action, strategy, kind, answer, Duration.ofSeconds(seconds), truth));
                            }
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    private static List<Ask.Kind> kinds(Action action) {
        return switch (action) {
            case START -> List.of(Ask.Kind.START);
            case STOP -> List.of(Ask.Kind.STOP);
            case RESTART -> List.of(Ask.Kind.STOP, Ask.Kind.START);
        };
    }

    private static List<Truth> truths(Answer answer) {
        return answer.reason().mayHaveTakenEffect() ? List.of(Truth.values()) : List.of(Truth.NOT_DONE);
    }

    private final ManualClock clock = new ManualClock(Story.NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();

    @ParameterizedTest
    @MethodSource("scenes")
    void endsWellOrSaysTruthfullyWhatWasChanged(Scene scene) {
        var cluster = new TroubledCluster(
                clock,
                scene.strategy(),
                scene.startsUp(),
                new Trouble(scene.kind(), scene.answer().exception(), scene.duration(), scene.truth()));

        Operation ended = play(scene, cluster);

        requireCareful(scene, cluster.writes());
        requireWell(scene, (Finished) ended.state(), cluster);
        requireTruthful(scene, ended, cluster);
    }

    private Operation play(Scene scene, TroubledCluster cluster) {
        var target = new TargetVm(
                Picture.DB,
                Picture.UID,
                cluster.observe(Picture.DB).vm().orElseThrow().strategy(),
                scene.startsUp() ? "Running" : "Stopped");
        store.create(Story.approved(0, Story.request(scene.action(), target)));
        var runner = new Runner(
                store,
                cluster,
                Story.allRights(),
                Story.leading(),
                new FreshPresses(),
                new Journal(_ -> {}),
                clock,
                Story.RETENTION);
        Instant end = clock.instant().plus(LONGEST);
        while (!(stored().state() instanceof Finished)) {
            Instant wake = runner.advance(Story.id(0)).orElseThrow();
            Instant next = cluster.next().isBefore(wake) ? cluster.next() : wake;
            assertThat(clock.instant()).as("still at it: %s", stored().state()).isBefore(end);
            if (next.isAfter(clock.instant())) {
                clock.pass(Duration.between(clock.instant(), next));
            }
            cluster.live();
        }
        return stored();
    }

    private Operation stored() {
        return store.find(Story.id(0)).orElseThrow();
    }

    private static void requireCareful(Scene scene, List<Write> writes) {
        for (Ask.Kind kind : Ask.Kind.values()) {
            List<Write> same =
                    writes.stream().filter(write -> write.kind() == kind).toList();
            assertThat(same.stream().filter(Write::taken)).as("%s taken", kind).hasSizeLessThanOrEqualTo(1);
            for (int index = 1; index < same.size(); index++) {
                Write again = same.get(index);
                Write before = same.get(index - 1);
                assertThat(again.lookedBefore())
                        .as("a live look before %s of %s", again, scene)
                        .isTrue();
                Duration pause = Duration.between(before.at(), again.at());
                assertThat(pause)
                        .isGreaterThanOrEqualTo(before.answered() ? Duration.ofSeconds(2) : Duration.ofSeconds(45));
            }
        }
    }

    private static void requireWell(Scene scene, Finished finished, TroubledCluster cluster) {
        boolean mustSucceed = scene.isOverInTime() && scene.answer().isTrouble();
        boolean wasTaken = cluster.writes().stream().anyMatch(write -> write.kind() == scene.kind() && write.taken());
        if (mustSucceed || wasTaken) {
            assertThat(finished.conclusion()).isEqualTo(Conclusion.SUCCEEDED);
        }
        if (finished.conclusion() == Conclusion.SUCCEEDED) {
            assertThat(cluster.isUp()).isEqualTo(scene.action() != Action.STOP);
        }
    }

    private static void requireTruthful(Scene scene, Operation ended, TroubledCluster cluster) {
        if (((Finished) ended.state()).conclusion() == Conclusion.SUCCEEDED) {
            return;
        }
        String text = OperationCard.of(ended).text();
        boolean stopped = scene.action() == Action.RESTART && scene.kind() == Ask.Kind.START;
        boolean touched = cluster.writes().stream().anyMatch(Write::taken);
        if (stopped) {
            assertThat(text).contains("was stopped").doesNotContain("Nothing was changed", "stayed as it was");
            assertThat(cluster.isUp()).isFalse();
        } else {
            assertThat(touched).isFalse();
            assertThat(text)
                    .containsAnyOf("Nothing was changed", "No effect of it was seen")
                    .doesNotContain("was stopped");
        }
        if (scene.answer().code() != 0) {
            assertThat(text).as("what the cluster said").contains(scene.answer().code() + " words");
        }
    }
}
