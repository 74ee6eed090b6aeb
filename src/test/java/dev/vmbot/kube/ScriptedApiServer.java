package dev.vmbot.kube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.kube.connection.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An API server that answers each request as it was told to, and remembers what it was asked.
final class ScriptedApiServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, String contentType, String body) {}

    private record Reply(int code, String contentType, String body) {}

    ScriptedApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    ScriptedApiServer on(String method, String path, int code, String json) {
        return on(method, path, code, "application/json", json);
    }

    ScriptedApiServer on(String method, String path, int code, String contentType, String body) {
        replies.put(method + " " + path, new Reply(code, contentType, body));
        return this;
    }

    /// Takes the request and never answers.
    ScriptedApiServer silentOn(String method, String path) {
        return on(method, path, 0, "");
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    String address() {
        return "http://%s:%d/"
                .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort());
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

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                path,
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                body));
        Reply reply = replies.getOrDefault(
                exchange.getRequestMethod() + " " + path,
                new Reply(404, "application/json", status(404, "NotFound", "not found")));
        if (reply.code() == 0) {
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.code(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
