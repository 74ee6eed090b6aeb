package dev.vmbot.kube;

import dev.vmbot.PromptSockets;
import dev.vmbot.kube.connection.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;

/// An API server that answers each request as it was told to, and remembers what it was asked.
final class ScriptedApiServer extends Dispatcher implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Function<String, MockResponse>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, String contentType, String body) {}

    ScriptedApiServer() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(this);
        server.start();
    }

    ScriptedApiServer on(String method, String path, int code, String json) {
        return on(method, path, code, "application/json", json);
    }

    ScriptedApiServer on(String method, String path, int code, String contentType, String body) {
        return on(method, path, reply(code, contentType, body));
    }

    /// Takes the request and never answers.
    ScriptedApiServer silentOn(String method, String path) {
        return on(method, path, new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    }

    /// @param json from the body of the request
    ScriptedApiServer answering(String method, String path, UnaryOperator<String> json) {
        replies.put(method + " " + path, body -> reply(201, "application/json", json.apply(body)));
        return this;
    }

    private ScriptedApiServer on(String method, String path, MockResponse reply) {
        replies.put(method + " " + path, _ -> reply);
        return this;
    }

    private static MockResponse reply(int code, String contentType, String body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", contentType)
                .setBody(body);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    String address() {
        return server.url("/").toString();
    }

    Cluster cluster() {
        return clusterAt(address());
    }

    static Cluster clusterAt(String address) {
        return Cluster.at(
                new ConfigBuilder(Config.empty()).withMasterUrl(address).build());
    }

    static String status(int code, String reason, String message) {
        return """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "%s", "code": %d, "message": "%s"}
            """.formatted(reason, code, message.replace("\"", "\\\""));
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String method = String.valueOf(request.getMethod());
        String path = Objects.requireNonNull(request.getRequestUrl()).encodedPath();
        String body = request.getBody().readUtf8();
        asked.add(new Asked(method, path, String.valueOf(request.getHeader("Content-Type")), body));
        return replies.getOrDefault(
                        method + " " + path, _ -> reply(404, "application/json", status(404, "NotFound", "not found")))
                .apply(body);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
