package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// `./mvnw -Pmeasure -Dprogram=BatchLatency`: how long it takes from the request to restart fifty VMs to its card, and
/// from the press to the card's first edit, with what is asked of the Kubernetes API meanwhile, by a bot in a
/// process of its own whose Kubernetes API answers after 200 ms.
final class BatchLatency {

    private static final int VMS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BatchLatency() {}

    public static void main(String[] arguments) {
        try (var surroundings = Surroundings.open();
                var _ = surroundings.startLeader("bot1")) {
            List<String> names =
                    IntStream.range(0, VMS).mapToObj("vm-%02d"::formatted).toList();
            names.forEach(name -> surroundings.kubeVirt().running(NAMESPACE, name, RunStrategy.ALWAYS));
            surroundings.kubeVirt().faults().latency(Duration.ofMillis(200));
            Instant asked = Instant.now();
            surroundings
                    .slack()
                    .as(ALICE)
                    .command(OPS, "/vm", "restart " + String.join(",", names) + " -n " + NAMESPACE);
            Message card = surroundings.slack().awaitMessage(PATIENCE, Stage::isCard);
            report(surroundings, "request to card", asked);
            String before = card.text();
            Instant pressed = Instant.now();
            surroundings.slack().as(ALICE).pressButton(card, "Approve");
            surroundings
                    .slack()
                    .await(
                            PATIENCE,
                            () -> !surroundings.slack().now(card).text().equals(before));
            report(surroundings, "press to first edit", pressed);
        }
        System.exit(0);
    }

    private static void report(Surroundings surroundings, String what, Instant since) {
        Duration took = Duration.between(since, Instant.now());
        List<LoggedRequest> requests = surroundings.kubeVirt().log().all().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .filter(request ->
                        !request.at().isBefore(since) && !request.query().contains("watch="))
                .filter(request -> !request.path().startsWith("/apis/coordination.k8s.io/"))
                .toList();
        long reviews = requests.stream()
                .filter(request -> request.path().contains("subjectaccessreviews"))
                .count();
        System.out.printf(
                "%d VMs, API answers after 200 ms: %s %.1f s, %d requests, %d of them reviews%n",
                VMS, what, took.toMillis() / 1000.0, requests.size(), reviews);
    }
}
