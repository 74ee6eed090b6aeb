package dev.vmbot.inventory;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import java.util.regex.Pattern;

/// The order of a listing: what runs first, what failed last. Nothing is decided by it but what people are shown, and
/// therefore it may go by the words that KubeVirt has for people.
enum StateOrder {
    RUNNING,
    IN_TRANSITION,
    STOPPED,
    FAILED;

    /// In `printableStatus` (`types.go`): CrashLoopBackOff, ImagePullBackOff, ErrImagePull, ErrorUnschedulable,
    /// ErrorPvcNotFound, DataVolumeError.
    private static final Pattern FAILURE = Pattern.compile("^Err|BackOff$|Error$");

    static StateOrder of(Observation seen) {
        if (seen.isRunning()) {
            return RUNNING;
        }
        if (seen.isStopped()) {
            return STOPPED;
        }
        return hasTrouble(seen) ? FAILED : IN_TRANSITION;
    }

    /// A VM that is merely on its way has no trouble: waiting for its disk, or for its first VMI.
    private static boolean hasTrouble(Observation seen) {
        return seen.vm()
                .map(Vm::status)
                .filter(status -> status.trouble().isPresent()
                        || FAILURE.matcher(status.shown()).find())
                .isPresent();
    }
}
