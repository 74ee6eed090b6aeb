package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// `status.conditions` of one object, changed in place.
record Conditions(ObjectNode object) {

    static Conditions of(ObjectNode object) {
        return new Conditions(object);
    }

    Optional<ObjectNode> find(String type) {
        return Json.findBy(Json.at(object, "status", "conditions"), "type", type);
    }

    boolean has(String type, String status) {
        return find(type)
                .filter(found -> Json.text(found, "status").equals(status))
                .isPresent();
    }

    boolean has(String type, String status, String reason) {
        return find(type)
                .filter(found -> Json.text(found, "status").equals(status)
                        && Json.text(found, "reason").equals(reason))
                .isPresent();
    }

    String message(String type) {
        return find(type).map(found -> Json.text(found, "message")).orElse("");
    }

    void yes(String type, Instant now) {
        set(type, "True", "", "", now);
    }

    void no(String type, String reason, String message, Instant now) {
        set(type, "False", reason, message, now);
    }

    /// Without effect when it says so already, so that an unchanged object stays unchanged.
    void set(String type, String status, String reason, String message, Instant now) {
        Optional<ObjectNode> old = find(type);
        if (old.isPresent() && has(type, status, reason) && message(type).equals(message)) {
            return;
        }
        ObjectNode condition = old.orElseGet(() -> list().addObject());
        if (!Json.text(condition, "status").equals(status)) {
            condition.put("lastTransitionTime", Json.time(now));
        }
        condition.putNull("lastProbeTime");
        condition.put("status", status).put("type", type);
        put(condition, "reason", reason);
        put(condition, "message", message);
    }

    private static void put(ObjectNode condition, String field, String text) {
        if (text.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, text);
        }
    }

    void remove(String type) {
        ArrayNode conditions = list();
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (Json.text(conditions.get(i), "type").equals(type)) {
                conditions.remove(i);
            }
        }
    }

    /// Takes over all conditions of `source`, and drops those it has not; `kept` are left alone.
    void mirror(Conditions source, Set<String> kept) {
        ArrayNode mine = list();
        for (int i = mine.size() - 1; i >= 0; i--) {
            if (!kept.contains(Json.text(mine.get(i), "type"))) {
                mine.remove(i);
            }
        }
        for (JsonNode condition : Json.at(source.object, "status", "conditions")) {
            if (!kept.contains(Json.text(condition, "type"))) {
                mine.add(condition.deepCopy());
            }
        }
    }

    private ArrayNode list() {
        return Json.children(Json.child(object, "status"), "conditions");
    }
}
