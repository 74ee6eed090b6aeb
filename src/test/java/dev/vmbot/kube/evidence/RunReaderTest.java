package dev.vmbot.kube.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.kube.connection.Clamped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What decides and what diagnoses read the same of a run.
final class RunReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Pending", "Scheduling", "Scheduled", "WaitingForSync"})
    void knowsAPhaseOnTheWayUp(String phase) {
        Instance run = inPhase(phase);

        assertThat(run.isComingUp()).isTrue();
        assertThat(run.isRunning()).isFalse();
        assertThat(run.isFinal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unknown", "Hibernated"})
    void takesNoPhaseThatTellsNothingForOneOnTheWayUp(String phase) {
        Instance run = inPhase(phase);

        assertThat(Vmi.Phase.of(phase)).isEqualTo(Vmi.Phase.UNKNOWN);
        assertThat(run.isComingUp()).isFalse();
        assertThat(run.isRunning()).isFalse();
        assertThat(run.isFinal()).isFalse();
    }

    static Stream<Number> graces() {
        return Stream.of(0, 1, 30, -1, -0.5, Long.MIN_VALUE, Long.MAX_VALUE, 1e30, 7.9, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("graces")
    void readsAnyGraceAsWhatDecidesDoes(Number seconds) {
        assertThat(withGrace(seconds).grace()).isEqualTo(Clamped.grace(seconds));
    }

    @Test
    void readsLessThanNoGraceAsNone() {
        assertThat(withGrace(-0.5).grace()).isEqualTo(Vm.DEFAULT_GRACE);
        assertThat(withGrace(0).grace()).isEqualTo(Duration.ZERO);
    }

    @Test
    void takesNoEmptyTimeForTheEndOfAMigration() {
        Map<String, Object> migration = Map.of("startTimestamp", "2026-11-21T12:00:00Z", "endTimestamp", "");

        assertThat(run(Map.of(), Map.of("migrationState", migration)).migratingSince())
                .isPresent();
    }

    private static Instance inPhase(String phase) {
        return run(Map.of(), Map.of("phase", phase));
    }

    private static Instance withGrace(Number seconds) {
        return run(Map.of("terminationGracePeriodSeconds", seconds), Map.of());
    }

    private static Instance run(Map<String, Object> spec, Map<String, Object> status) {
        return RunReader.instance(new Fields(new HashMap<>(
                Map.of("metadata", Map.of("name", "db-1", "namespace", "prod"), "spec", spec, "status", status))));
    }
}
