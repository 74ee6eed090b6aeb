package dev.vmbot.sandbox.kubevirt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Change;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.time.SteppedTimeline;
import dev.vmbot.sandbox.kubevirt.virt.ControlPlane;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import dev.vmbot.sandbox.kubevirt.virt.VmAdmission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// One machine in a simulated cluster whose time stands still until it is told to pass.
final class Stage {

    record Answer(int code, String message) {}

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-21T00:05:00Z"));
    private final InMemoryStore store = new InMemoryStore(timeline);
    private final VirtApi api = new VirtApi(store);
    private final Seen seen = new Seen();
    private final Set<String> sinceRequest = new HashSet<>();

    Stage() {
        store.admit(new VmAdmission(() -> false));
        for (String namespace : new String[] {"default", "demo"}) {
            ObjectNode object = Json.object();
            object.putObject("metadata").put("name", namespace);
            store.create(Resource.NAMESPACES, object, Write.MAIN);
        }
        store.watch(Resource.VMS, this::note);
        store.watch(Resource.VMIS, this::note);
        new ControlPlane(store, timeline, Delays.RECORDED).start();
    }

    private void note(Change change) {
        seen.add(change.resource().kind(), change.type().name(), change.object());
        sinceRequest.add(seen.state());
    }

    Seen seen() {
        return seen;
    }

    InMemoryStore store() {
        return store;
    }

    SteppedTimeline timeline() {
        return timeline;
    }

    /// Waits until this state was seen, now or since the last request.
    boolean await(String state, Duration limit) {
        return timeline.advanceUntil(() -> seen.state().equals(state) || sinceRequest.contains(state), limit);
    }

    Answer request(String method, String path, JsonNode body) {
        sinceRequest.clear();
        try {
            return new Answer(call(method, path, body), "");
        } catch (ApiException e) {
            return new Answer(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private int call(String method, String path, JsonNode body) {
        String[] parts = path.substring(1).split("/", -1);
        String namespace = parts[4];
        Resource resource = parts[5].equals(Resource.VMS.plural()) ? Resource.VMS : Resource.VMIS;
        switch (method) {
            case "POST" -> {
                store.create(resource, (ObjectNode) body, Write.MAIN);
                return 201;
            }
            case "PATCH" ->
                store.patch(resource.key(namespace, parts[6]), new Patch.Merge((ObjectNode) body), Write.MAIN);
            case "DELETE" -> store.delete(resource.key(namespace, parts[6]), Deletion.GRACEFUL);
            default -> {
                subresource(namespace, parts[6], parts[7], body.isMissingNode() ? "" : body.toString());
                return 202;
            }
        }
        return 200;
    }

    private void subresource(String namespace, String name, String sub, String body) {
        switch (sub) {
            case "start" -> api.start(namespace, name, body);
            case "stop" -> api.stop(namespace, name, body);
            case "restart" -> api.restart(namespace, name, body);
            default -> throw new IllegalArgumentException(sub);
        }
    }
}
