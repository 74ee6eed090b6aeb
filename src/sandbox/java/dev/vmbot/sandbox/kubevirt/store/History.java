package dev.vmbot.sandbox.kubevirt.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The changes a store still remembers, and who is told of new ones. Guarded by the store's lock.
final class History {

    private record Listener(Resource resource, Consumer<Change> told) {}

    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final int capacity;
    private long version = 1;
    private long forgotten;

    History(int capacity) {
        this.capacity = capacity;
    }

    long version() {
        return version;
    }

    long nextVersion() {
        return ++version;
    }

    void add(Change change) {
        changes.add(change);
        while (changes.size() > capacity) {
            forgotten = changes.remove().version();
        }
        for (Listener listener : listeners) {
            if (listener.resource.equals(change.resource())) {
                listener.told.accept(change);
            }
        }
    }

    /// @throws ApiException 410 if changes after `from` are forgotten already
    Watch follow(Resource resource, long from, Consumer<Change> told) {
        if (from < forgotten) {
            throw ApiException.expired(from, forgotten);
        }
        for (Change change : changes) {
            if (change.version() > from && change.resource().equals(resource)) {
                told.accept(change);
            }
        }
        var listener = new Listener(resource, told);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void forget() {
        changes.clear();
        forgotten = version;
    }
}
