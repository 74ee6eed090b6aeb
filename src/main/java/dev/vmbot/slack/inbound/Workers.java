package dev.vmbot.slack.inbound;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what a delivery asks for after it was acknowledged. At most so much at once; what is over that is turned away
/// at once instead of waiting unseen.
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ExecutorService threads;
    private final Semaphore room;

    /// @param threads one for each task; not closed here
    Workers(ExecutorService threads, int most) {
        this.threads = threads;
        this.room = new Semaphore(most);
    }

    /// @return false when there is too much to do, and nothing was begun
    boolean run(Runnable task) {
        if (!room.tryAcquire()) {
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
}
