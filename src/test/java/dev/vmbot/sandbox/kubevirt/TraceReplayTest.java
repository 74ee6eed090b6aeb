package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Makes each recorded request of a real control plane in the same state of the double, and compares
/// what both show: statuses, instances' phases, strategies, codes and texts.
final class TraceReplayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Stream<Path> traces() {
        return Trace.files().stream();
    }

    @Test
    void replaysAllOfThem() {
        assertThat(Trace.files()).hasSize(32);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void showsWhatTheRealControllersShowed(Path file) {
        Trace trace = Trace.read(file);
        var stage = new Stage();
        unboundClaim(stage);
        var answers = new ArrayList<Stage.Answer>();
        String before = "";
        for (Trace.Step step : trace.steps()) {
            String state = step.seen().state();
            // The recorder that had seen nothing new did not wait for anything either.
            assertThat(state.equals(before) || stage.await(state, PATIENCE))
                    .as(
                            "reaches the state of \"%s\": %s; is at %s",
                            step.what(), state, stage.seen().state())
                    .isTrue();
            answers.add(stage.request(step.method(), step.path(), step.body()));
            stage.timeline().advance(Duration.ofMillis(step.took()));
            before = state;
        }
        stage.await(trace.seen().state(), PATIENCE);

        assertThat(stage.seen().statuses())
                .as("statuses")
                .isEqualTo(trace.seen().statuses());
        assertThat(stage.seen().phases()).as("phases").isEqualTo(trace.seen().phases());
        assertThat(stage.seen().strategies())
                .as("strategies")
                .isEqualTo(trace.seen().strategies());
        assertThat(answers).as("answers").isEqualTo(answersOf(trace));
    }

    private static List<Stage.Answer> answersOf(Trace trace) {
        return trace.steps().stream()
                .map(step -> new Stage.Answer(step.code(), step.message()))
                .toList();
    }

    /// The claim that one of the recordings waits for in vain.
    private static void unboundClaim(Stage stage) {
        var claim = Json.object();
        claim.putObject("metadata").put("name", "unbound").put("namespace", "demo");
        var made = stage.store().create(Resource.CLAIMS, claim, Write.MAIN);
        Json.child(made, "status").put("phase", "Pending");
        stage.store().replace(Resource.CLAIMS, made, Write.STATUS);
    }
}
