package dev.vmbot.kube.evidence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Runs steps side by side, and waits for them as long as there is time in all.
final class Waves {

    /// Reads one part and writes down what became of it.
    interface Step {

        void run() throws InterruptedException;
    }

    private final ExecutorService threads;
    private final long deadline;

    /// @param threads one for each step, so virtual ones
    Waves(ExecutorService threads, Duration limit) {
        this.threads = threads;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /// Returns when all are done, or when the time is up; those that are not done are interrupted.
    void run(List<Step> steps) throws InterruptedException {
        List<Callable<Boolean>> tasks = steps.stream().map(Waves::callable).toList();
        long left = Math.max(0, deadline - System.nanoTime());
        for (Future<Boolean> done : threads.invokeAll(tasks, left, TimeUnit.NANOSECONDS)) {
            if (done.state() == Future.State.FAILED) {
                throw new IllegalStateException("gathering evidence broke", done.exceptionNow());
            }
        }
    }

    private static Callable<Boolean> callable(Step step) {
        return () -> {
            step.run();
            return true;
        };
    }
}
