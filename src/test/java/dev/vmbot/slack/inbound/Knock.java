package dev.vmbot.slack.inbound;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import dev.vmbot.operation.Story;
import dev.vmbot.slack.card.Buttons;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Deliveries of what one person does, as Slack words them.
record Knock(App app, Case.Who who) {

    static final String OPS = "C0OPS";
    static final String CARD_TS = "1700000000.000100";

    void command(String command, String text) {
        command(OPS, command, text);
    }

    void command(String channel, String command, String text) {
        deliver(
                "slash_commands",
                new JsonObject()
                        .put("command", command)
                        .put("text", text)
                        .put("team_id", who.team())
                        .put("user_id", who.id())
                        .put("channel_id", channel)
                        .put("trigger_id", "1.1")
                        .put("response_url", "http://127.0.0.1:1/respond"));
    }

    void event(String type, String channelType, String channel, String thread, String text) {
        JsonObject event = new JsonObject()
                .put("type", type)
                .put("channel_type", channelType)
                .put("channel", channel)
                .put("user", who.id())
                .put("team", who.team())
                .put("ts", "1700000001.000100")
                .put("text", text);
        if (!thread.isEmpty()) {
            event.put("thread_ts", thread);
        }
        if (who == Case.Who.BOT) {
            event.put("bot_id", "B0BOT");
        }
        deliver(
                "events_api",
                new JsonObject()
                        .put("type", "event_callback")
                        .put("event_id", "Ev1")
                        .put("team_id", Case.TEAM)
                        .put("event", event));
    }

    void press() {
        var button = new JsonObject()
                .put("type", "button")
                .put("action_id", Buttons.APPROVE)
                .put("block_id", "b")
                .put("value", Story.id(0).value());
        deliver(
                "interactive",
                new JsonObject()
                        .put("type", "block_actions")
                        .put("user", new JsonObject().put("id", who.id()).put("team_id", who.team()))
                        .put("channel", new JsonObject().put("id", OPS))
                        .put(
                                "container",
                                new JsonObject().put("type", "message").put("message_ts", CARD_TS))
                        .put("trigger_id", "1.2")
                        .put("response_url", "http://127.0.0.1:1/respond")
                        .put("actions", new JsonArray().add(button)));
    }

    private void deliver(String type, JsonObject payload) {
        String envelope = new JsonObject()
                .put("envelope_id", "e1")
                .put("type", type)
                .put("payload", payload)
                .encode();
        try {
            app.run(new SocketModeRequestParser(app.config()).parse(envelope).getBoltRequest());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
