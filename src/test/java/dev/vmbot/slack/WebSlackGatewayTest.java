package dev.vmbot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.operation.Operation;
import dev.vmbot.slack.SlackException.Reason;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import dev.vmbot.slack.card.answer.TalkCard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Single answers of the Web API, good and bad.
final class WebSlackGatewayTest {

    private static final Operation.Card MESSAGE = new Operation.Card("C0OPS", "1700000000.000100");

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-21T13:00:00Z"));
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private final URI base;
    private final Slack slack;
    private final WebSlackGateway gateway;

    /// One answer as Slack, or something between it and us, might give it.
    interface Reply {

        void to(HttpExchange exchange, CountDownLatch over) throws IOException;
    }

    WebSlackGatewayTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                replies.remove().to(exchange, over);
            }
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        slack = SlackClients.open(base.resolve("api/"), Duration.ofMillis(500));
        gateway = new WebSlackGateway(slack, "xoxb-test", clock);
    }

    @AfterEach
    void close() throws Exception {
        over.countDown();
        slack.close();
        server.stop(0);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(ok("{\"ok\":false,\"error\":\"message_not_found\"}"), Reason.MESSAGE_GONE),
                Arguments.of(ok("{\"ok\":false,\"error\":\"is_archived\"}"), Reason.CHANNEL_CLOSED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"invalid_blocks\"}"), Reason.REJECTED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"token_revoked\"}"), Reason.DENIED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"never_heard_of\"}"), Reason.OTHER),
                Arguments.of(ok("{\"ok\":false}"), Reason.OTHER),
                Arguments.of(status(500, "oops"), Reason.UNCERTAIN),
                Arguments.of(status(403, ""), Reason.OTHER),
                Arguments.of(ok("<html>not json</html>"), Reason.UNCERTAIN),
                Arguments.of(ok(""), Reason.UNCERTAIN),
                Arguments.of((Reply) (exchange, _) -> exchange.sendResponseHeaders(200, 100), Reason.UNCERTAIN),
                Arguments.of((Reply) (exchange, _) -> exchange.close(), Reason.UNCERTAIN),
                Arguments.of((Reply) (_, over) -> hang(over), Reason.UNCERTAIN));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsWhatCanBeDoneAboutABadAnswer(Reply answer, Reason reason) {
        replies.add(answer);

        assertThat(failure().reason()).isEqualTo(reason);
    }

    @Test
    void doesNotCallAgainBeforeSlackAllowsIt() {
        replies.add((exchange, _) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
        });
        replies.add(ok("{\"ok\":true}"));

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(6));
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(requests).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        gateway.update(MESSAGE, TalkCard.busy());
        assertThat(requests).hasValue(2);
    }

    @Test
    void noticesAUsedUpResponseAddress() {
        replies.add(status(404, "used_url"));
        var address = new ResponseAddress(base.resolve("commands/1").toString());

        SlackException failure =
                catchThrowableOfType(SlackException.class, () -> gateway.respond(address, TalkCard.busy()));

        assertThat(failure.reason()).isEqualTo(Reason.LINK_EXPIRED);
    }

    private SlackException failure() {
        return catchThrowableOfType(SlackException.class, () -> gateway.update(MESSAGE, TalkCard.busy()));
    }

    private static Reply ok(String body) {
        return status(200, body);
    }

    private static Reply status(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (exchange, _) -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static void hang(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
