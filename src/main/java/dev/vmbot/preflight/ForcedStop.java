package dev.vmbot.preflight;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether the guest's power may be cut: only that of one that was asked to shut down and has had its time. Pure.
final class ForcedStop {

    private ForcedStop() {}

    /// @param seen with a VM in it
    static Verdict check(Observation seen, Instant now) {
        Verdict graceful = Preflight.check(Action.STOP, seen);
        if (graceful instanceof Verdict.Blocked || graceful instanceof Verdict.Already) {
            return graceful;
        }
        Optional<Vmi> run = seen.vmi().filter(vmi -> !vmi.isFinal());
        return run.map(vmi -> ofRun(vmi, now))
                .orElse(new Verdict.Blocked("No guest of it runs, so that there is no power to cut."));
    }

    private static Verdict ofRun(Vmi vmi, Instant now) {
        if (vmi.deletingSince().isEmpty()) {
            return new Verdict.Blocked("It has not been asked to shut down, or has been started again since."
                    + " Ask for a stop first: the guest gets the time to write to its disks.");
        }
        if (vmi.grace().isZero()) {
            return new Verdict.Blocked("Its power has been asked to be cut already, and KubeVirt has not done so yet:"
                    + " its node may be away. Look with `/vm diagnose`.");
        }
        Duration left = Duration.between(now, vmi.deletingSince().get().plus(vmi.grace()));
        return left.isPositive()
                ? new Verdict.Blocked("Its guest still has %s s to shut down. Its power is not cut before."
                        .formatted(left.plusMillis(999).toSeconds()))
                : new Verdict.Sensible();
    }
}
