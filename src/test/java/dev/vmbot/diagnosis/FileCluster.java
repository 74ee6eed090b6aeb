package dev.vmbot.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// An API server that shows the objects of one case, and can refuse, fail and be slow. Only reads.
final class FileCluster implements AutoCloseable {

    /// @param log of every pod
    /// @param answers parts of addresses, and the code to answer them with
    record Content(List<Map<String, Object>> objects, String log, Map<String, Object> answers) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final KubernetesClient client;
    private volatile Content content = new Content(List.of(), "", Map.of());
    private volatile Duration latency = Duration.ZERO;

    FileCluster() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    ExecutorService threads() {
        return threads;
    }

    void show(Content next) {
        content = next;
        requests.clear();
    }

    void slowDown(Duration each) {
        latency = each;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
        try (exchange) {
            int code = code(exchange.getRequestURI().toString());
            if (code == 0) {
                closing.await(30, TimeUnit.SECONDS);
                return;
            }
            closing.await(latency.toMillis(), TimeUnit.MILLISECONDS);
            Reply reply = code == 200
                    ? reply(path, String.valueOf(exchange.getRequestURI().getQuery()))
                    : refusal(code);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record Reply(int code, String body) {}

    private int code(String address) {
        return content.answers().entrySet().stream()
                .filter(entry -> address.contains(entry.getKey()))
                .map(entry -> Integer.parseInt(entry.getValue().toString()))
                .findFirst()
                .orElse(200);
    }

    private static Reply refusal(int code) {
        return new Reply(
                code,
                code == 503
                        ? "error trying to reach service: dial tcp 10.0.0.1:443: connect: connection refused"
                        : "{\"kind\":\"Status\",\"message\":\"refused\",\"code\":" + code + "}");
    }

    private Reply reply(String path, String query) {
        String[] steps = path.split("/");
        if (path.endsWith("/log")) {
            return new Reply(200, content.log());
        }
        if (path.startsWith("/apis/subresources.kubevirt.io")) {
            return new Reply(200, "{\"kind\":\"APIResourceList\",\"resources\":[]}");
        }
        int namespaces = List.of(steps).indexOf("namespaces");
        int resource = namespaces > 0 ? namespaces + 2 : path.startsWith("/api/") ? 3 : 4;
        List<Map<String, Object>> found = content.objects().stream()
                .filter(object -> plural(object).equals(steps[resource]))
                .filter(object -> isWanted(object, query))
                .toList();
        if (steps.length == resource + 1) {
            return new Reply(200, json(page(found, query)));
        }
        return found.stream()
                .filter(object -> Objects.text(object, "metadata", "name").equals(steps[resource + 1]))
                .findFirst()
                .map(object -> new Reply(200, json(object)))
                .orElse(new Reply(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"code\":404}"));
    }

    private static Map<String, Object> page(List<Map<String, Object>> found, String query) {
        int limit = query.startsWith("limit=") ? Integer.parseInt(query.substring("limit=".length())) : found.size();
        return found.size() <= limit
                ? Map.of("kind", "List", "metadata", Map.of(), "items", found)
                : Map.of("kind", "List", "metadata", Map.of("continue", "more"), "items", found.subList(0, limit));
    }

    private static String plural(Map<String, Object> object) {
        String kind = Objects.text(object, "kind").toLowerCase(Locale.ROOT);
        return kind.endsWith("class") ? kind + "es" : kind + "s";
    }

    private static boolean isWanted(Map<String, Object> object, String query) {
        int label = query.indexOf("kubevirt.io/created-by=");
        int uid = query.indexOf("involvedObject.uid=");
        if (uid >= 0) {
            return query.substring(uid + "involvedObject.uid=".length())
                    .equals(Objects.text(object, "involvedObject", "uid"));
        }
        return label < 0
                || query.substring(label + "kubevirt.io/created-by=".length())
                        .equals(Objects.text(object, "metadata", "labels", "kubevirt.io/created-by"));
    }

    private static String json(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
