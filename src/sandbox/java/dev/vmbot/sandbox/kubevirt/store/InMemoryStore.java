package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A Kubernetes without etcd. One lock, one revision counter; listeners are told under the lock and
/// must only take note.
public final class InMemoryStore implements ObjectStore {

    private static final int REMEMBERED_CHANGES = 20_000;
    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.resource().qualified())
            .thenComparing(Key::namespace)
            .thenComparing(Key::name);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, ObjectNode> objects = new TreeMap<>(ORDER);
    private final History history = new History(REMEMBERED_CHANGES);
    private final List<Admission> admissions = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Random random = new Random(7);

    public InMemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    public void admit(Admission admission) {
        admissions.add(admission);
    }

    @Override
    public Optional<ObjectNode> find(Key key) {
        return locked(() -> Optional.ofNullable(objects.get(key)).map(ObjectNode::deepCopy));
    }

    @Override
    public List<ObjectNode> list(Resource resource, String namespace) {
        return locked(() -> {
            var found = new ArrayList<ObjectNode>();
            objects.forEach((key, object) -> {
                if (key.resource().equals(resource)
                        && (namespace.isEmpty() || key.namespace().equals(namespace))) {
                    found.add(object.deepCopy());
                }
            });
            return found;
        });
    }

    @Override
    public ObjectNode create(Resource resource, ObjectNode object, Write write) {
        return locked(() -> {
            ObjectNode made = object.deepCopy();
            Metadata.born(resource, made, clock.instant(), random);
            if (resource.hasStatus()) {
                made.remove("status");
            }
            if (resource.equals(Resource.PODS)) {
                made.putObject("status").put("phase", "Pending");
            }
            if (resource.equals(Resource.OPERATIONS)) {
                // The default of its CRD.
                made.putObject("status").put("phase", "AwaitingApproval").put("schemaVersion", 1);
            }
            Key key = Key.of(resource, made);
            requireRoom(key);
            admissions.forEach(admission -> admission.admit(resource, Optional.empty(), made));
            return keep(Change.Type.ADDED, key, made, made, write);
        });
    }

    private void requireRoom(Key key) {
        if (objects.containsKey(key)) {
            throw ApiException.alreadyExists(key);
        }
        Key namespace = Resource.NAMESPACES.key("", key.namespace());
        if (key.resource().namespaced() && !objects.containsKey(namespace)) {
            throw ApiException.notFound(namespace);
        }
    }

    @Override
    public ObjectNode replace(Resource resource, ObjectNode object, Write write) {
        return locked(() -> change(Key.of(resource, object), object.deepCopy(), write));
    }

    @Override
    public ObjectNode patch(Key key, Patch patch, Write write) {
        return locked(() -> change(key, patch.apply(require(key)), write));
    }

    private ObjectNode change(Key key, ObjectNode wanted, Write write) {
        ObjectNode before = Optional.ofNullable(objects.get(key)).orElseThrow(() -> ApiException.notFound(key));
        requireSameObject(key, before, wanted);
        ObjectNode after = write.status() ? withStatusOf(before, wanted) : withMainOf(key.resource(), before, wanted);
        if (!write.status()) {
            admissions.forEach(admission -> admission.admit(key.resource(), Optional.of(before), after));
            Metadata.countGeneration(key.resource(), before, after);
        }
        if (Metadata.isSame(before, after)) {
            return before.deepCopy();
        }
        boolean gone = Json.isDeleting(after)
                && !Metadata.isHeld(after)
                && !key.resource().equals(Resource.PODS);
        return keep(gone ? Change.Type.DELETED : Change.Type.MODIFIED, key, after, before, write);
    }

    private static void requireSameObject(Key key, ObjectNode before, ObjectNode wanted) {
        String version = Json.text(wanted, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.text(before, "metadata", "resourceVersion"))) {
            throw ApiException.stale(key);
        }
        String uid = Json.uid(wanted);
        if (!uid.isEmpty() && !uid.equals(Json.uid(before))) {
            throw Refusals.otherUid(key, uid);
        }
    }

    private static ObjectNode withStatusOf(ObjectNode before, ObjectNode wanted) {
        ObjectNode after = before.deepCopy();
        JsonNode status = wanted.get("status");
        if (status == null) {
            after.remove("status");
        } else {
            after.set("status", status);
        }
        return after;
    }

    private static ObjectNode withMainOf(Resource resource, ObjectNode before, ObjectNode wanted) {
        if (resource.hasStatus()) {
            JsonNode status = before.get("status");
            if (status == null) {
                wanted.remove("status");
            } else {
                wanted.set("status", status.deepCopy());
            }
        }
        Metadata.carryOver(before, wanted);
        return wanted;
    }

    @Override
    public ObjectNode delete(Key key, Deletion deletion) {
        return locked(() -> {
            ObjectNode before = require(key);
            if (!deletion.uid().isEmpty() && !deletion.uid().equals(Json.uid(before))) {
                throw Refusals.uidPrecondition(key, deletion.uid(), Json.uid(before));
            }
            Write write = Write.MAIN.dryRun(deletion.dryRun());
            Duration grace = grace(key, before, deletion);
            if (grace.isZero() && !Metadata.isHeld(before)) {
                return keep(Change.Type.DELETED, key, before.deepCopy(), before, write);
            }
            if (Json.isDeleting(before)) {
                return before;
            }
            ObjectNode marked = before.deepCopy();
            Metadata.markDeleted(marked, clock.instant(), grace);
            Metadata.bumpGeneration(marked);
            return keep(Change.Type.MODIFIED, key, marked, before, write);
        });
    }

    /// Only pods that are on a node leave gracefully.
    private static Duration grace(Key key, ObjectNode object, Deletion deletion) {
        if (!key.resource().equals(Resource.PODS)
                || Json.text(object, "spec", "nodeName").isEmpty()) {
            return Duration.ZERO;
        }
        return deletion.grace()
                .orElseGet(() -> Duration.ofSeconds(
                        Json.at(object, "spec", "terminationGracePeriodSeconds").asLong(30)));
    }

    @Override
    public void bind(Key pod, String node) {
        locked(() -> {
            ObjectNode bound = require(pod);
            Json.child(bound, "spec").put("nodeName", node);
            return keep(Change.Type.MODIFIED, pod, bound, require(pod), Write.MAIN);
        });
    }

    private ObjectNode keep(Change.Type type, Key key, ObjectNode after, ObjectNode before, Write write) {
        if (write.dryRun()) {
            return after;
        }
        Metadata.version(after, history.nextVersion());
        if (type == Change.Type.DELETED) {
            objects.remove(key);
        } else {
            objects.put(key, after);
        }
        history.add(new Change(type, key.resource(), after, before));
        return after.deepCopy();
    }

    @Override
    public Watch watch(Resource resource, Consumer<Change> listener) {
        return locked(() -> history.follow(resource, history.version(), listener));
    }

    /// Told first what has happened since `from`, then what happens.
    ///
    /// @throws ApiException 410 if that is too long ago
    public Watch watch(Resource resource, long from, Consumer<Change> listener) {
        return locked(() -> history.follow(resource, from, listener));
    }

    /// Told first of everything there is, as added, then what happens.
    public Watch watchAll(Resource resource, Consumer<Change> listener) {
        return locked(() -> {
            list(resource, "")
                    .forEach(object -> listener.accept(new Change(Change.Type.ADDED, resource, object, object)));
            return history.follow(resource, history.version(), listener);
        });
    }

    public long version() {
        return locked(history::version);
    }

    /// Makes every older resource version too old to watch from, as a compaction of etcd does.
    public void forgetHistory() {
        locked(() -> {
            history.forget();
            return true;
        });
    }

    /// Runs `read` while nothing changes.
    public <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
