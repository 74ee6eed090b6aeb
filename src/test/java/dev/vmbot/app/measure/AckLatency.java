package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// `./mvnw -Pmeasure -Dprogram=AckLatency`: how long a bot in a process of its own takes to acknowledge slash commands
/// while its Kubernetes API answers after two seconds.
final class AckLatency {

    private static final int WARM_UP = 50;
    private static final int MEASURED = 200;
    private static final int AT_ONCE = 50;

    private AckLatency() {}

    public static void main(String[] arguments) throws Exception {
        try (var surroundings = Surroundings.open();
                var _ = surroundings.startLeader("bot1")) {
            surroundings.kubeVirt().running(NAMESPACE, "db-1", RunStrategy.ALWAYS);
            surroundings.kubeVirt().faults().latency(Duration.ofSeconds(2));
            Delivery first = command(surroundings);
            volley(surroundings, WARM_UP - 1);
            List<Delivery> measured = new ArrayList<>();
            while (measured.size() < MEASURED) {
                measured.addAll(volley(surroundings, AT_ONCE));
            }
            report(first, measured);
        }
        System.exit(0);
    }

    private static List<Delivery> volley(Surroundings surroundings, int size) throws Exception {
        Callable<Delivery> command = () -> command(surroundings);
        List<Delivery> made = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var delivery :
                    people.invokeAll(Stream.generate(() -> command).limit(size).toList())) {
                made.add(delivery.get());
            }
        }
        return made;
    }

    private static Delivery command(Surroundings surroundings) {
        return surroundings.slack().as(ALICE).command(OPS, "/vm", "stop db-1 -n " + NAMESPACE);
    }

    private static void report(Delivery first, List<Delivery> measured) {
        List<Duration> acknowledged = measured.stream()
                .flatMap(delivery -> delivery.latency().stream())
                .toList();
        System.out.printf(
                "%d processors; first (cold) %.1f ms; then %d at a time, %s; not acknowledged: %d%n",
                Runtime.getRuntime().availableProcessors(),
                first.latency().map(Latencies::milliseconds).orElse(Double.NaN),
                AT_ONCE,
                Latencies.of(acknowledged),
                measured.size() - acknowledged.size());
    }
}
