package dev.vmbot.sandbox.kubevirt.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Time that passes only when it is told to. For one thread: whoever steps runs the tasks.
public final class SteppedTimeline implements Timeline {

    private record Task(Instant at, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::order));
    private Instant now;
    private long order;

    public SteppedTimeline(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), order++, task));
    }

    /// Lets `duration` pass, with all that happens in it.
    public void advance(Duration duration) {
        Instant end = now.plus(duration);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            next();
        }
        now = end;
    }

    /// Lets time pass, task by task, until `condition` holds.
    ///
    /// @return false if it did not come true within `limit`; the time has passed then
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now.plus(limit);
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at().isAfter(end)) {
                now = end;
                return false;
            }
            next();
        }
        return true;
    }

    private void next() {
        Task task = tasks.remove();
        now = task.at();
        task.work().run();
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
