package dev.vmbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.deliver.HttpPush;
import dev.vmbot.sandbox.slack.deliver.Receipt;
import dev.vmbot.sandbox.slack.deliver.Signing;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signed deliveries, received by a bot that checks them with the verifier of Slack's SDK.
final class HttpDeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private record Received(String body, String retryNumber) {}

    private final SlackSignature.Verifier verifier =
            new SlackSignature.Verifier(new SlackSignature.Generator(SlackDouble.SIGNING_SECRET));
    private final SlackDouble slack = SlackDouble.start(SlackOptions.standard()
            .withPace(Duration.ofSeconds(3), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer bot;
    private HttpPush push;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.createContext("/slack/events", this::answer);
        bot.start();
        push = slack.deliverTo(URI.create("http://127.0.0.1:" + bot.getAddress().getPort() + "/slack/events"));
    }

    @AfterEach
    void stop() {
        bot.stop(0);
        slack.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var timestamp = headers.getFirst("X-Slack-Request-Timestamp");
            var signature = headers.getFirst("X-Slack-Signature");
            if (timestamp == null || !verifier.isValid(timestamp, body, signature)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            received.add(new Received(body, String.valueOf(headers.getFirst("X-Slack-Retry-Num"))));
            var answer = body.contains("url_verification")
                    ? new JsonObject(body).getString("challenge")
                    : body.contains("command=") ? "On it." : "";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void verifiesTheAddress() {
        assertThat(push.verifies()).isTrue();
    }

    @Test
    void showsTheBodyOfTheAnswerToTheOneWhoCommanded() {
        var delivery = slack.as("U0ALICE").command("C0OPS", "/vm", "stop db-1 && rm");

        assertThat(delivery.isAcked()).isTrue();
        assertThat(slack.ephemerals("U0ALICE")).extracting(Message::text).containsExactly("On it.");
        assertThat(received.getFirst().body()).contains("text=stop+db-1+%26amp%3B%26amp%3B+rm");
    }

    @Test
    void repeatsAnEventThatWasRefused() {
        status = 500;

        slack.as("U0ALICE").tell("hello");

        slack.await(SOON, () -> slack.deliveries().size() == 4);
        assertThat(received).extracting(Received::retryNumber).containsExactly("null", "1", "2", "3");
    }

    @Test
    void forgesSignatures() {
        for (var bad : List.of(Signing.FORGED, Signing.STALE, Signing.MISSING)) {
            push.sign(bad);
            var delivery = slack.as("U0ALICE").command("C0OPS", "/vm", "list");
            assertThat(delivery.receipt()).as(bad.name()).isEqualTo(new Receipt.Refused(401, false));
        }
        assertThat(received).isEmpty();
        assertThat(slack.deliveries()).noneMatch(Delivery::isAcked);
    }
}
