package dev.vmbot.sandbox.kubevirt.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real time on one daemon thread.
public final class LiveTimeline implements Timeline {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTimeline.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("kubevirt-double").factory());

    public LiveTimeline() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.atDebug().log("simulated cluster is closed");
        }
    }

    /// One broken step must not end the cluster.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a step of the simulated cluster failed");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
