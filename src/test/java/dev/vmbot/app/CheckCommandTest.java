package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckCommandTest {

    private final SlackDouble slack = SlackDouble.start();
    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @BeforeEach
    void forget() {
        printed.reset();
    }

    @AfterAll
    void close() {
        slack.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void endsWithZeroWhenTheBotCouldWork(Way way) throws IOException {
        assertThat(check(environment(way))).isZero();

        assertThat(lines())
                .startsWith(
                        "ok     settings",
                        "ok     people mapped to Kubernetes users",
                        "ok     bot token (SLACK_BOT_TOKEN)")
                .endsWith("The bot could work.")
                .noneMatch(line -> line.startsWith("WRONG"));
        assertThat(lines().contains("ok     socket to Slack")).isEqualTo(way == Way.SOCKET_MODE);
    }

    @Test
    void endsWithOneWhenSomethingIsWrong() throws IOException {
        Map<String, String> environment = environment(Way.SOCKET_MODE);
        environment.put("SLACK_APP_TOKEN", "xapp-of-another-app");

        assertThat(check(environment)).isEqualTo(1);

        assertThat(lines()).filteredOn(line -> line.startsWith("WRONG")).hasSize(1);
        assertThat(lines()).endsWith("The bot could not work yet.");
    }

    @Test
    void endsWithZeroWhenTheBotOnlyLacksSomething() throws IOException {
        try (SlackDouble workspace = SlackDouble.start(SlackOptions.standard().withoutScope("files:write"))) {
            Map<String, String> environment = environment(Way.SOCKET_MODE);
            environment.put("SLACK_API_URL", workspace.apiUrl());

            assertThat(check(environment)).isZero();
        }

        assertThat(lines())
                .filteredOn(line -> !line.startsWith("ok "))
                .containsExactly(
                        "LACKS  scope files:write: without it long logs and lists of events cannot be attached: add it"
                                + " under OAuth & Permissions, and install the app again",
                        "The bot could work, but for what it lacks.");
    }

    @Test
    void endsWithOneWhenNobodyIsMapped() throws IOException {
        Map<String, String> environment = environment(Way.SOCKET_MODE);
        environment.put(
                "VMBOT_CONFIG", Path.of("k8s/vmbot.yaml").toAbsolutePath().toString());

        assertThat(check(environment)).isEqualTo(1);

        assertThat(lines())
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .startsWith("WRONG  people mapped to Kubernetes users: nobody is");
    }

    @Test
    void looksAtTheClusterWhateverAnswersInTheNameOfSlack() throws IOException {
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<html>log in</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        portal.start();
        try {
            Map<String, String> environment = environment(Way.SOCKET_MODE);
            environment.put(
                    "SLACK_API_URL", "http://127.0.0.1:" + portal.getAddress().getPort() + "/api/");

            assertThat(check(environment)).isEqualTo(1);
        } finally {
            portal.stop(0);
        }
        assertThat(lines())
                .filteredOn(line -> line.startsWith("WRONG"))
                .hasSize(2)
                .allMatch(line -> line.contains("what answered is not Slack"));
        assertThat(lines()).contains("ok     cluster access");
    }

    @Test
    void endsWithThatOfSettingsThatAreWrong() throws IOException {
        Map<String, String> environment = environment(Way.SOCKET_MODE);
        environment.put("ADMIN_PORT", "many");

        assertThat(check(environment)).isEqualTo(78);

        assertThat(lines()).containsExactly("WRONG  setting: ADMIN_PORT: is not a port: many; for example 8080");
    }

    private Map<String, String> environment(Way way) throws IOException {
        Map<String, String> environment = new HashMap<>(Stage.environment(slack, way));
        Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), cluster.botKubeconfig());
        environment.put("KUBECONFIG", kubeconfig.toString());
        environment.put("POD_NAMESPACE", "vm-bot");
        Path settings = Files.writeString(directory.resolve("vmbot.yaml"), Stage.SETTINGS);
        environment.put("VMBOT_CONFIG", settings.toString());
        return environment;
    }

    private int check(Map<String, String> environment) {
        return new CheckCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)).check(environment, directory);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
