package dev.vmbot.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, to be closed in the opposite order.
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean closed;

    /// @return the same thing; closed at once when all else has been closed already
    synchronized <T extends AutoCloseable> T keep(T thing) {
        if (closed) {
            close(thing);
        } else {
            things.push(thing);
        }
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!things.isEmpty()) {
            close(things.pop());
        }
    }

    /// One thing that does not close must not keep the others open.
    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("what", thing.getClass().getSimpleName())
                    .log("closing failed");
        }
    }
}
