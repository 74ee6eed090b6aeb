package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What all parts of the simulated control plane share.
final class Cluster {

    private final ObjectStore store;
    private final Timeline timeline;
    private final Delays delays;
    private final EventRecorder events;
    private final Set<String> underway = new HashSet<>();

    Cluster(ObjectStore store, Timeline timeline, Delays delays) {
        this.store = store;
        this.timeline = timeline;
        this.delays = delays;
        events = new EventRecorder(store, timeline);
    }

    ObjectStore store() {
        return store;
    }

    Delays delays() {
        return delays;
    }

    EventRecorder events() {
        return events;
    }

    Instant now() {
        return timeline.instant();
    }

    /// Runs `task` once after `delay`, however often it is asked for until then under this `name`.
    void once(String name, Duration delay, Runnable task) {
        if (underway.add(name)) {
            timeline.after(delay, () -> {
                underway.remove(name);
                task.run();
            });
        }
    }

    Optional<Vm> findVm(Key key) {
        return store.find(key).map(Vm::new);
    }

    Optional<Vmi> findVmi(Key key) {
        return store.find(key).map(Vmi::new);
    }

    /// Only while it is still that very instance.
    Optional<Vmi> findVmi(Key key, String uid) {
        return findVmi(key).filter(vmi -> vmi.uid().equals(uid));
    }

    Optional<Vmi> vmiOf(Vm vm) {
        return findVmi(vm.vmiKey()).filter(vmi -> vmi.isOwnedBy(vm));
    }

    Optional<Vm> vmOf(Vmi vmi) {
        return findVm(Resource.VMS.key(vmi.namespace(), vmi.name())).filter(vmi::isOwnedBy);
    }

    Behaviour behaviourOf(Vmi vmi) {
        return vmOf(vmi).map(Vm::behaviour).orElse(Behaviour.NORMAL);
    }

    List<ObjectNode> podsOf(Vmi vmi) {
        return store.list(Resource.PODS, vmi.namespace()).stream()
                .filter(pod -> Json.text(pod, "metadata", "labels", "kubevirt.io/created-by")
                        .equals(vmi.uid()))
                .toList();
    }

    Optional<Vmi> vmiOfPod(ObjectNode pod) {
        for (JsonNode owner : Json.at(pod, "metadata", "ownerReferences")) {
            if (Json.text(owner, "kind").equals(Resource.VMIS.kind())) {
                Key key = Resource.VMIS.key(Json.text(pod, "metadata", "namespace"), Json.text(owner, "name"));
                return findVmi(key, Json.text(owner, "uid"));
            }
        }
        return Optional.empty();
    }

    /// The claims that the volumes name; a DataVolume's claim has its name.
    static Stream<String> claimsIn(JsonNode volumes) {
        return Stream.concat(
                names(volumes, "persistentVolumeClaim", "claimName"), names(volumes, "dataVolume", "name"));
    }

    static Stream<String> dataVolumesIn(JsonNode volumes) {
        return names(volumes, "dataVolume", "name");
    }

    private static Stream<String> names(JsonNode volumes, String kind, String field) {
        return volumes.valueStream()
                .map(volume -> Json.text(volume, kind, field))
                .filter(name -> !name.isEmpty());
    }
}
