package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.ObjectStore;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Writes core/v1 Events; a repeated one counts up.
final class EventRecorder {

    /// Who tells.
    enum Source {
        CONTROLLER("virtualmachine-controller"),
        HANDLER("virt-handler"),
        SCHEDULER("default-scheduler"),
        KUBELET("kubelet"),
        NODES("node-controller"),
        STORAGE("persistentvolume-controller"),
        IMPORTER("datavolume-import-controller");

        private final String component;

        Source(String component) {
            this.component = component;
        }
    }

    private record Same(String uid, String reason, String message) {}

    private final ObjectStore store;
    private final InstantSource clock;
    private final Map<Same, Key> known = new HashMap<>();
    private long number;

    EventRecorder(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void normal(ObjectNode about, Source source, String reason, String message) {
        tell(about, source, "Normal", reason, message);
    }

    void warning(ObjectNode about, Source source, String reason, String message) {
        tell(about, source, "Warning", reason, message);
    }

    private void tell(ObjectNode about, Source source, String type, String reason, String message) {
        var same = new Same(Json.uid(about), reason, message);
        Optional<ObjectNode> earlier = Optional.ofNullable(known.get(same)).flatMap(store::find);
        String now = Json.time(clock.instant());
        if (earlier.isPresent()) {
            ObjectNode event = earlier.get();
            event.put("count", event.path("count").asInt() + 1).put("lastTimestamp", now);
            store.replace(Resource.EVENTS, event, Write.MAIN);
        } else {
            ObjectNode event = about(about, source).put("type", type).put("reason", reason);
            event.put("message", message).put("firstTimestamp", now).put("lastTimestamp", now);
            known.put(same, Key.of(Resource.EVENTS, store.create(Resource.EVENTS, event, Write.MAIN)));
        }
    }

    private ObjectNode about(ObjectNode object, Source source) {
        String namespace = Json.text(object, "metadata", "namespace");
        ObjectNode event = Json.object();
        event.putObject("metadata")
                .put("namespace", namespace.isEmpty() ? "default" : namespace)
                .put("name", "%s.%x".formatted(Json.text(object, "metadata", "name"), uniqueNumber()));
        event.putObject("involvedObject")
                .put("kind", Json.text(object, "kind"))
                .put("apiVersion", Json.text(object, "apiVersion"))
                .put("namespace", namespace.isEmpty() ? "default" : namespace)
                .put("name", Json.text(object, "metadata", "name"))
                .put("uid", Json.uid(object))
                .put("resourceVersion", Json.text(object, "metadata", "resourceVersion"));
        event.putObject("source").put("component", source.component);
        return event.put("reportingComponent", source.component)
                .put("reportingInstance", "")
                .put("count", 1);
    }

    private long uniqueNumber() {
        return clock.instant().toEpochMilli() * 1_000_000L + number++;
    }
}
