package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// VMs that are as a test says, and that remember what was asked of them. Nothing changes by itself: a scripted
/// effect of an ask is what the test makes of it.
public final class FakeVirtualMachines implements VirtualMachines, Inventory {

    /// Something that was asked of the cluster.
    public record Asked(String verb, VmRef vm) {

        @Override
        public String toString() {
            return verb + " " + vm;
        }
    }

    private final Map<VmRef, Observation> watched = new ConcurrentHashMap<>();
    private final Map<VmRef, Observation> actual = new ConcurrentHashMap<>();
    private final List<Consumer<VmRef>> listeners = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private Optional<ClusterException> unreadable = Optional.empty();
    private final List<String> pods = new ArrayList<>();
    private Runnable beforeLook = () -> {};
    private int looks;
    private boolean current = true;

    /// The cluster is so from now on, and the watch has told it.
    public FakeVirtualMachines show(Picture picture) {
        actual.put(picture.ref(), picture.live());
        return lag(picture);
    }

    /// Watched state shows this, whatever the cluster holds.
    public FakeVirtualMachines lag(Picture picture) {
        watched.put(picture.ref(), picture.seen());
        listeners.forEach(listener -> listener.accept(picture.ref()));
        return this;
    }

    /// The cluster holds this, and the watch has not told it yet.
    public FakeVirtualMachines hide(Picture picture) {
        actual.put(picture.ref(), picture.live());
        return this;
    }

    public void remove(VmRef ref) {
        actual.remove(ref);
        watched.remove(ref);
        listeners.forEach(listener -> listener.accept(ref));
    }

    /// What the next start or stop that has no answer yet does before it returns; may throw [ClusterException].
    public void answer(Runnable effect) {
        answers.add(effect);
    }

    public void refuse(ClusterException.Reason reason, int code, String words) {
        answer(() -> {
            throw new ClusterException(reason, code, words);
        });
    }

    /// Comes before the next live look.
    public void beforeNextLook(Runnable interruption) {
        beforeLook = interruption;
    }

    public void unreadable(Optional<ClusterException> why) {
        unreadable = why;
    }

    public void current(boolean isUp) {
        current = isUp;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public int looks() {
        return looks;
    }

    @Override
    public Observation observe(VmRef ref) {
        return watched.getOrDefault(ref, Picture.nothing(ref, false));
    }

    @Override
    public synchronized Observation look(VmRef ref) {
        looks++;
        Runnable before = beforeLook;
        beforeLook = () -> {};
        before.run();
        unreadable.ifPresent(why -> {
            throw why;
        });
        return actual.getOrDefault(ref, Picture.nothing(ref, true));
    }

    @Override
    public void start(VmRef ref) {
        ask(new Asked("start", ref));
    }

    @Override
    public void stop(VmRef ref, Optional<Duration> grace) {
        ask(new Asked(
                grace.map(given -> "stop within " + given.toSeconds() + " s").orElse("stop"), ref));
    }

    private void ask(Asked ask) {
        asked.add(ask);
        Optional.ofNullable(answers.poll()).ifPresent(Runnable::run);
    }

    /// A launcher pod that is left of every run.
    public void leave(String pod) {
        pods.add(pod);
    }

    @Override
    public List<String> launchers(VmRef ref, String vmiUid) {
        unreadable.ifPresent(why -> {
            throw why;
        });
        return List.copyOf(pods);
    }

    @Override
    public Listening onChange(Consumer<VmRef> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Observation> inNamespace(String namespace) {
        return everywhere().stream()
                .filter(seen -> seen.ref().namespace().equals(namespace))
                .toList();
    }

    @Override
    public List<Observation> everywhere() {
        return List.copyOf(watched.values());
    }

    @Override
    public Set<String> namespacesOf(String name) {
        return watched.keySet().stream()
                .filter(ref -> ref.name().equals(name))
                .map(VmRef::namespace)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isCurrent() {
        return current;
    }
}
