package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One condition of an object's status.
///
/// @param status `True`, `False` or `Unknown`
/// @param reason a CamelCase word, or empty
/// @param message the cluster's own words, or empty
/// @param since last transition; empty where the API gave none
public record Condition(String type, String status, String reason, String message, Optional<Instant> since) {

    public Condition {
        reason = Redaction.of(reason);
        message = Redaction.of(message);
    }

    public boolean is(String otherType, String otherStatus) {
        return type.equals(otherType) && status.equals(otherStatus);
    }

    public static Optional<Condition> find(List<Condition> conditions, String type, String status) {
        return conditions.stream().filter(one -> one.is(type, status)).findFirst();
    }

    /// As a line of evidence: `PodScheduled=False Unschedulable: 0/3 nodes are available…`.
    @Override
    public String toString() {
        return type + "=" + status + (reason.isEmpty() ? "" : " " + reason) + (message.isEmpty() ? "" : ": " + message);
    }
}
