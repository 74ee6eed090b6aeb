package dev.vmbot.app.measure;

import static dev.vmbot.app.stage.Surroundings.ALICE;
import static dev.vmbot.app.stage.Surroundings.NAMESPACE;
import static dev.vmbot.app.stage.Surroundings.OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.app.stage.Surroundings;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.slack.world.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `./mvnw -Pmeasure -Dprogram=FindingsLatency`: how long it takes from the stored end of a failed start to
/// the findings in the thread, and how many requests that are, by a bot in a process of its own whose
/// Kubernetes API answers after 200 ms. Leases, watches and what the card's last edit needs are counted
/// apart. Ends with 1 when one took longer, or more requests, than it may.
final class FindingsLatency {

    private static final int MEASURED = 12;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int MOST_REQUESTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// @param took from the operation's end to the findings' `ts`
    private record Sample(Duration took, long requests) {}

    private FindingsLatency() {}

    public static void main(String[] arguments) {
        boolean kept;
        try (var surroundings = Surroundings.open();
                var _ = surroundings.startLeader("bot1")) {
            surroundings.kubeVirt().grant("alice@example.com", NAMESPACE, Right.DIAGNOSE);
            surroundings.kubeVirt().faults().latency(Duration.ofMillis(200));
            List<Sample> samples = new ArrayList<>();
            for (int index = 0; index < MEASURED; index++) {
                samples.add(failure(surroundings, "crash-" + index));
            }
            kept = report(samples);
        }
        System.exit(kept ? 0 : 1);
    }

    /// A run that ends before it is up, of a machine that is not started again by itself.
    private static Sample failure(Surroundings surroundings, String name) {
        surroundings.kubeVirt().stopped(NAMESPACE, name, RunStrategy.MANUAL);
        surroundings.kubeVirt().behave(NAMESPACE, name, Behaviour.CRASH_LOOP);
        int before = surroundings.slack().messages(OPS).size();
        surroundings.slack().as(ALICE).command(OPS, "/vm", "start " + name + " -n " + NAMESPACE);
        surroundings
                .slack()
                .await(
                        PATIENCE,
                        () -> marked(surroundings, before, "vm_operation").isPresent());
        surroundings
                .slack()
                .as(ALICE)
                .pressButton(marked(surroundings, before, "vm_operation").orElseThrow(), "Approve");
        surroundings
                .slack()
                .await(
                        PATIENCE,
                        () -> marked(surroundings, before, "vm_findings").isPresent());
        Instant told = time(marked(surroundings, before, "vm_findings").orElseThrow());
        Instant ended = ended(surroundings, name);
        return new Sample(Duration.between(ended, told), requests(surroundings, ended, told));
    }

    private static Optional<Message> marked(Surroundings surroundings, int before, String kind) {
        return surroundings.slack().messages(OPS).stream()
                .skip(before)
                .filter(message -> message.metadata()
                        .filter(metadata -> metadata.getString("event_type").equals(kind))
                        .isPresent())
                .findFirst();
    }

    private static Instant time(Message message) {
        return Instant.ofEpochMilli(
                new BigDecimal(message.ts()).movePointRight(3).longValue());
    }

    private static Instant ended(Surroundings surroundings, String name) {
        return surroundings.kubeVirt().store().list(Resource.OPERATIONS, Installation.NAMESPACE).stream()
                .filter(operation ->
                        operation.at("/spec/targets/0/name").asText().equals(name))
                .map(operation -> operation.at("/status/endedAt"))
                .map(JsonNode::asText)
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }

    private static long requests(Surroundings surroundings, Instant from, Instant to) {
        return surroundings.kubeVirt().log().all().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .filter(request -> !request.at().isBefore(from) && request.at().isBefore(to))
                .filter(FindingsLatency::isForFindings)
                .count();
    }

    private static boolean isForFindings(LoggedRequest request) {
        return !request.query().contains("watch=")
                && !request.path().startsWith("/apis/coordination.k8s.io/")
                && !request.path().startsWith("/apis/vmbot.dev/")
                && !(request.method().equals("POST") && request.path().endsWith("/events"));
    }

    /// @return whether all were told in time
    private static boolean report(List<Sample> samples) {
        List<Long> sorted = samples.stream()
                .map(sample -> sample.took().toMillis())
                .sorted()
                .toList();
        System.out.printf(
                "%d failures, API answers after 200 ms: failure to findings p50 %d ms, max %d ms; requests at most %d%n",
                samples.size(),
                sorted.get(sorted.size() / 2),
                sorted.getLast(),
                samples.stream().mapToLong(Sample::requests).max().orElse(0));
        long late = sorted.stream().filter(took -> took > LIMIT.toMillis()).count();
        long greedy = samples.stream()
                .filter(sample -> sample.requests() > MOST_REQUESTS)
                .count();
        System.out.printf(
                "limits of %d ms and %d requests: %s%n",
                LIMIT.toMillis(),
                MOST_REQUESTS,
                late + greedy == 0 ? "kept" : "BROKEN, %d late and %d with more requests".formatted(late, greedy));
        return late + greedy == 0;
    }
}
