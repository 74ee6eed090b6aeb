package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/// `./mvnw -Pmeasure -Dprogram=PressLatency`: from the press, as Slack sends it, to the request at the subresource that
/// stops the VM. The fresh review, the live look and both compare-and-sets lie between.
final class PressLatency {

    private static final int WARM_UP = 10;
    private static final int MEASURED = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PressLatency() {}

    public static void main(String[] arguments) {
        try (var surroundings = Surroundings.open();
                var _ = surroundings.startLeader("bot1")) {
            List<Duration> measured = new ArrayList<>();
            for (int number = 0; number < WARM_UP + MEASURED; number++) {
                measured.add(stop(surroundings, "vm-%02d".formatted(number)));
            }
            System.out.printf(
                    "press sent -> PUT received; first (cold) %.1f ms; then after %d, %s%n",
                    Latencies.milliseconds(measured.getFirst()),
                    WARM_UP,
                    Latencies.of(measured.subList(WARM_UP, measured.size())));
        }
        System.exit(0);
    }

    private static Duration stop(Surroundings surroundings, String name) {
        surroundings.kubeVirt().running(NAMESPACE, name, RunStrategy.ALWAYS);
        surroundings.slack().as(ALICE).command(OPS, "/vm", "stop " + name + " -n " + NAMESPACE);
        Message card = surroundings
                .slack()
                .awaitMessage(
                        PATIENCE,
                        message -> Stage.isCard(message) && message.readable().contains(name));
        var button = Stage.findButton(card, "Approve").orElseThrow();
        Instant sent = Instant.now();
        surroundings.slack().as(ALICE).pressForged(card, button);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        surroundings.kubeVirt().vm(NAMESPACE, name).instance().isEmpty());
        return Duration.between(sent, asked(surroundings, name).orElseThrow());
    }

    private static Optional<Instant> asked(Surroundings surroundings, String name) {
        return surroundings.kubeVirt().log().powerRequests().stream()
                .filter(request -> request.path().endsWith("/" + name + "/stop"))
                .map(request -> request.at())
                .findFirst();
    }
}
