package dev.vmbot.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmbot.sandbox.slack.SlackDouble;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves the page, its live feed and what is done on it, on the loopback address only.
public final class PageServer implements AutoCloseable {

    public static final int DEFAULT_PORT = 8090;

    private static final Duration BLINK = Duration.ofMillis(400);
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final SlackDouble slack;
    private final Snapshot snapshot;
    private final Deeds deeds;

    private PageServer(int port, SlackDouble slack, ClusterPanel cluster) throws IOException {
        this.slack = slack;
        this.snapshot = new Snapshot(slack.world(), cluster);
        this.deeds = new Deeds(slack, cluster);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
    }

    /// @param port 0 takes any free one
    /// @throws UncheckedIOException when the port is taken
    public static PageServer start(int port, SlackDouble slack, ClusterPanel cluster) {
        try {
            var page = new PageServer(port, slack, cluster);
            page.server.createContext("/", page::file);
            page.server.createContext("/live", page::live);
            page.server.createContext("/deed", page::perform);
            page.server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " is not free", e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void file(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.equals("/") ? "index.html" : path.substring(1);
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (exchange;
                var resource = name.contains("/") ? null : PageServer.class.getResourceAsStream(name)) {
            if (resource == null || type == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", type);
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'self'; img-src 'self' https: data:");
            exchange.sendResponseHeaders(200, 0);
            if (name.equals("index.html")) {
                send(
                        exchange,
                        withFirstSnapshot(exchange, new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
            } else {
                resource.transferTo(exchange.getResponseBody());
            }
        }
    }

    /// The page brings its first snapshot along, so that it is complete as soon as it is loaded.
    private String withFirstSnapshot(HttpExchange exchange, String html) {
        var asked = parameter(exchange, "as");
        var person = slack.world().findPerson(asked).isPresent() ? asked : "U0ALICE";
        var json = snapshot.of(person).encode().replace("<", "\\u003c");
        return html.replace("{}</script>", json + "</script>");
    }

    /// Server-sent events: a snapshot at once, and again whenever it differs from the last one.
    private void live(HttpExchange exchange) throws IOException {
        try (exchange) {
            var person = parameter(exchange, "as");
            if (slack.world().findPerson(person).isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            follow(exchange, person);
        }
    }

    private void follow(HttpExchange exchange, String person) throws IOException {
        var world = slack.world();
        var last = "";
        var quiet = 0;
        while (!Thread.currentThread().isInterrupted()) {
            var version = world.version();
            var now = snapshot.of(person).encode();
            if (!now.equals(last)) {
                send(exchange, "data: " + now + "\n\n");
                last = now;
            } else if (++quiet % 25 == 0) {
                // Finds out that the browser has gone.
                send(exchange, ": still here\n\n");
            }
            // The cluster does not tell of its changes: the page looks after a blink at the latest.
            var ignored = world.await(BLINK, () -> world.version() != version);
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void perform(HttpExchange exchange) throws IOException {
        try (exchange) {
            // A foreign page cannot send this type without asking first, and is never allowed to.
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!exchange.getRequestMethod().equals("POST") || !"application/json".equals(type)) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                answer(exchange, 200, deeds.perform(new JsonObject(body)));
            } catch (IllegalArgumentException | IllegalStateException | DecodeException e) {
                answer(exchange, 422, new JsonObject().put("problem", e.getMessage()));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonObject body) throws IOException {
        var bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String parameter(HttpExchange exchange, String name) {
        var query = exchange.getRequestURI().getRawQuery();
        for (var field : (query == null ? "" : query).split("&", -1)) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
