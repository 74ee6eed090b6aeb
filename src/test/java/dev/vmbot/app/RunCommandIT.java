package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.sandbox.kubevirt.Kubeconfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start that comes to nothing, as whoever started it sees it.
final class RunCommandIT {

    /// Five seconds on a machine of its own; beside others' load the start of a JVM alone takes longer.
    private static final Duration LONGEST = Duration.ofSeconds(25);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PORT", "ADMIN_PORT"})
    void endsAtOnceWithOneLineWhenAPortIsTaken(String setting) throws IOException {
        try (var other = new ServerSocket(0)) {
            Map<String, String> environment = environment();
            environment.put(setting, Integer.toString(other.getLocalPort()));

            assertEndsWith(
                    environment,
                    "%s: port %d cannot be listened on (Address already in use); for example a port that nothing else uses"
                            .formatted(setting, other.getLocalPort()));
        }
    }

    @Test
    void endsAtOnceWithOneLineWhenTwoPortsAreOne() throws IOException {
        Map<String, String> environment = environment();
        environment.put("PORT", "3999");
        environment.put("ADMIN_PORT", "3999");

        assertEndsWith(environment, "PORT: is 3999, as ADMIN_PORT is; for example a port that nothing else uses");
    }

    /// Nor does the plugin get what is the bot's alone.
    @Test
    void endsAtOnceWithOneLineWhenAPluginHandsOutNothing() throws IOException {
        Map<String, String> environment = environment();
        Path kubeconfig = Files.writeString(directory.resolve("exec"), """
            current-context: here
            contexts: [{name: here, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]
            users:
            - name: u
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: sh
                  args: [-c, 'env >%s; echo Log in >&2; exit 3']
            """.formatted(directory.resolve("told")));
        environment.put("KUBECONFIG", kubeconfig.toString());

        assertEndsWith(
                environment,
                "KUBECONFIG: has an exec plugin that fails (exit status 3): run it as the bot's user; for example the"
                        + " path of a kubeconfig file that the bot's user may read");
        assertThat(directory.resolve("told"))
                .content()
                .contains("KUBERNETES_EXEC_INFO")
                .doesNotContain("SLACK_");
    }

    private void assertEndsWith(Map<String, String> environment, String line) {
        Instant begun = Instant.now();
        try (BotProcess bot = BotProcess.start(environment, directory, "run")) {
            assertThat(bot.awaitEnd()).isEqualTo(78);

            assertThat(Duration.between(begun, Instant.now())).isLessThan(LONGEST);
            assertThat(bot.log().lines()).containsExactly(line);
        }
    }

    private Map<String, String> environment() throws IOException {
        Path kubeconfig = Files.writeString(
                directory.resolve("kubeconfig"), Kubeconfig.text("http://127.0.0.1:1", "nobody", "none"));
        return new HashMap<>(Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-b",
                "SLACK_SIGNING_SECRET",
                "signing",
                "PORT",
                "0",
                "ADMIN_PORT",
                "0",
                "VMBOT_LOG",
                "plain",
                "KUBECONFIG",
                kubeconfig.toString()));
    }
}
