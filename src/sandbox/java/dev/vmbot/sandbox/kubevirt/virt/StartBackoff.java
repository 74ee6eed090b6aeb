package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.time.Duration;
import java.time.Instant;

/// How long KubeVirt waits before it tries a machine again that ended before it ran:
/// ten seconds times the square of the failures, a quarter on top (KubeVirt adds a random part of up
/// to a half), at most five minutes.
final class StartBackoff {

    private static final long LONGEST_SECONDS = 300;

    private StartBackoff() {}

    static Duration remaining(Vm vm, Instant now) {
        String until = Json.text(vm.json(), "status", "startFailure", "retryAfterTimestamp");
        return until.isEmpty() ? Duration.ZERO : Duration.between(now, Instant.parse(until));
    }

    static Duration delay(int failures) {
        long seconds = 10L * failures * failures;
        return Duration.ofSeconds(Math.min(seconds + seconds / 4, LONGEST_SECONDS));
    }

    /// Counts in `status` that `vmi` failed to start, once for each instance.
    static void count(ObjectNode status, Vmi vmi, Instant now) {
        int failures = Json.at(status, "startFailure", "consecutiveFailCount").asInt();
        if (Json.text(status, "startFailure", "lastFailedVMIUID").equals(vmi.uid())) {
            return;
        }
        Json.child(status, "startFailure")
                .put("consecutiveFailCount", failures + 1)
                .put("lastFailedVMIUID", vmi.uid())
                .put("retryAfterTimestamp", Json.time(now.plus(delay(failures + 1))));
    }
}
