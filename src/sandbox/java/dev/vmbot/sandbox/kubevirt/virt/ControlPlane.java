package dev.vmbot.sandbox.kubevirt.virt;

import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Change;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Watch;
import dev.vmbot.sandbox.kubevirt.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the controllers which objects to look at: a change is looked at a moment later, and changes
/// within that moment are looked at once, in the order they came.
public final class ControlPlane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

    private static final Duration WHEN_REFUSED = Duration.ofSeconds(1);

    private final ObjectStore store;
    private final Timeline timeline;
    private final Delays delays;
    private final VmController vms;
    private final VmiController vmis;
    private final Kubelet kubelet;
    private final Guests guests;
    private final Scenery scenery;
    private final Set<Key> queue = new LinkedHashSet<>();
    private final List<Watch> watches = new ArrayList<>();
    private final Object working = new Object();
    private boolean paused;
    private boolean closed;

    public ControlPlane(ObjectStore store, Timeline timeline, Delays delays) {
        this.store = store;
        this.timeline = timeline;
        this.delays = delays;
        var cluster = new Cluster(store, timeline, delays);
        var nodes = new Nodes(cluster);
        nodes.register();
        vms = new VmController(cluster, new DataVolumes(cluster));
        vmis = new VmiController(cluster);
        kubelet = new Kubelet(cluster, nodes);
        guests = new Guests(cluster, nodes);
        scenery = new Scenery(cluster);
    }

    public void start() {
        for (Resource resource :
                List.of(Resource.VMS, Resource.VMIS, Resource.PODS, Resource.CLAIMS, Resource.DATA_VOLUMES)) {
            watches.add(store.watch(resource, this::changed));
            store.list(resource, "").forEach(object -> enqueue(List.of(Key.of(resource, object))));
        }
    }

    /// As if virt-controller were stopped: requests are taken, but nothing comes of them. What it was about to write is
    /// written when this returns.
    public void pause() {
        synchronized (working) {
            setPaused();
        }
    }

    private synchronized void setPaused() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        timeline.after(delays.reaction(), this::drain);
    }

    private void changed(Change change) {
        Key key = change.key();
        if (key.resource().equals(Resource.VMS)) {
            enqueue(behaviour(change) ? withParts(key) : List.of(key));
        } else if (key.resource().equals(Resource.VMIS)) {
            enqueue(List.of(key, Resource.VMS.key(key.namespace(), key.name())));
        } else if (key.resource().equals(Resource.PODS)) {
            enqueue(podAndOwner(change, key));
        } else {
            enqueue(List.of(key));
        }
    }

    private static List<Key> podAndOwner(Change change, Key pod) {
        var keys = new ArrayList<>(List.of(pod));
        for (var owner : change.object().path("metadata").path("ownerReferences")) {
            keys.add(Resource.VMIS.key(pod.namespace(), owner.path("name").asText()));
        }
        return keys;
    }

    private static boolean behaviour(Change change) {
        return change.type() == Change.Type.ADDED
                || new Vm(change.object()).behaviour() != new Vm(change.before()).behaviour();
    }

    private List<Key> withParts(Key vm) {
        var keys = new ArrayList<>(List.of(Resource.VMIS.key(vm.namespace(), vm.name())));
        keys.addAll(podsOf(vm));
        keys.add(vm);
        return keys;
    }

    /// The launcher pods of a machine or its instance.
    private List<Key> podsOf(Key owner) {
        return store.list(Resource.PODS, owner.namespace()).stream()
                .filter(pod -> Json.text(pod, "metadata", "annotations", "kubevirt.io/domain")
                        .equals(owner.name()))
                .map(pod -> Key.of(Resource.PODS, pod))
                .toList();
    }

    private synchronized void enqueue(List<Key> keys) {
        if (queue.isEmpty() && !paused && !closed) {
            timeline.after(delays.reaction(), this::drain);
        }
        queue.addAll(keys);
    }

    private synchronized List<Key> take() {
        if (paused) {
            return List.of();
        }
        var taken = List.copyOf(queue);
        queue.clear();
        return taken;
    }

    private void drain() {
        synchronized (working) {
            take().forEach(this::look);
        }
    }

    private void look(Key key) {
        try {
            reconcile(key);
        } catch (ApiException e) {
            // Somebody was faster, or the server is away: look again at the newest version.
            LOG.atDebug()
                    .addKeyValue("object", key)
                    .addKeyValue("answer", e.getMessage())
                    .log("looking again");
            Duration delay = e.isConflict() ? delays.reaction() : WHEN_REFUSED;
            timeline.after(delay, () -> enqueue(List.of(key)));
        }
    }

    private void reconcile(Key key) {
        if (key.resource().equals(Resource.VMS)) {
            scenery.set(key);
            vms.reconcile(key);
        } else if (key.resource().equals(Resource.VMIS)) {
            vmis.reconcile(key);
            guests.reconcile(key);
            podsOf(key).forEach(kubelet::reconcile);
        } else if (key.resource().equals(Resource.PODS)) {
            kubelet.reconcile(key);
        } else {
            scenery.advance(key);
            enqueue(everyVm(key.namespace()));
        }
    }

    /// A claim or DataVolume changed: whoever uses it will find out.
    private List<Key> everyVm(String namespace) {
        var keys = new ArrayList<Key>();
        for (Resource resource : List.of(Resource.VMIS, Resource.VMS)) {
            store.list(resource, namespace).forEach(object -> keys.add(Key.of(resource, object)));
        }
        return keys;
    }

    @Override
    public synchronized void close() {
        closed = true;
        queue.clear();
        watches.forEach(Watch::close);
    }
}
