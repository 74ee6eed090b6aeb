package dev.vmbot.operation;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the runner: when an operation or one of its VMs changes, and when a time has come. Never runs one operation on
/// two threads; a wake-up during a run makes it run once more.
public final class OperationLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationLoop.class);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);

    private final OperationStore store;
    private final Runner runner;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    /// Guards itself and every slot in it: a slot that was taken out must not be woken any more.
    private final Map<OperationId, Slot> slots = new HashMap<>();

    private final Listening storeListening;
    private final Listening machinesListening;
    private volatile boolean leading;

    /// @param workers runs the blocking work, a virtual thread each
    /// @param timer only wakes; not closed here
    public OperationLoop(
            OperationStore store,
            VirtualMachines machines,
            Runner runner,
            InstantSource clock,
            ExecutorService workers,
            ScheduledExecutorService timer) {
        this.store = store;
        this.runner = runner;
        this.clock = clock;
        this.workers = workers;
        this.timer = timer;
        this.storeListening = store.onChange(this::wake);
        this.machinesListening = machines.onChange(this::wakeAllOn);
    }

    /// Begins with every operation that is stored.
    public void lead() {
        leading = true;
        store.list().forEach(operation -> wake(operation.id()));
    }

    /// No run begins any more; one that is under way ends at its next write, which the lease forbids.
    public void resign() {
        leading = false;
    }

    private void wakeAllOn(VmRef vm) {
        if (!leading) {
            return;
        }
        store.list().stream().filter(operation -> concerns(operation, vm)).forEach(operation -> wake(operation.id()));
    }

    private static boolean concerns(Operation operation, VmRef vm) {
        return switch (operation.state()) {
            case OperationState.Executing _ -> isOn(operation, vm);
            case OperationState.Finished finished ->
                finished.targets().stream().anyMatch(TargetProgress::hasTimedOut) && isOn(operation, vm);
            case OperationState.AwaitingApproval _, OperationState.Approved _ -> false;
        };
    }

    private static boolean isOn(Operation operation, VmRef vm) {
        return operation.request().targets().stream()
                .anyMatch(target -> target.ref().equals(vm));
    }

    private void wake(OperationId id) {
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
                workers.execute(this::run);
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
                }
            }
        }

        private Optional<Instant> advance() {
            try {
                return leading ? runner.advance(id) : Optional.empty();
            } catch (RuntimeException e) {
                // The top of this thread: a defect must not end the operation's turns for good.
                LOG.atError().setCause(e).addKeyValue("operation", id).log("advancing an operation failed");
                return Optional.of(clock.instant().plus(AFTER_A_BUG));
            }
        }

        private void setAlarm(Instant time) {
            long delay = Math.max(0, Duration.between(clock.instant(), time).toMillis());
            alarm = timer.schedule(() -> OperationLoop.this.wake(id), delay, TimeUnit.MILLISECONDS);
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
        storeListening.close();
        machinesListening.close();
    }
}
