package dev.vmbot.sandbox.kubevirt.store;

import java.time.Duration;
import java.util.Optional;

/// @param grace for pods; empty means the pod's own
/// @param uid delete only if it is that very object; empty for any
public record Deletion(Optional<Duration> grace, String uid, boolean dryRun) {

    public static final Deletion GRACEFUL = new Deletion(Optional.empty(), "", false);
    public static final Deletion AT_ONCE = new Deletion(Optional.of(Duration.ZERO), "", false);
}
