package dev.vmbot.slack.web;

import com.slack.api.Slack;
import dev.vmbot.PromptSockets;
import dev.vmbot.model.Check;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/// What stands at Slack's address, and answers each path as it was told to.
final class ScriptedSlack extends Dispatcher implements AutoCloseable {

    static final String SCOPES = "commands,chat:write,app_mentions:read,channels:history,groups:history,im:history,"
            + "im:write,channels:read,files:write,groups:read,users:read,users:read.email,usergroups:read";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> replies = new ConcurrentHashMap<>();

    /// Slack, with a socket that says hello.
    ScriptedSlack() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(this);
        server.start();
        on(
                "/api/auth.test",
                json("{\"ok\":true,\"user_id\":\"U0VMBOT\",\"team_id\":\"T0HOME\"}")
                        .setHeader("x-oauth-scopes", SCOPES));
        socketAt("ws://%s:%d/link?ticket=s3cret".formatted(server.getHostName(), server.getPort()));
        on("/link", socketThatSays("{\"type\":\"hello\"}"));
    }

    ScriptedSlack on(String path, MockResponse reply) {
        replies.put(path, reply);
        return this;
    }

    ScriptedSlack socketAt(String address) {
        return on("/api/apps.connections.open", json("{\"ok\":true,\"url\":\"" + address + "\"}"));
    }

    int port() {
        return server.getPort();
    }

    static MockResponse json(String body) {
        return new MockResponse().setHeader("Content-Type", "application/json").setBody(body);
    }

    static MockResponse socketThatSays(String... messages) {
        return new MockResponse()
                .withWebSocketUpgrade(new Opened(socket -> List.of(messages).forEach(socket::send)));
    }

    static MockResponse socketThatHangsUp() {
        return new MockResponse().withWebSocketUpgrade(new Opened(socket -> socket.close(1011, "no")));
    }

    /// Hangs up when the other side does.
    private static final class Opened extends WebSocketListener {

        private final Consumer<WebSocket> first;

        Opened(Consumer<WebSocket> first) {
            this.first = first;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            first.accept(socket);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, "");
        }
    }

    @SuppressWarnings("try") // the SDK's close() declares every exception
    List<Check> checks() throws Exception {
        try (Slack slack = SlackClients.open(URI.create(server.url("/api/").toString()))) {
            var wanted = new SlackChecks.Wanted("xoxb-1", Optional.of("xapp-1"), true, true);
            return new SlackChecks(slack, wanted).run();
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return replies.getOrDefault(
                Objects.requireNonNull(request.getRequestUrl()).encodedPath(), new MockResponse().setResponseCode(404));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
