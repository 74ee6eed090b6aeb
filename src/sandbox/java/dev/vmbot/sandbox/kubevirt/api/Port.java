package dev.vmbot.sandbox.kubevirt.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/// Where requests come in; it can be closed and opened again under the same number. Opened and closed by one thread at
/// a time.
final class Port {

    private static final int LARGEST_HEADER = 64 * 1024;
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final Handler<HttpServerRequest> requests;
    private final int number;
    private volatile HttpServer server;

    /// @param wanted 0 for any free one
    Port(Vertx vertx, int wanted, Handler<HttpServerRequest> requests) {
        this.vertx = vertx;
        this.requests = requests;
        server = listen(wanted);
        number = server.actualPort();
    }

    int number() {
        return number;
    }

    /// Cuts every connection and refuses new ones.
    void close() {
        Void _ = awaited(server.close());
    }

    void open() {
        server = listen(number);
    }

    private HttpServer listen(int at) {
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(at)
                .setMaxHeaderSize(LARGEST_HEADER)
                .setMaxInitialLineLength(LARGEST_HEADER)
                .setCompressionSupported(false);
        return awaited(vertx.createHttpServer(options).requestHandler(requests).listen());
    }

    private static <T> T awaited(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the Kubernetes API did not open or close", e);
        }
    }
}
