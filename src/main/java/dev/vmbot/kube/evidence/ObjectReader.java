package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Metadata;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what objects of every kind have.
final class ObjectReader {

    /// `kubectl apply` keeps the whole object in an annotation; what is longer than this is no mark.
    private static final int LONGEST_MARK = 300;

    private ObjectReader() {}

    static Metadata metadata(Fields object) {
        Fields meta = object.at("metadata");
        Map<String, String> marks = new HashMap<>(meta.texts("annotations"));
        marks.putAll(meta.texts("labels"));
        marks.values().removeIf(value -> value.length() > LONGEST_MARK);
        return new Metadata(
                meta.text("name"),
                meta.text("uid"),
                meta.time("creationTimestamp").orElse(Instant.EPOCH),
                deletion(meta),
                meta.list("finalizers").stream().map(one -> one.text()).toList(),
                meta.list("ownerReferences").stream()
                        .map(owner -> owner.text("kind") + "/" + owner.text("name"))
                        .toList(),
                marks);
    }

    /// Kubernetes writes the time at which the grace period ends.
    private static Optional<Instant> deletion(Fields meta) {
        return meta.time("deletionTimestamp").map(end -> end.minusSeconds(meta.number("deletionGracePeriodSeconds")));
    }

    static boolean isControlledBy(Fields object, String uid) {
        return object.list("metadata", "ownerReferences").stream()
                .anyMatch(
                        owner -> owner.isTrue("controller") && owner.text("uid").equals(uid));
    }

    static List<Condition> conditions(Fields object) {
        return object.list("status", "conditions").stream()
                .map(one -> new Condition(
                        one.text("type"),
                        one.text("status"),
                        one.text("reason"),
                        one.text("message"),
                        one.time("lastTransitionTime")))
                .toList();
    }

    static Event event(Fields event) {
        Fields about = event.at("involvedObject");
        return new Event(
                new Event.About(about.text("kind"), about.text("name"), about.text("uid")),
                event.text("type").equals("Warning"),
                event.text("reason"),
                event.text("message"),
                lastSeen(event),
                Math.max(1, Math.max(event.number("count"), event.number("series", "count"))));
    }

    private static Instant lastSeen(Fields event) {
        return event.time("series", "lastObservedTime")
                .or(() -> event.time("lastTimestamp"))
                .or(() -> event.time("eventTime"))
                .or(() -> event.time("metadata", "creationTimestamp"))
                .orElse(Instant.EPOCH);
    }
}
