package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.util.List;
import java.util.Optional;

/// What a machine's disks say to its controller.
final class DataVolumes {

    private final Cluster cluster;

    DataVolumes(Cluster cluster) {
        this.cluster = cluster;
    }

    List<ObjectNode> of(Vm vm) {
        return Cluster.dataVolumesIn(vm.volumes())
                .map(name -> cluster.store().find(Resource.DATA_VOLUMES.key(vm.namespace(), name)))
                .flatMap(Optional::stream)
                .toList();
    }

    boolean areReady(Vm vm) {
        return of(vm).stream().allMatch(DataVolumes::isReady);
    }

    /// WaitForFirstConsumer is ready enough: the launcher pod is the consumer.
    private static boolean isReady(JsonNode dataVolume) {
        return switch (Json.text(dataVolume, "status", "phase")) {
            case "Succeeded", "WaitForFirstConsumer", "PendingPopulation" -> true;
            default -> false;
        };
    }

    /// Tells of a failed import; waits silently for one that is under way.
    Outcome problem(Vm vm) {
        for (ObjectNode dataVolume : of(vm)) {
            if (Json.text(dataVolume, "status", "phase").equals("Failed")) {
                String name = Json.text(dataVolume, "metadata", "name");
                cluster.events()
                        .warning(
                                vm.json(),
                                Source.CONTROLLER,
                                "FailedDataVolumeImport",
                                "DataVolume %s failed to import disk image".formatted(name));
            }
        }
        return Outcome.NOTHING;
    }

    /// A claim that is not there at all does not count.
    boolean hasUnboundClaim(Vm vm) {
        return Cluster.claimsIn(vm.volumes())
                .map(name -> cluster.store().find(Resource.CLAIMS.key(vm.namespace(), name)))
                .flatMap(Optional::stream)
                .anyMatch(claim -> !Json.text(claim, "status", "phase").equals("Bound"));
    }
}
