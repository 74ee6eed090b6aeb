package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What every object has.
///
/// @param uid empty where the API gave none
/// @param deleting when deletion was asked for; empty when it was not. Of a pod Kubernetes stores the end of the grace
///     period there, which has been taken off again
/// @param owners who created it, as `Kind/name`
/// @param marks labels and annotations, without those that hold whole objects
public record Metadata(
        String name,
        String uid,
        Instant created,
        Optional<Instant> deleting,
        List<String> finalizers,
        List<String> owners,
        Map<String, String> marks) {

    public Metadata {
        finalizers = List.copyOf(finalizers);
        owners = List.copyOf(owners);
        marks = marks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, mark -> Redaction.of(mark.getValue())));
    }

    public boolean isDeleting() {
        return deleting.isPresent();
    }

    public Duration age(Instant now) {
        return Duration.between(created, now);
    }
}
