package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.InMemoryCluster;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.sandbox.slack.SlackDouble;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `/readyz` names what is down and why, and says no word of what is not.
final class ReadinessIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final SlackDouble slack = SlackDouble.start();
    private final InMemoryCluster cluster = InMemoryCluster.open();
    private final Config access = Config.fromKubeconfig(cluster.botKubeconfig());
    private final ManualClock clock = new ManualClock(Instant.now());

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        slack.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void isReadyWhenSlackAndTheClusterAnswer(Way way) {
        try (Bot bot = start(way, access)) {
            awaitAnswer(bot, "slack: ok\ncluster: ok\nbot: ok\n");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void tellsWhySlackDoesNotSayWhoTheBotIs(Way way) {
        for (int time = 0; time < 20; time++) {
            slack.failNext("auth.test", "invalid_auth");
        }
        try (Bot bot = start(way, access)) {
            awaitAnswer(bot, """
                slack: Slack has not said yet who the bot is (DENIED: auth.test: invalid_auth)
                cluster: ok
                bot: ok
                """);
        }
    }

    @Test
    void tellsThatTheSocketIsDown() {
        for (int time = 0; time < 20; time++) {
            slack.failNext("apps.connections.open", "invalid_auth");
        }
        try (Bot bot = start(Way.SOCKET_MODE, access)) {
            awaitAnswer(bot, """
                slack: not connected to Slack (DENIED: apps.connections.open: invalid_auth)
                cluster: ok
                bot: ok
                """);
        }
    }

    @Test
    void namesEachWatchThatCannotReachTheCluster() {
        Config nowhere = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:1/")
                .build();
        try (Bot bot = start(Way.HTTP, nowhere)) {
            awaitAnswer(bot, """
                slack: ok
                cluster: the watch on VirtualMachine is not up (UNREACHABLE); \
                the watch on VirtualMachineInstance is not up (UNREACHABLE); \
                the watch on VirtualMachineOperation is not up (UNREACHABLE)
                bot: ok
                """);
        }
    }

    @Test
    void namesTheDefinitionThatIsMissing() {
        for (int time = 0; time < 100; time++) {
            cluster.kubeVirt().faults().failNext(request -> request.path().endsWith("/virtualmachineoperations"), 404);
        }
        try (Bot bot = start(Way.HTTP, access)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(answer(bot))
                            .startsWith(
                                    "slack: ok\ncluster: the watch on VirtualMachineOperation is not up (NOT_FOUND"));
        }
    }

    @Test
    void namesTheWatchThatHasBeenDownForMoreThanAMinute() throws Exception {
        try (Bot bot = start(Way.HTTP, access)) {
            awaitAnswer(bot, "slack: ok\ncluster: ok\nbot: ok\n");

            cluster.close();
            await().atMost(SOON).until(() -> {
                clock.pass(Duration.ofSeconds(90));
                return answer(bot).contains("the watch on VirtualMachine is not up");
            });

            assertThat(answer(bot)).startsWith("slack: ok\n");
        }
    }

    private Bot start(Way way, Config where) {
        Map<String, String> environment = Stage.environment(slack, way);
        return Bot.start(SettingsReader.read(environment, directory), where, environment, clock);
    }

    private static void awaitAnswer(Bot bot, String wanted) {
        await().atMost(SOON).untilAsserted(() -> assertThat(answer(bot)).isEqualTo(wanted));
    }

    private static String answer(Bot bot) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + bot.adminPort() + "/readyz");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
