package dev.vmbot.sandbox.slack;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for Vert.x, for callers that are not on its threads.
final class Blocking {

    private static final int SECONDS = 20;

    private Blocking() {}

    static <T> void await(Future<T> future) {
        try {
            var ignored = future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the server did not start or stop", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server did not start or stop in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
