package dev.vmbot.app;

import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What Prometheus is told: how many operations are in which phase, and whether the dependencies answer.
final class Metrics {

    private final LogbackMetrics logged = new LogbackMetrics();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /// @param slackTrouble empty when Slack is connected
    /// @param clusterTrouble empty when the watches are up
    Metrics(
            OperationStore store,
            Supplier<String> slackTrouble,
            Supplier<String> clusterTrouble,
            BooleanSupplier leads,
            BooleanSupplier leaderSeen,
            LongSupplier defects) {
        phases().forEach(phase -> Gauge.builder("vmbot.operations", store, operations -> count(operations, phase))
                .description("Stored operations by phase")
                .tag("phase", phase)
                .register(registry));
        flag(
                "vmbot.slack.connected",
                "Deliveries can come in",
                () -> slackTrouble.get().isEmpty());
        flag(
                "vmbot.cluster.watching",
                "The watches are up",
                () -> clusterTrouble.get().isEmpty());
        flag("vmbot.leading", "This replica carries operations out", leads);
        flag("vmbot.leader.seen", "This replica has seen some replica lead within a lease", leaderSeen);
        FunctionCounter.builder("vmbot.defects", defects, LongSupplier::getAsLong)
                .description("Turns on an operation that ended in an error of the bot's own")
                .register(registry);
        // Of each level, those among them that the log leaves out.
        logged.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    String scrape() {
        return registry.scrape();
    }

    private static Stream<String> phases() {
        return Stream.concat(
                Stream.of(
                        OperationState.AwaitingApproval.PHASE,
                        OperationState.Approved.PHASE,
                        OperationState.Executing.PHASE),
                Arrays.stream(Conclusion.values()).map(Conclusion::phase));
    }

    private static double count(OperationStore store, String phase) {
        return store.list().stream()
                .map(Operation::state)
                .filter(state -> state.phase().equals(phase))
                .count();
    }

    private void flag(String name, String description, BooleanSupplier holds) {
        Gauge.builder(name, holds, flag -> flag.getAsBoolean() ? 1 : 0)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
