package dev.vmbot.app.stage;

import dev.vmbot.sandbox.slack.SlackDouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/// By which way Slack's deliveries reach the bot.
public enum Way {
    SOCKET_MODE {
        @Override
        Map<String, String> lay(SlackDouble slack) {
            return Map.of("SLACK_APP_TOKEN", SlackDouble.APP_TOKEN);
        }
    },
    HTTP {
        @Override
        Map<String, String> lay(SlackDouble slack) {
            int port = freePort();
            slack.deliverTo(URI.create("http://127.0.0.1:" + port + "/slack/events"));
            return Map.of("SLACK_SIGNING_SECRET", SlackDouble.SIGNING_SECRET, "PORT", Integer.toString(port));
        }
    };

    /// Lets the workspace deliver this way.
    ///
    /// @return what the bot's environment says of it
    abstract Map<String, String> lay(SlackDouble slack);

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
