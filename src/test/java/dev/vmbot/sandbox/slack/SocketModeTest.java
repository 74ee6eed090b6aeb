package dev.vmbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import dev.vmbot.sandbox.slack.deliver.Delivery;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Socket Mode through Slack's own client.
final class SocketModeTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SlackDouble slack = SlackDouble.start(SlackOptions.standard()
            .withPace(Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final List<SocketModeClient> clients = new ArrayList<>();
    private final SlackConfig config = new SlackConfig();
    private Slack sdk;

    @BeforeEach
    void configure() {
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        config.setProxyUrl(null);
        sdk = Slack.getInstance(config);
    }

    @AfterEach
    void stop() throws Exception {
        for (var client : clients) {
            client.setAutoReconnectEnabled(false);
            client.close();
        }
        sdk.close();
        slack.close();
    }

    /// @param ack what to acknowledge with; an empty object means no acknowledgement
    private SocketModeClient connect(UnaryOperator<JsonObject> ack) throws Exception {
        var before = slack.sockets().open();
        var client = sdk.socketMode(SlackDouble.APP_TOKEN, Backend.Tyrus);
        client.addWebSocketMessageListener(text -> {
            var frame = new JsonObject(text);
            if (!frame.containsKey("envelope_id")) {
                return;
            }
            received.add(frame);
            var answer = ack.apply(frame);
            if (!answer.isEmpty()) {
                client.sendWebSocketMessage(answer.encode());
            }
        });
        clients.add(client);
        client.connect();
        slack.await(SOON, () -> slack.sockets().open() > before);
        return client;
    }

    private static JsonObject plainAck(JsonObject frame) {
        return new JsonObject().put("envelope_id", frame.getString("envelope_id"));
    }

    private static JsonObject silence(JsonObject frame) {
        return new JsonObject();
    }

    @Test
    void deliversACommandAndShowsTheAnswerInItsAcknowledgement() throws Exception {
        connect(frame -> plainAck(frame).put("payload", new JsonObject().put("text", "On it.")));

        var delivery = slack.as("U0ALICE").command("C0OPS", "/vm", "stop db-1 & web.example.com for @bob");

        assertThat(delivery.latency())
                .hasValueSatisfying(latency -> assertThat(latency).isLessThan(Duration.ofSeconds(1)));
        assertThat(received.getFirst().getString("type")).isEqualTo("slash_commands");
        assertThat(received.getFirst().getJsonObject("payload").getString("text"))
                .isEqualTo("stop db-1 &amp; <http://web.example.com|web.example.com> for <@U0BOB|bob>");
        assertThat(slack.ephemerals("U0ALICE")).extracting(Message::text).containsExactly("On it.");
    }

    @Test
    void tellsThePersonWhenACommandIsNotAcknowledged() throws Exception {
        connect(SocketModeTest::silence);

        var delivery = slack.as("U0ALICE").command("C0OPS", "/vm", "list");

        assertThat(delivery.isAcked()).isFalse();
        assertThat(slack.ephemerals("U0ALICE").getLast().text()).contains("operation_timeout");
        assertThat(received).hasSize(1);
    }

    @Test
    void tellsThePersonWhenNobodyListens() {
        slack.as("U0ALICE").command("C0OPS", "/vm", "list");

        assertThat(slack.ephemerals("U0ALICE").getLast().text()).contains("dispatch_failed");
    }

    @Test
    void repeatsAnEventThatIsNotAcknowledged() throws Exception {
        connect(frame -> frame.getInteger("retry_attempt") < 2 ? new JsonObject() : plainAck(frame));

        slack.as("U0ALICE").tell("start web-1");

        slack.await(SOON, () -> slack.deliveries().stream().anyMatch(Delivery::isAcked));
        assertThat(received)
                .extracting(frame -> frame.getInteger("retry_attempt"))
                .containsExactly(0, 1, 2);
        assertThat(received)
                .extracting(frame -> frame.getJsonObject("payload").getString("event_id"))
                .containsOnly(received.getFirst().getJsonObject("payload").getString("event_id"));
        assertThat(received.getLast().getString("retry_reason")).isEqualTo("timeout");
    }

    @Test
    void sendsAMentionTwiceWithOneTimestamp() throws Exception {
        connect(SocketModeTest::plainAck);

        var message = slack.as("U0BOB").say("C0OPS", "@vmbot stop db-1");

        slack.await(SOON, () -> slack.deliveries().size() == 2);
        var deliveries = slack.deliveries();
        assertThat(deliveries)
                .extracting(delivery -> delivery.event().getString("type"))
                .containsExactlyInAnyOrder("message", "app_mention");
        assertThat(deliveries)
                .extracting(delivery -> delivery.event().getString("ts"))
                .containsOnly(message.ts());
        assertThat(deliveries).extracting(Delivery::eventId).doesNotHaveDuplicates();
        assertThat(message.text()).isEqualTo("<@U0VMBOT> stop db-1");
    }

    @Test
    void echoesTheBotsOwnPostsAndEdits() throws Exception {
        connect(SocketModeTest::plainAck);
        var methods = sdk.methods(SlackDouble.BOT_TOKEN);

        var posted = methods.chatPostMessage(r -> r.channel("C0OPS").text("one"));
        methods.chatUpdate(r -> r.channel("C0OPS").ts(posted.getTs()).text("two"));

        slack.await(SOON, () -> slack.deliveries().size() == 2);
        assertThat(slack.deliveries())
                .extracting(delivery -> delivery.event().getString("subtype", "none"))
                .containsExactlyInAnyOrder("none", "message_changed");
    }

    @Test
    void saysNothingOfChannelsTheBotIsNotIn() throws Exception {
        connect(SocketModeTest::plainAck);

        slack.as("U0BOB").say("C0LOBBY", "@vmbot stop db-1");
        slack.as("U0BOB").say("C0OPS", "hello");

        slack.await(SOON, () -> !slack.deliveries().isEmpty());
        assertThat(slack.deliveries())
                .extracting(delivery -> delivery.event().getString("channel"))
                .containsOnly("C0OPS");
    }

    @Test
    void pressesAButton() throws Exception {
        connect(SocketModeTest::plainAck);
        var blocks = """
                [{"type":"actions","elements":[{"type":"button","action_id":"approve","value":"op-1",
                  "text":{"type":"plain_text","text":"Approve stop"}}]}]""";
        sdk.methods(SlackDouble.BOT_TOKEN)
                .chatPostMessage(r -> r.channel("C0OPS").text("card").blocksAsString(blocks));
        var card = slack.messages("C0OPS").getLast();

        var delivery = slack.as("U0BOB").pressButton(card, "Approve");

        var payload = delivery.envelope().payload();
        assertThat(delivery.isAcked()).isTrue();
        assertThat(payload.getJsonArray("actions").getJsonObject(0).getString("value"))
                .isEqualTo("op-1");
        assertThat(payload.getJsonObject("user").getString("id")).isEqualTo("U0BOB");
        assertThat(payload.getJsonObject("container").getString("message_ts")).isEqualTo(card.ts());
        assertThatThrownBy(() -> slack.as("U0BOB").press(card, "cancel")).hasMessageContaining("cancel");
    }

    @Test
    void spreadsEnvelopesOverConnections() throws Exception {
        var first = new CopyOnWriteArrayList<JsonObject>();
        var second = new CopyOnWriteArrayList<JsonObject>();
        connect(frame -> {
            first.add(frame);
            return plainAck(frame);
        });
        connect(frame -> {
            second.add(frame);
            return plainAck(frame);
        });

        for (var command = 0; command < 20; command++) {
            assertThat(slack.as("U0ALICE").command("C0OPS", "/vm", "list").isAcked())
                    .isTrue();
        }

        assertThat(first).isNotEmpty();
        assertThat(second).isNotEmpty();
    }

    @Test
    void asksClientsToReconnect() throws Exception {
        var client = connect(SocketModeTest::plainAck);
        client.setAutoReconnectEnabled(true);

        slack.sockets().askToReconnect("warning");

        slack.await(
                SOON, () -> slack.sockets().accepted() == 2 && slack.sockets().open() == 1);
        assertThat(slack.as("U0ALICE").command("C0OPS", "/vm", "list").isAcked())
                .isTrue();
    }

    @Test
    void closesAbruptly() throws Exception {
        var client = connect(SocketModeTest::silence);
        client.setAutoReconnectEnabled(false);

        slack.sockets().closeAll();

        slack.await(SOON, () -> slack.sockets().open() == 0);
    }

    @Test
    void keepsAnAcknowledgementThatCameTooLate() throws Exception {
        var client = connect(SocketModeTest::silence);

        slack.as("U0ALICE").command("C0OPS", "/vm", "list");
        client.sendWebSocketMessage(plainAck(received.getFirst()).encode());

        slack.await(SOON, () -> !slack.sockets().late().isEmpty());
        assertThat(slack.sockets().late().getFirst().latency()).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void refusesToOpenOnDemand() {
        slack.failNext("apps.connections.open", "internal_error");

        assertThatThrownBy(() -> sdk.socketMode(SlackDouble.APP_TOKEN, Backend.Tyrus))
                .hasMessageContaining("internal_error");
    }
}
