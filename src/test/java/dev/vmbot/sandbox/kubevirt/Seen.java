package dev.vmbot.sandbox.kubevirt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.util.ArrayList;
import java.util.List;

/// What a watcher of one machine and its instances has seen, repeats left out.
final class Seen {

    private final List<String> statuses = new ArrayList<>();
    private final List<String> strategies = new ArrayList<>();
    /// Phases of all instances one after the other, `gone` where one was removed.
    private final List<String> phases = new ArrayList<>();

    private String requests = "";
    private String instance = "none";

    void add(String kind, String type, JsonNode object) {
        boolean gone = type.equals("DELETED");
        if (kind.equals("VirtualMachine")) {
            machine(object, gone);
        } else {
            instance(object, gone);
        }
    }

    private void machine(JsonNode vm, boolean gone) {
        append(statuses, gone ? "gone" : Json.text(vm, "status", "printableStatus"));
        append(
                strategies,
                Json.has(vm, "spec", "running")
                        ? "running=" + Json.text(vm, "spec", "running")
                        : Json.text(vm, "spec", "runStrategy"));
        requests = Json.at(vm, "status", "stateChangeRequests")
                .valueStream()
                .map(request -> Json.text(request, "action"))
                .toList()
                .toString();
    }

    private void instance(JsonNode vmi, boolean gone) {
        String phase = gone ? "gone" : Json.text(vmi, "status", "phase");
        append(phases, phase);
        instance = gone ? "none" : phase + (Json.isDeleting(vmi) ? " leaving" : "");
    }

    private static void append(List<String> list, String value) {
        if (list.isEmpty() || !list.getLast().equals(value)) {
            list.add(value);
        }
    }

    /// Where the machine stands: to make a request at the moment it was made in the recording.
    String state() {
        return "%s %s, instance %s (%d before), requests %s"
                .formatted(
                        last(statuses),
                        last(strategies),
                        instance,
                        phases.stream().filter("gone"::equals).count(),
                        requests);
    }

    private static String last(List<String> list) {
        return list.isEmpty() ? "nothing" : list.getLast();
    }

    List<String> statuses() {
        return List.copyOf(statuses);
    }

    List<String> strategies() {
        return List.copyOf(strategies);
    }

    List<String> phases() {
        return List.copyOf(phases);
    }

    Seen copy() {
        var copy = new Seen();
        copy.statuses.addAll(statuses);
        copy.strategies.addAll(strategies);
        copy.phases.addAll(phases);
        copy.requests = requests;
        copy.instance = instance;
        return copy;
    }
}
