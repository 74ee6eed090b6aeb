package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Container;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.kube.connection.Clamped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads a run of a VM: its `VirtualMachineInstance` and launcher pods.
final class RunReader {

    private RunReader() {}

    static Instance instance(Fields vmi) {
        Fields status = vmi.at("status");
        String phase = status.text("phase");
        return new Instance(
                ObjectReader.metadata(vmi),
                phase,
                phaseSince(status, phase),
                phase.equals("Running") || phaseSince(status, "Running").isPresent(),
                status.text("reason"),
                ObjectReader.conditions(vmi),
                status.findText("nodeName"),
                Clamped.grace(
                        vmi.findNumber("spec", "terminationGracePeriodSeconds").orElse(null)),
                migratingSince(status.at("migrationState")));
    }

    private static Optional<Instant> phaseSince(Fields status, String phase) {
        return status.list("phaseTransitionTimestamps").stream()
                .filter(transition -> transition.text("phase").equals(phase))
                .flatMap(transition -> transition.time("phaseTransitionTimestamp").stream())
                .findFirst();
    }

    private static Optional<Instant> migratingSince(Fields migration) {
        return migration.findText("endTimestamp").isPresent() ? Optional.empty() : migration.time("startTimestamp");
    }

    static LauncherPod pod(Fields pod) {
        Fields status = pod.at("status");
        String reason = Stream.of(status.text("reason"), status.text("message"))
                .filter(text -> !text.isEmpty())
                .reduce((word, words) -> word + ": " + words)
                .orElse("");
        return new LauncherPod(
                ObjectReader.metadata(pod),
                status.text("phase"),
                reason,
                pod.findText("spec", "nodeName"),
                ObjectReader.conditions(pod),
                containers(status, "state"),
                containers(status, "lastState"),
                List.of());
    }

    private static List<Container> containers(Fields status, String which) {
        return Stream.of("containerStatuses", "initContainerStatuses")
                .flatMap(kind -> status.list(kind).stream())
                .flatMap(container -> container(container, container.at(which)).stream())
                .toList();
    }

    private static Optional<Container> container(Fields container, Fields state) {
        for (Container.State kind : Container.State.values()) {
            Fields found = state.at(kind.name().toLowerCase(Locale.ROOT));
            if (found.isPresent()) {
                return Optional.of(new Container(
                        container.text("name"),
                        container.text("image"),
                        kind,
                        found.text("reason"),
                        found.text("message"),
                        found.isPresent("exitCode") ? OptionalInt.of(found.number("exitCode")) : OptionalInt.empty()));
            }
        }
        return Optional.empty();
    }
}
