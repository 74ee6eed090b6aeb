package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.time.Instant;

/// A Kubernetes Event about the VM or something that belongs to it. Kept for about an hour by the cluster, and repeated
/// ones are counted.
///
/// @param warning type `Warning`; some decisive ones are `Normal`
/// @param last when it was seen last
/// @param count how often, at least 1
public record Event(About about, boolean warning, String reason, String message, Instant last, int count) {

    /// @param uid tells the runs of one VM apart, which all have one name
    public record About(String kind, String name, String uid) {}

    public Event {
        reason = Redaction.of(reason);
        message = Redaction.of(message);
    }

    public boolean is(String otherReason) {
        return reason.equals(otherReason);
    }

    public boolean says(String words) {
        return message.contains(words);
    }

    /// As a line of evidence: `Warning FailedScheduling (Pod, 3 times): 0/3 nodes are available…`.
    @Override
    public String toString() {
        return (warning ? "Warning " : "Normal ")
                + reason
                + " ("
                + about.kind()
                + (count > 1 ? ", " + count + " times" : "")
                + "): "
                + message;
    }
}
