package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.app.stage.BotProcess;
import dev.vmbot.app.stage.Stage;
import dev.vmbot.app.stage.Way;
import dev.vmbot.sandbox.kubevirt.Kubeconfig;
import dev.vmbot.sandbox.slack.SlackDouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever begins a request and does not end it gets hung up on. In a process of its own, since the limits are the
/// process's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnfinishedRequestsIT {

    /// Of 5 s, with a look each second, and some time for a busy machine.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// The server would take no more connections once it believed that so many are open.
    private static final int CONNECTIONS = 20;

    private final SlackDouble slack = SlackDouble.start();

    private final Map<String, String> environment = new HashMap<>(Stage.environment(slack, Way.HTTP));
    private BotProcess bot;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        environment.put("ADMIN_PORT", Integer.toString(Way.freePort()));
        environment.put("JAVA_TOOL_OPTIONS", "-Djdk.httpserver.maxConnections=" + CONNECTIONS);
        environment.put(
                "KUBECONFIG",
                Files.writeString(
                                directory.resolve("kubeconfig"),
                                Kubeconfig.text("http://127.0.0.1:1", "nobody", "none"))
                        .toString());
        bot = BotProcess.start(environment, directory, "run");
        await().atMost(Duration.ofSeconds(60)).until(() -> slack.push().verifies());
    }

    @AfterAll
    void close() {
        bot.close();
        slack.close();
    }

    @ParameterizedTest
    @CsvSource({"PORT", "ADMIN_PORT"})
    void areHungUpOnInTheMiddleOfTheHeader(String port) throws IOException {
        assertThat(isHungUpOn(port, "POST /slack/events HTTP/1.1\r\nHost: bot\r\nX-Slack-Sig"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PORT", "ADMIN_PORT"})
    void areHungUpOnBeforeTheFirstByte(String port) throws IOException {
        assertThat(isHungUpOn(port, "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/slack/events", "/elsewhere"})
    void areHungUpOnInTheMiddleOfTheBody(String path) throws IOException {
        assertThat(isHungUpOn("PORT", "POST %s HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\nxx".formatted(path)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PORT, POST /slack/events", "PORT, POST /elsewhere", "ADMIN_PORT, GET /metrics"})
    void areForgottenWhenTheirSenderGoes(String port, String what) throws IOException {
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            try (Socket socket = connect(port)) {
                send(socket, what + " HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\nxx");
            }
        }

        await().atMost(LONGEST).until(() -> isServed(port));
    }

    /// Whatever the answer is.
    private boolean isServed(String port) throws IOException {
        try (Socket socket = connect(port)) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            send(socket, "GET /livez HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n");
            return socket.getInputStream().readAllBytes().length > 0;
        } catch (SocketException _) {
            return false;
        }
    }

    private boolean isHungUpOn(String port, String words) throws IOException {
        try (Socket socket = connect(port)) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            send(socket, words);
            return socket.getInputStream().readAllBytes().length == 0;
        } catch (SocketException _) {
            return true;
        }
    }

    private Socket connect(String port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(environment.get(port)));
    }

    private static void send(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }
}
