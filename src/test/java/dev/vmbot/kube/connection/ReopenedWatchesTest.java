package dev.vmbot.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.kube.KubeOperationStore;
import dev.vmbot.kube.KubeVirtualMachines;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An API server that takes each watch and ends it at once is not asked each second for ever: of what cannot be opened
/// at all fabric8 itself sees to that.
final class ReopenedWatchesTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String GONE = new JsonObject()
            .put("type", "ERROR")
            .put(
                    "object",
                    new JsonObject()
                            .put("kind", "Status")
                            .put("apiVersion", "v1")
                            .put("status", "Failure")
                            .put("reason", "Expired")
                            .put("code", 410))
            .encode();

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<Long>> opened = new ConcurrentHashMap<>();

    enum End {
        CLOSED {
            @Override
            Future<Void> of(ServerWebSocket watch) {
                return watch.close();
            }
        },
        GONE_WITHIN {
            @Override
            Future<Void> of(ServerWebSocket watch) {
                return watch.writeTextMessage(GONE);
            }
        };

        abstract Future<Void> of(ServerWebSocket watch);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void areOpenedAfterPausesThatGrow(End end) throws Exception {
        try (Cluster cluster = Cluster.at(access(end), LONG, new WatchPace(Ticker.systemTicker(), () -> 0));
                var machines = new KubeVirtualMachines(cluster, InstantSource.system());
                var store = new KubeOperationStore(cluster, "vm-bot", InstantSource.system())) {
            machines.start(LONG);
            store.start(LONG);

            for (String kind :
                    List.of("virtualmachines", "virtualmachineinstances", "datavolumes", "virtualmachineoperations")) {
                await().atMost(LONG)
                        .until(() -> opened.getOrDefault(kind, List.of()).size() >= 3);
                assertThat(pause(kind, 1)).as(kind).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                assertThat(pause(kind, 2)).as(kind).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            }
        }
    }

    /// Before the opening of that index.
    private Duration pause(String kind, int index) {
        List<Long> times = opened.getOrDefault(kind, List.of());
        return Duration.ofNanos(times.get(index) - times.get(index - 1));
    }

    private Config access(End end) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> answer(request, end))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.actualPort())
                // What is left are the pauses of our own.
                .withWatchReconnectInterval(1)
                .build();
    }

    private void answer(HttpServerRequest request, End end) {
        String kind = Objects.requireNonNull(request.path()).replaceFirst(".*/", "");
        if ("true".equals(request.getParam("watch"))) {
            opened.computeIfAbsent(kind, _ -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
            var _ = request.toWebSocket().compose(end::of);
        } else {
            JsonObject body = kind.equals("v1beta1") ? dataVolumesAreServed() : emptyList();
            var _ = request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(body.encode());
        }
    }

    private static JsonObject emptyList() {
        return new JsonObject()
                .put("kind", "List")
                .put("apiVersion", "v1")
                .put("metadata", new JsonObject().put("resourceVersion", "5"))
                .put("items", new JsonArray());
    }

    private static JsonObject dataVolumesAreServed() {
        return new JsonObject()
                .put("kind", "APIResourceList")
                .put("groupVersion", "cdi.kubevirt.io/v1beta1")
                .put(
                        "resources",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "datavolumes")
                                        .put("kind", "DataVolume")
                                        .put("namespaced", true)));
    }
}
