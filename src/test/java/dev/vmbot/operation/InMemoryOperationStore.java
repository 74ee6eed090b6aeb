package dev.vmbot.operation;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Listening;
import dev.vmbot.model.VmRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Operations in memory, compared and set as a cluster would. Listeners are called on the thread that changed
/// something, outside the lock.
public final class InMemoryOperationStore implements OperationStore {

    private final Map<OperationId, Operation> stored = new LinkedHashMap<>();
    private final List<Consumer<OperationId>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Runnable> interruptions = new ArrayDeque<>();
    private Runnable afterList = () -> {};
    private boolean interrupting;
    private boolean answerLost;
    private boolean unreadable;
    private boolean unwatched;
    private int finds;
    private long version;

    /// Comes between whoever saves next and its save: another one's save, or a failure. Once for each call.
    public void beforeNextSave(Runnable interruption) {
        interruptions.add(interruption);
    }

    /// Happens when somebody has just been told what there is.
    public void afterNextList(Runnable event) {
        afterList = event;
    }

    /// The next create or save counts, but whoever made it is not told.
    public void loseNextAnswer() {
        answerLost = true;
    }

    /// From now on nobody is told what is stored newest.
    public void unreadable() {
        unreadable = true;
    }

    /// From now on nothing is known of what is stored without asking for it, as when a watch is cut.
    public void unwatch() {
        unwatched = true;
    }

    /// What is known is what is stored again.
    public void watchAgain() {
        unwatched = false;
    }

    /// How often somebody has asked for what is stored newest.
    public synchronized int finds() {
        return finds;
    }

    @Override
    public Created create(Operation proposed) {
        Created created = createQuietly(proposed);
        if (created.isNew()) {
            tell(proposed.id());
        }
        lose();
        return created;
    }

    private void lose() {
        if (answerLost) {
            answerLost = false;
            throw new ClusterException(ClusterException.Reason.TIMEOUT, 0, "");
        }
    }

    private synchronized Created createQuietly(Operation proposed) {
        Operation existing = stored.get(proposed.id());
        return existing == null ? new Created(put(proposed), true) : new Created(existing, false);
    }

    @Override
    public synchronized Optional<Operation> find(OperationId id) {
        finds++;
        if (unreadable) {
            throw new ClusterException(ClusterException.Reason.UNREACHABLE, 0, "");
        }
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public Optional<Operation> save(Operation changed) {
        interrupt();
        Optional<Operation> saved = saveQuietly(changed);
        saved.ifPresent(operation -> tell(operation.id()));
        lose();
        return saved;
    }

    /// What comes in between is not interrupted itself.
    private void interrupt() {
        Runnable interruption = interrupting ? null : interruptions.poll();
        if (interruption != null) {
            interrupting = true;
            try {
                interruption.run();
            } finally {
                interrupting = false;
            }
        }
    }

    private synchronized Optional<Operation> saveQuietly(Operation changed) {
        return Optional.ofNullable(stored.get(changed.id()))
                .filter(newest -> newest.version().equals(changed.version()))
                .map(_ -> put(changed));
    }

    private synchronized Operation put(Operation operation) {
        Operation next = new Operation(
                operation.id(),
                Long.toString(++version),
                operation.request(),
                operation.state(),
                operation.card(),
                operation.delivery());
        stored.put(next.id(), next);
        return next;
    }

    @Override
    public void delete(OperationId id) {
        synchronized (this) {
            if (stored.remove(id) == null) {
                return;
            }
        }
        tell(id);
    }

    @Override
    public synchronized Optional<Operation> known(OperationId id) {
        return unwatched ? Optional.empty() : Optional.ofNullable(stored.get(id));
    }

    @Override
    public List<Operation> on(VmRef vm) {
        return list().stream().filter(operation -> operation.isOn(vm)).toList();
    }

    @Override
    public List<Operation> list() {
        List<Operation> all = copy();
        Runnable event = afterList;
        afterList = () -> {};
        event.run();
        return all;
    }

    private synchronized List<Operation> copy() {
        return unwatched ? List.of() : new ArrayList<>(stored.values());
    }

    @Override
    public Listening onChange(Consumer<OperationId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(OperationId id) {
        listeners.forEach(listener -> listener.accept(id));
    }
}
