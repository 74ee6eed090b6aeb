package dev.vmbot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.socket_mode.SocketModeClient;
import dev.vmbot.operation.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slack may send over a connection that the SDK's client has opened and does not know yet.
final class EnvelopesTest {

    private static final String COMMAND = """
            {"envelope_id": "e-1", "type": "slash_commands", "accepts_response_payload": true,
             "payload": {"command": "/vm", "text": "status", "team_id": "T1", "user_id": "U1", "channel_id": "C1"}}""";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Envelopes envelopes = new Envelopes(app(), clock);

    private App app() {
        var app = new App(new AppConfig(), List.of());
        app.command(Pattern.compile("/vm"), (request, context) -> {
            handled.incrementAndGet();
            return context.ack("heard");
        });
        return app;
    }

    @AfterEach
    void close() {
        envelopes.close();
    }

    @Test
    void acknowledgesAsSoonAsTheClientKnowsItsConnection() {
        envelopes.take(COMMAND, clientThat(() -> {
            if (tries.incrementAndGet() < 4) {
                throw new NullPointerException("no session yet");
            }
        }));

        Awaitility.await().until(() -> !sent.isEmpty());
        assertThat(sent).singleElement().asString().contains("e-1", "heard");
        assertThat(handled).hasValue(1);
    }

    @Test
    void givesUpWhenSlackHearsItNoMore() {
        envelopes.take(COMMAND, clientThat(() -> {
            if (tries.incrementAndGet() == 2) {
                clock.pass(Duration.ofSeconds(3));
            }
            throw new IllegalStateException("closed");
        }));

        Awaitility.await().until(() -> tries.get() >= 2);
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> tries.get() == 2);
        assertThat(sent).isEmpty();
    }

    /// @param sending throws what the client would throw
    private SocketModeClient clientThat(Runnable sending) {
        return (SocketModeClient) Proxy.newProxyInstance(
                SocketModeClient.class.getClassLoader(),
                new Class<?>[] {SocketModeClient.class},
                (_, method, given) -> {
                    if (!method.getName().equals("sendSocketModeResponse")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    sending.run();
                    sent.add((String) given[0]);
                    return null;
                });
    }
}
