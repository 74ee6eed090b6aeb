package dev.vmbot.app.chaos.storm;

import dev.vmbot.app.chaos.judge.Evidence.Run;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.store.Change;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Watch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The machines: who has one in hand, and which runs each has had. Thread-safe.
final class Machines implements AutoCloseable {

    private final KubeVirtDouble cluster;
    private final Deque<String> free = new ArrayDeque<>();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Watch watch;

    Machines(KubeVirtDouble cluster, int count) {
        this.cluster = cluster;
        IntStream.range(0, count).mapToObj(Deed::machine).forEach(free::add);
        watch = cluster.store().watchAll(Resource.VMIS, this::seen);
    }

    /// Under the store's lock.
    private void seen(Change change) {
        String name = change.object().at("/metadata/name").asText();
        String uid = change.object().at("/metadata/uid").asText();
        Instant now = Instant.now();
        switch (change.type()) {
            case ADDED -> runs.put(uid, new Run(name, uid, now, Optional.empty()));
            case DELETED -> runs.computeIfPresent(uid, (_, run) -> new Run(name, uid, run.up(), Optional.of(now)));
            case MODIFIED -> {}
        }
    }

    /// Takes machines in hand that are all up or all down; fewer where there are no more of this kind.
    synchronized List<String> take(int count) {
        List<String> taken = new ArrayList<>(List.of(free.removeFirst()));
        boolean up = isUp(taken.getFirst());
        for (String name : List.copyOf(free)) {
            if (taken.size() < count && isUp(name) == up) {
                taken.add(name);
                free.remove(name);
            }
        }
        return taken;
    }

    synchronized void giveBack(List<String> names) {
        free.addAll(names);
    }

    boolean isUp(String name) {
        return !cluster.vm(Arena.NAMESPACE, name).instance().isEmpty();
    }

    List<Run> runs() {
        return List.copyOf(runs.values());
    }

    @Override
    public void close() {
        watch.close();
    }
}
