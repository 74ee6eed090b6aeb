package dev.vmbot.kube.connection;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.operation.Leadership;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// How long a request may take in all. The client's own time-out ends with the head of an answer, so that a body that
/// never ends would keep a caller for ever.
public enum TimeLimit {
    /// Three tries of 5 s and what lies between them.
    READ(Duration.ofSeconds(20)),
    /// One try. Short enough that the lease cannot pass to another replica while a write is under way.
    WRITE(Leadership.WRITE);

    private final Duration duration;

    TimeLimit(Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    /// @throws ClusterException for whatever fabric8 throws, and when the time is over
    public <T> T call(Supplier<T> request) {
        return await(begin(request));
    }

    public void run(Runnable request) {
        call(() -> {
            request.run();
            return true;
        });
    }

    private static <T> FutureTask<T> begin(Supplier<T> request) {
        var task = new FutureTask<>(() -> ClusterFailure.translate(request));
        Thread.ofVirtual().name("kube-request").start(task);
        return task;
    }

    private <T> T await(FutureTask<T> task) {
        try {
            return task.get(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw noAnswer(e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer(e);
        }
    }

    private static ClusterException noAnswer(Exception cause) {
        var exception = new ClusterException(Reason.TIMEOUT, 0, "");
        exception.initCause(cause);
        return exception;
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(failure);
        };
    }
}
