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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever begins a request and does not end it gets hung up on, and keeps nobody else out meanwhile.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnfinishedRequestsIT {

    /// Of 5 s, with some time for a busy machine.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// More than a port holds.
    private static final int CONNECTIONS = 600;

    private static final int TRICKLING = 300;

    private final SlackDouble slack = SlackDouble.start();

    private final Map<String, String> environment = new HashMap<>(Stage.environment(slack, Way.HTTP));
    private BotProcess bot;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        environment.put("ADMIN_PORT", Integer.toString(Way.freePort()));
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
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket socket = connect(port)) {
                send(socket, what + " HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\nxx");
            }
        }

        await().atMost(LONGEST).until(() -> isServed(port));
    }

    /// Half of them in the header, half of them in the body, on both ports.
    @Test
    void keepNobodyElseOut() throws IOException {
        List<Socket> trickling = new ArrayList<>();
        try {
            for (int i = 0; i < TRICKLING; i++) {
                trickling.add(trickle("PORT", "POST /slack/events HTTP/1.1\r\nX-Slack-Sig"));
                trickling.add(trickle("PORT", "POST /slack/events HTTP/1.1\r\nContent-Length: 9000\r\n\r\nx"));
                trickling.add(trickle("ADMIN_PORT", "GET /livez HTTP/1.1\r\nHo"));
            }

            assertThat(isDeliveredWithin(Duration.ofSeconds(1))).isTrue();
            assertThat(get("/livez")).startsWith("HTTP/1.1 200");
            assertThat(get("/metrics")).startsWith("HTTP/1.1 200").contains("vmbot_");
        } finally {
            for (Socket socket : trickling) {
                socket.close();
            }
        }
    }

    private Socket trickle(String port, String begun) throws IOException {
        Socket socket = connect(port);
        send(socket, begun);
        return socket;
    }

    /// One of three tries, since the machine may be busy with something else.
    private boolean isDeliveredWithin(Duration limit) {
        return IntStream.range(0, 3).anyMatch(_ -> {
            Instant begun = Instant.now();
            assertThat(slack.push().verifies()).isTrue();
            return Duration.between(begun, Instant.now()).compareTo(limit) < 0;
        });
    }

    private String get(String path) throws IOException {
        try (Socket socket = connect("ADMIN_PORT")) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            send(socket, "GET " + path + " HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
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
