package dev.vmbot.slack.inbound;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what a delivery asks for after it was acknowledged. At most so much at once; what is over that is turned away
/// at once instead of waiting unseen.
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ExecutorService threads;
    private final int most;
    private final Semaphore room;
    private volatile boolean ended;

    /// @param threads one for each task; not closed here
    Workers(ExecutorService threads, int most) {
        this.threads = threads;
        this.most = most;
        this.room = new Semaphore(most);
    }

    /// @return false when there is too much to do, and nothing was begun
    boolean run(Runnable task) {
        if (ended || !room.tryAcquire()) {
            LOG.atWarn().log("too much to do at once, turning a delivery away");
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    room.release();
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            room.release();
            return false;
        }
    }

    /// Takes nothing more, and waits for what is under way.
    ///
    /// @return whether all of it has ended within this time
    boolean end(Duration patience) {
        ended = true;
        try {
            boolean rested = room.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
            if (rested) {
                room.release(most);
            }
            return rested;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
