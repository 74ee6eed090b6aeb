package dev.vmbot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.vmbot.http.HttpPort.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTransportTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");

    private final AtomicInteger handled = new AtomicInteger();
    private final HttpTransport transport = new HttpTransport(
            0, SECRET, InstantSource.fixed(NOW), Limits.STANDARD.withPatience(Duration.ofMillis(500)));
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    HttpTransportTest() {
        transport.start(app());
    }

    private App app() {
        var app = new App(new AppConfig(), List.of());
        app.command(Pattern.compile("/vm"), (request, context) -> {
            handled.incrementAndGet();
            return context.ack("heard " + request.getPayload().getText());
        });
        app.command(Pattern.compile("/broken"), (request, context) -> {
            throw new IllegalStateException("a bug");
        });
        return app;
    }

    @AfterEach
    void close() {
        transport.close();
        client.close();
    }

    @Test
    void takesWhatSlackHasSigned() {
        var answer = send(command("/vm", "stöp"), NOW, SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("heard stöp");
        assertThat(transport.health()).isEqualTo(new SlackTransport.Health(true, java.util.Optional.of(NOW), ""));
    }

    @Test
    void answersTheChallengeByWhichSlackTestsTheAddress() {
        var answer = send("{\"type\":\"url_verification\",\"challenge\":\"c0ffee\"}", NOW, SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("c0ffee");
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301, 3600})
    void refusesASignatureOfAnotherTime(int seconds) {
        assertThat(send(command("/vm", "x"), NOW.plusSeconds(seconds), SECRET).statusCode())
                .isEqualTo(401);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void takesASignatureWithinFiveMinutes(int seconds) {
        assertThat(send(command("/vm", "x"), NOW.plusSeconds(seconds), SECRET).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesTheSignatureOfAnotherSecret() {
        assertThat(send(command("/vm", "x"), NOW, "another").statusCode()).isEqualTo(401);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "ssl_check=1", "payload=%7B", "\0"})
    void refusesUnsignedBodiesBeforeReadingThem(String body) {
        var answer = exchange(request(body).build());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "nothing=known", "payload=%7B", "payload=%7B%22type%22%3A%22x%22%7D"})
    void answersMalformedBodiesThatAreSigned(String body) {
        assertThat(send(body, NOW, SECRET).statusCode()).isBetween(200, 404);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(send("x".repeat((1 << 20) + 1), NOW, SECRET).statusCode()).isEqualTo(413);
    }

    @Test
    void hangsUpOnABodyThatDoesNotCome() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
            socket.setSoTimeout(5000);
            String head = "POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\nxx";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(send(command("/vm", "x"), NOW, SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void putsOffWhoeverComesBeforeTheStart() {
        try (var early = new HttpTransport(0, SECRET, InstantSource.fixed(NOW))) {
            URI address = URI.create("http://127.0.0.1:" + early.port() + "/slack/events");

            assertThat(exchange(HttpRequest.newBuilder(address).build()).statusCode())
                    .isEqualTo(503);
            assertThat(early.health().connected()).isFalse();
        }
    }

    @Test
    void saysWhyThePortCannotBeHad() {
        assertThatThrownBy(() -> new HttpTransport(transport.port(), SECRET, InstantSource.fixed(NOW)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port %d cannot be listened on (Address already in use)", transport.port());
    }

    @Test
    void refusesOtherMethodsAndPaths() {
        assertThat(exchange(HttpRequest.newBuilder(uri("/slack/events")).build())
                        .statusCode())
                .isEqualTo(405);
        assertThat(exchange(HttpRequest.newBuilder(uri("/slack/events/x")).build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void acknowledgesWhatTheAppFailsOn() {
        assertThat(send(command("/broken", "x"), NOW, SECRET).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String body, Instant time, String secret) {
        String seconds = Long.toString(time.getEpochSecond());
        return exchange(request(body)
                .header("X-Slack-Request-Timestamp", seconds)
                .header("X-Slack-Signature", new SlackSignature.Generator(secret).generate(seconds, body))
                .build());
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(uri("/slack/events"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + transport.port() + path);
    }

    private static String command(String command, String text) {
        return "token=x&team_id=T0HOME&channel_id=C0OPS&user_id=U0ALICE&trigger_id=1.2&response_url=http%3A%2F%2Fx"
                + "&command=" + URLEncoder.encode(command, StandardCharsets.UTF_8)
                + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
