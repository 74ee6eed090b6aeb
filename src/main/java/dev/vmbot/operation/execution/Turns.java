package dev.vmbot.operation.execution;

import dev.vmbot.cluster.Listening;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes operations up, on the leader: when they change, when somebody wakes them, and when a time has come. Never
/// works on one operation with two threads; a wake-up during a turn makes one more turn, so that what is overtaken is
/// skipped.
public final class Turns implements Duty, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /// Times that are further away are come back to earlier, which costs a turn that finds nothing to do.
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    /// What is done with an operation.
    @FunctionalInterface
    public interface Work {

        /// Goes as far as it can now.
        ///
        /// @return when to come back if nothing has changed before; empty when nothing is left to do
        Optional<Instant> advance(OperationId id);

        /// Three turns in a row have ended in an error of the bot's own: frees what waits for this operation, and tells
        /// people, by as little as possible.
        default void giveUp(OperationId id) {}
    }

    /// What runs the work; neither is closed here.
    ///
    /// @param workers runs blocking calls, a virtual thread each
    /// @param timer only wakes
    /// @param defects where errors are counted
    public record Threads(ExecutorService workers, ScheduledExecutorService timer, Defects defects) {}

    private final OperationStore store;
    private final Work work;
    private final InstantSource clock;
    private final Threads threads;
    private final Listening listening;

    /// Guards itself and every slot in it: a slot that was taken out must not be woken any more.
    private final Map<OperationId, Slot> slots = new HashMap<>();

    private volatile boolean leading;

    public Turns(OperationStore store, Work work, InstantSource clock, Threads threads) {
        this.store = store;
        this.work = work;
        this.clock = clock;
        this.threads = threads;
        this.listening = store.onChange(this::wake);
    }

    @Override
    public void lead() {
        leading = true;
        store.list().forEach(operation -> wake(operation.id()));
    }

    /// No turn begins any more. One that is under way ends by itself, see [#awaitRest]: the lease forbids its next
    /// write.
    @Override
    public void resign() {
        synchronized (slots) {
            leading = false;
            List.copyOf(slots.values()).forEach(Slot::retire);
            slots.notifyAll();
        }
    }

    /// Waits for the turns that were under way when it resigned, so that no write of theirs is still on its way.
    ///
    /// @return whether all have ended within this time
    public boolean awaitRest(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (slots) {
            try {
                while (!leading && !slots.isEmpty() && System.nanoTime() < end) {
                    TimeUnit.NANOSECONDS.timedWait(slots, Math.max(1, end - System.nanoTime()));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return slots.isEmpty();
        }
    }

    boolean isLeading() {
        return leading;
    }

    void wake(OperationId id) {
        synchronized (slots) {
            if (leading) {
                slots.computeIfAbsent(id, Slot::new).wake();
            }
        }
    }

    /// One operation's turn-taking.
    private final class Slot {

        private final OperationId id;
        private boolean running;
        private boolean again;
        private @Nullable ScheduledFuture<?> alarm;

        Slot(OperationId id) {
            this.id = id;
        }

        void wake() {
            again = true;
            if (!running) {
                running = true;
                threads.workers().execute(this::run);
            }
        }

        /// One that is running stays, so that nobody begins a second one beside it.
        void retire() {
            cancelAlarm();
            if (!running) {
                slots.remove(id);
            }
        }

        private void run() {
            synchronized (slots) {
                again = false;
                cancelAlarm();
            }
            Optional<Instant> next = advance();
            synchronized (slots) {
                running = false;
                if (leading && again) {
                    wake();
                } else if (leading && next.isPresent()) {
                    setAlarm(next.get());
                } else {
                    slots.remove(id);
                    slots.notifyAll();
                }
            }
        }

        private Optional<Instant> advance() {
            try {
                Optional<Instant> next = leading ? work.advance(id) : Optional.empty();
                threads.defects().succeeded(work, id);
                return next;
            } catch (RuntimeException e) {
                // The top of this thread: a defect must not end the operation's turns for good.
                LOG.atError().setCause(e).addKeyValue("operation", id).log("working on an operation failed");
                int row = threads.defects().failed(work, id);
                if (row >= Defects.ROW) {
                    giveUp();
                }
                return Optional.of(clock.instant().plus(Defects.pause(row)));
            }
        }

        private void giveUp() {
            try {
                work.giveUp(id);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).addKeyValue("operation", id).log("giving an operation up failed");
            }
        }

        private void setAlarm(Instant time) {
            Duration rest = Duration.between(clock.instant(), time);
            long delay = rest.compareTo(LONGEST_REST) < 0 ? Math.max(0, rest.toMillis()) : LONGEST_REST.toMillis();
            alarm = threads.timer().schedule(() -> Turns.this.wake(id), delay, TimeUnit.MILLISECONDS);
        }

        private void cancelAlarm() {
            if (alarm != null) {
                alarm.cancel(false);
                alarm = null;
            }
        }
    }

    @Override
    public void close() {
        resign();
        listening.close();
    }
}
