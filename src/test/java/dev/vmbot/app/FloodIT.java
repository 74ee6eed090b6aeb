package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.Right;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One message that names very many VMs, against the whole bot: what it costs the Kubernetes API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FloodIT {

    private static final String ALICE = "U0ALICE";
    private static final String OPS = "C0OPS";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Stage stage = Stage.open(cluster, Way.SOCKET_MODE);

    FloodIT() throws IOException {}

    @BeforeAll
    void makeVms() {
        String namespace = stage.newNamespace();
        String other = stage.newNamespace();
        stage.grant("alice@example.com", namespace, Right.VIEW, Right.STOP);
        for (int number = 100; number < 105; number++) {
            stage.running(namespace, "web-" + number, RunStrategy.ALWAYS);
            stage.running(other, "web-" + number, RunStrategy.ALWAYS);
        }
        assertThat(ask("status web-100 -n " + namespace)).contains("Running");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /// 6,000 characters that name as many VMs as they can.
    private static String longest() {
        String ranges = IntStream.iterate(100, from -> from + 100)
                .mapToObj(from -> from + ".." + (from + 99))
                .limit(460)
                .collect(Collectors.joining(",", "status web-{", "}"));
        assertThat(ranges).hasSizeBetween(5000, 6000);
        return ranges;
    }

    private static String plainList(int count) {
        return IntStream.range(100, 100 + count)
                .mapToObj(number -> "web-" + number)
                .collect(Collectors.joining(","));
    }

    static List<String> floods() {
        return List.of(
                longest(),
                "status web-{100..199,200..299}",
                "status web-{100..200}",
                "status web-{100..5000}",
                "status web-100 to web-5000",
                "status web-[100-5000]",
                "status web-{100..150}, db-{100..150}",
                "status ns1/web-{100..150}, ns2/web-{100..150}",
                "status web-*, db-{1..101}",
                "list web-{100..150},db-{100..150}",
                "list web-{100..5000} -n ns1",
                "diagnose web-{100..199,200..299} -n ns1",
                "diagnose web-{100..5000}",
                "status " + plainList(101),
                "status " + plainList(700),
                "how are " + plainList(150).replace(",", " and ") + " doing",
                "stop web-{100..199,200..299} -n ns1",
                "stop web-{100..5000} -n ns1",
                "stop web-* except " + plainList(150) + " -n ns1",
                "stop web-{100..140} -n ns1; stop web-{100..140} -n ns2; stop web-{100..140} -n ns3");
    }

    @ParameterizedTest
    @MethodSource("floods")
    void isRefusedWholeWithoutARequest(String text) {
        cluster.kubeVirt().log().clear();
        long begun = System.nanoTime();

        String answer = ask(text);

        System.out.printf("%d characters: %d ms%n", text.length(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(answer)
                .containsPattern("names [\\d]+ VMs, and I take at most 100|How many VMs do you mean\\?|"
                        + "would be [\\d]+ VMs, and one card may hold 50");
        assertThat(requests()).isEmpty();
    }

    @Test
    void costsAHundredNamesAtMostTwoHundredRequests() {
        for (String text : List.of(
                "status " + plainList(100),
                "status " + plainList(100) + " -n ns1",
                "status " + plainList(100) + " -n ns2",
                "status ns1/web-{100..149}, ns2/web-{100..149}")) {
            cluster.kubeVirt().log().clear();

            assertThat(ask(text)).contains("web-1");

            assertThat(requests()).as(text).hasSizeLessThanOrEqualTo(200);
        }
    }

    /// Three are looked into, each with an answer of its own; of the others the state is told.
    @Test
    void looksIntoAFewOfAHundredNamesWithAtMostTwoHundredRequests() {
        int before = stage.slack().ephemerals(ALICE).size();
        cluster.kubeVirt().log().clear();

        ask("diagnose " + plainList(100) + " -n ns1");
        stage.slack().await(SOON, () -> stage.slack().ephemerals(ALICE).size() == before + 4);

        assertThat(requests()).hasSizeLessThanOrEqualTo(200);
    }

    private String ask(String text) {
        return stage.askPrivately(ALICE, OPS, text);
    }

    /// What the bot asked of the cluster, watches and its Lease apart.
    private List<LoggedRequest> requests() {
        return cluster.kubeVirt().log().all().stream()
                .filter(request -> request.user().equals(Installation.SERVICE_ACCOUNT))
                .filter(request ->
                        !request.query().contains("watch=") && !request.path().contains("/leases"))
                .toList();
    }
}
