package dev.vmbot.kube;

import dev.vmbot.kubevirt.DataVolume;
import dev.vmbot.kubevirt.DataVolumeStatus;
import dev.vmbot.kubevirt.VirtualMachineInstanceSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How far the disks are that a VM waits for.
final class ImportProgress {

    /// Filled, or waiting for the VM itself rather than the other way round.
    private static final Set<String> NOT_AWAITED =
            Set.of("", "Succeeded", "Failed", "Paused", "WaitForFirstConsumer", "PendingPopulation");

    private final BiFunction<String, String, Optional<DataVolume>> dataVolumes;

    /// @param dataVolumes by namespace and name
    ImportProgress(BiFunction<String, String, Optional<DataVolume>> dataVolumes) {
        this.dataVolumes = dataVolumes;
    }

    /// @return such as `root 42.0%`, or the phase where CDI tells no figure; empty when nothing is awaited
    Optional<String> of(String namespace, VirtualMachineInstanceSpec template) {
        return Objects.requireNonNullElse(template.volumes(), List.<VirtualMachineInstanceSpec.Volume>of()).stream()
                .flatMap(volume -> progress(namespace, volume).stream())
                .findFirst();
    }

    private Optional<String> progress(String namespace, VirtualMachineInstanceSpec.Volume volume) {
        String name = volume.dataVolume() == null ? null : volume.dataVolume().name();
        if (name == null) {
            return Optional.empty();
        }
        return dataVolumes
                .apply(namespace, name)
                .map(DataVolume::getStatus)
                .filter(status -> !NOT_AWAITED.contains(Objects.requireNonNullElse(status.phase(), "")))
                .map(status -> Objects.requireNonNullElse(volume.name(), name) + " " + figure(status));
    }

    private static @Nullable String figure(DataVolumeStatus status) {
        String progress = status.progress();
        return progress == null || progress.equals("N/A") ? status.phase() : progress;
    }
}
