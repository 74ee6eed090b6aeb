package dev.vmbot.app.measure;

import dev.vmbot.app.chaos.Line;
import dev.vmbot.app.chaos.Ordeal;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// `./mvnw -Pmeasure -Dprogram=RequestCount`: what one stop and one restart ask of the Kubernetes API, from the command
/// to the card's last edit, and a quiet minute. Leases and watches are there without any operation and are counted
/// apart.
final class RequestCount {

    private static final Duration QUIET = Duration.ofSeconds(60);

    private RequestCount() {}

    public static void main(String[] arguments) {
        try (var line = new Line(Line.Ending.KILLED)) {
            for (String verb : List.of("stop", "restart")) {
                Ordeal ordeal = line.ordeal(verb);
                line.surroundings().kubeVirt().log().clear();
                ordeal.endure();
                report(verb, line.surroundings().kubeVirt().log().all());
            }
            line.surroundings().kubeVirt().log().clear();
            Awaitility.await().pollDelay(QUIET).timeout(QUIET.multipliedBy(2)).until(() -> true);
            report(
                    QUIET.toSeconds() + " s in which nothing changes",
                    line.surroundings().kubeVirt().log().all());
        }
        System.exit(0);
    }

    private static void report(String what, List<LoggedRequest> all) {
        Map<String, Long> counted = all.stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .collect(Collectors.groupingBy(RequestCount::kind, TreeMap::new, Collectors.counting()));
        long own = counted.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("("))
                .mapToLong(Map.Entry::getValue)
                .sum();
        System.out.printf("%s: %d requests%n", what, own);
        counted.forEach((kind, count) -> System.out.printf("%6d  %s%n", count, kind));
    }

    private static String kind(LoggedRequest request) {
        if (request.query().contains("watch=")) {
            return "(watch)";
        }
        if (request.path().startsWith("/apis/coordination.k8s.io/")) {
            return "(Lease)";
        }
        String path = request.path()
                .replaceFirst("/namespaces/[^/]+", "")
                .replaceFirst("^/(api|apis/[^/]+)/[^/]+/", "")
                .replaceFirst("^([^/]+)/[^/]+", "$1");
        return request.method() + " " + path;
    }
}
