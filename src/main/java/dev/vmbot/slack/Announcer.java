package dev.vmbot.slack;

import dev.vmbot.cluster.Listening;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes a keeper when an operation changes and when a time has come, on the leader only. Never works on one operation
/// with two threads; changes during a run become one more run, so that a card skips what is overtaken.
public final class Announcer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);

    private final OperationStore store;
    private final Keeper keeper;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final Map<OperationId, Turn> turns = new ConcurrentHashMap<>();
    private final Listening listening;
    private volatile boolean leading;

    /// What runs the work.
    ///
    /// @param workers runs blocking calls, a virtual thread each
    /// @param timer only wakes
    public record Threads(ExecutorService workers, ScheduledExecutorService timer) {}

    /// Makes what people are shown of one operation agree with what is stored.
    @FunctionalInterface
    public interface Keeper {

        /// Goes as far as it can now.
        ///
        /// @return when to come back if nothing has changed before; empty when nothing is left to do
        Optional<Instant> advance(OperationId id);
    }

    /// Keeps the cards.
    ///
    /// @param threads are not closed here
    public Announcer(
            OperationStore store, SlackGateway gateway, Leadership leadership, InstantSource clock, Threads threads) {
        this(
                store,
                new CardKeeper(store, gateway, leadership, new EditPace(EditPace.Limits.STANDARD), clock)::advance,
                clock,
                threads);
    }

    /// @param threads are not closed here
    public Announcer(OperationStore store, Keeper keeper, InstantSource clock, Threads threads) {
        this.store = store;
        this.keeper = keeper;
        this.clock = clock;
        this.workers = threads.workers();
        this.timer = threads.timer();
        this.listening = store.onChange(this::wake);
    }

    /// Begins with every operation that is stored.
    public void lead() {
        leading = true;
        store.list().forEach(operation -> wake(operation.id()));
    }

    /// No card is touched any more; a call that is under way ends by itself.
    public void resign() {
        leading = false;
        turns.values().forEach(Turn::cancel);
        turns.clear();
    }

    private void wake(OperationId id) {
        if (leading) {
            turns.compute(id, (_, turn) -> (turn == null ? new Turn(id) : turn).awake());
        }
    }

    /// One operation's turn-taking.
    private final class Turn {

        private final OperationId id;
        private boolean running;
        private boolean again;
        private @Nullable ScheduledFuture<?> alarm;

        Turn(OperationId id) {
            this.id = id;
        }

        synchronized Turn awake() {
            again = true;
            if (!running) {
                running = true;
                workers.execute(this::run);
            }
            return this;
        }

        synchronized boolean isIdle() {
            return !running && alarm == null;
        }

        private void run() {
            Optional<Instant> next = Optional.empty();
            while (takeUp()) {
                next = advance();
            }
            next.ifPresentOrElse(this::setAlarm, this::cancel);
            turns.computeIfPresent(id, (_, turn) -> turn.isIdle() ? null : turn);
        }

        /// Whether there is something to do; ends the run when there is not.
        private synchronized boolean takeUp() {
            running = again && leading;
            again = false;
            return running;
        }

        private Optional<Instant> advance() {
            try {
                return keeper.advance(id);
            } catch (RuntimeException e) {
                // The top of this thread: a defect must not leave the card wrong for good.
                LOG.atError().setCause(e).addKeyValue("operation", id).log("showing an operation failed");
                return Optional.of(clock.instant().plus(AFTER_A_BUG));
            }
        }

        private synchronized void setAlarm(Instant time) {
            cancel();
            if (leading) {
                long wait = Math.max(0, Duration.between(clock.instant(), time).toMillis());
                alarm = timer.schedule(() -> wake(id), wait, TimeUnit.MILLISECONDS);
            }
        }

        synchronized void cancel() {
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
