package dev.vmbot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.slack.web.SlackClients;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocketTransportTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final SocketTransport.Pace QUICK = new SocketTransport.Pace(
            Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofMillis(400));

    private final SlackDouble workspace = SlackDouble.start();
    private final Slack slack = SlackClients.open(URI.create(workspace.apiUrl()));
    private final SocketTransport transport =
            new SocketTransport(slack, SlackDouble.APP_TOKEN, InstantSource.system(), QUICK);

    private static App app() {
        var app = new App(new AppConfig(), List.of());
        app.command(Pattern.compile("/vm"), (request, context) -> context.ack("heard"));
        app.command(Pattern.compile("/broken"), (request, context) -> {
            throw new LinkageError("worse than a bug");
        });
        return app;
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        slack.close();
        workspace.close();
    }

    @Test
    void acknowledgesCommandsWithTheirAnswer() {
        connect();

        var delivery = workspace.as("U0ALICE").command("C0OPS", "/vm", "status");

        assertThat(delivery.isAcked()).isTrue();
        assertThat(delivery.answer().getString("text")).isEqualTo("heard");
        assertThat(transport.health().lastDelivery()).isPresent();
    }

    @Test
    void acknowledgesWhatIsUnknownAndWhatFails() {
        connect();

        for (int time = 0; time < 15; time++) {
            assertThat(workspace.as("U0ALICE").command("C0OPS", "/broken", "x").isAcked())
                    .isTrue();
        }
        assertThat(workspace.as("U0ALICE").command("C0OPS", "/unknown", "x").isAcked())
                .isTrue();
        assertThat(workspace.as("U0ALICE").command("C0OPS", "/vm", "x").isAcked())
                .isTrue();
    }

    @Test
    void comesBackAfterTheLineWasCut() {
        connect();
        int before = workspace.sockets().accepted();

        workspace.sockets().closeAll();

        workspace.await(
                SOON,
                () -> workspace.sockets().accepted() > before
                        && workspace.sockets().open() == 1);
        assertThat(workspace.as("U0ALICE").command("C0OPS", "/vm", "x").isAcked())
                .isTrue();
    }

    @Test
    void movesToANewConnectionWhenSlackAsksForIt() {
        connect();
        int before = workspace.sockets().accepted();

        workspace.sockets().askToReconnect("refresh_requested");

        workspace.await(SOON, () -> workspace.sockets().accepted() > before);
        workspace.await(SOON, () -> workspace.sockets().open() == 1);
        assertThat(workspace.as("U0ALICE").command("C0OPS", "/vm", "x").isAcked())
                .isTrue();
    }

    @Test
    void startsAlthoughSlackRefusesConnectionsAtFirst() {
        workspace.failNext("apps.connections.open", "internal_error");
        workspace.failNext("apps.connections.open", 429, Duration.ofSeconds(1));
        workspace.failNext("apps.connections.open", 500, Duration.ofSeconds(1));

        connect();

        assertThat(workspace.as("U0ALICE").command("C0OPS", "/vm", "x").isAcked())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"401, HTTP 401", "500, HTTP 500"})
    void keepsInMindWhyItIsNotConnected(int status, String failure) {
        assertThat(transport.health().failure()).isEmpty();
        for (int time = 0; time < 20; time++) {
            workspace.failNext("apps.connections.open", status, Duration.ZERO);
        }

        transport.start(app());

        workspace.await(SOON, () -> transport.health().failure().equals(failure));
        assertThat(transport.health().connected()).isFalse();
    }

    @Test
    void namesTheCodeOfSlacksRefusalUntilItConnects() {
        workspace.failNext("apps.connections.open", "not_allowed_token_type");

        transport.start(app());

        workspace.await(
                SOON,
                () -> transport.health().failure().equals("DENIED: apps.connections.open: not_allowed_token_type"));
        workspace.await(SOON, () -> transport.health().connected());
        assertThat(transport.health().failure()).isEmpty();
    }

    @Test
    void hangsUpForGood() {
        connect();

        transport.close();

        workspace.await(SOON, () -> workspace.sockets().open() == 0);
        assertThat(transport.health().connected()).isFalse();
    }

    private void connect() {
        transport.start(app());
        workspace.await(SOON, () -> workspace.sockets().open() == 1);
    }
}
