package dev.vmbot.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.http.HttpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// `/livez`, `/readyz` and `/metrics`, for the kubelet and Prometheus.
///
/// A replica is ready as long as what it depends on answers; which part does not is named. It is alive as long as it
/// answers at all: a lost Slack or cluster connection heals by itself, and a restart would not help.
final class AdminServer implements AutoCloseable {

    /// One thing that the bot depends on.
    ///
    /// @param trouble one line on what is wrong; empty when nothing is
    record Dependency(String name, Supplier<String> trouble) {}

    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;

    /// @param port 0 for any
    /// @throws UncheckedIOException when the port is taken
    AdminServer(int port, List<Dependency> dependencies, Supplier<String> metrics, Executor executor) {
        server = HttpPort.open(port);
        server.setExecutor(executor);
        server.createContext("/livez", exchange -> answer(exchange, 200, "ok\n", TEXT));
        server.createContext("/readyz", exchange -> ready(exchange, dependencies));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, metrics.get(), "text/plain; version=0.0.4; charset=utf-8"));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void ready(HttpExchange exchange, List<Dependency> dependencies) throws IOException {
        boolean well = true;
        var lines = new StringBuilder();
        for (Dependency dependency : dependencies) {
            String trouble = dependency.trouble().get();
            well &= trouble.isEmpty();
            lines.append(dependency.name())
                    .append(": ")
                    .append(trouble.isEmpty() ? "ok" : trouble)
                    .append('\n');
        }
        answer(exchange, well ? 200 : 503, lines.toString(), TEXT);
    }

    private static void answer(HttpExchange exchange, int status, String body, String type) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            HttpPort.write(exchange, bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
