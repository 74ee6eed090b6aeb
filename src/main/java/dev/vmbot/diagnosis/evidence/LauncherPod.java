package dev.vmbot.diagnosis.evidence;

import dev.vmbot.cluster.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A pod that runs qemu for the VMI; found by the VMI's uid, since names are truncated and reused.
///
/// @param phase `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`
/// @param reason `status.reason` such as `Evicted`, with its message; or empty
/// @param node empty before it is scheduled
/// @param containers as they are now
/// @param before how a container ended that has been started anew since
/// @param log last lines of `compute`, oldest first; empty when they were not read
public record LauncherPod(
        Metadata metadata,
        String phase,
        String reason,
        Optional<String> node,
        List<Condition> conditions,
        List<Container> containers,
        List<Container> before,
        List<String> log) {

    public LauncherPod {
        reason = Redaction.of(reason);
        conditions = List.copyOf(conditions);
        containers = List.copyOf(containers);
        before = List.copyOf(before);
        log = Redaction.of(log);
    }

    public LauncherPod withLog(List<String> lines) {
        return new LauncherPod(metadata, phase, reason, node, conditions, containers, before, lines);
    }

    /// Nor what containers wrote as they ended: that is the tail of the same log.
    public LauncherPod withoutLog() {
        return new LauncherPod(
                metadata,
                phase,
                reason,
                node,
                conditions,
                containers.stream().map(Container::withoutLog).toList(),
                before.stream().map(Container::withoutLog).toList(),
                List.of());
    }

    /// How `compute` ended, now or the last time.
    public Optional<Container> findComputeEnd() {
        return Stream.concat(containers.stream(), before.stream())
                .filter(Container::isCompute)
                .filter(container -> container.state() == Container.State.TERMINATED)
                .findFirst();
    }

    /// A main container has begun, so that there is something in its log.
    public boolean hasStarted() {
        return Stream.concat(containers.stream(), before.stream())
                .anyMatch(container -> container.isCompute() && container.state() != Container.State.WAITING);
    }

    public boolean hasEnded() {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }
}
