package dev.vmbot.kube.evidence;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.evidence.Machine.Past;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads a `VirtualMachine`.
final class MachineReader {

    private MachineReader() {}

    static Machine machine(Fields vm) {
        return new Machine(
                ObjectReader.metadata(vm),
                strategy(vm.at("spec")),
                vm.findText("status", "printableStatus").orElse("Unknown"),
                ObjectReader.conditions(vm),
                vm.list("status", "stateChangeRequests").stream()
                        .map(request -> request.text("action"))
                        .toList(),
                TemplateReader.template(vm.at("spec")),
                past(vm));
    }

    private static RunStrategy strategy(Fields spec) {
        return spec.findText("runStrategy")
                .map(RunStrategy::of)
                .orElse(spec.isTrue("running") ? RunStrategy.ALWAYS : RunStrategy.HALTED);
    }

    private static Past past(Fields vm) {
        Fields failure = vm.at("status", "startFailure");
        return new Past(
                failure.number("consecutiveFailCount"),
                failure.text("lastFailedVMIUID"),
                failure.time("retryAfterTimestamp"),
                busy(vm.at("status")),
                strategyWriter(vm).map(writer -> writer.text("manager")),
                unseenSince(vm),
                vm.findText("status", "runStrategy")
                        .filter(seen -> RunStrategy.of(seen) == strategy(vm.at("spec")))
                        .isEmpty());
    }

    private static Optional<String> busy(Fields status) {
        return status.findText("snapshotInProgress")
                .map(name -> "snapshot " + name)
                .or(() -> status.findText("restoreInProgress").map(name -> "restore " + name));
    }

    private static Optional<Fields> strategyWriter(Fields vm) {
        List<Fields> writers = vm.list("metadata", "managedFields");
        return writers.stream()
                .filter(writer -> writer.isPresent("fieldsV1", "f:spec", "f:runStrategy")
                        || writer.isPresent("fieldsV1", "f:spec", "f:running"))
                .findFirst();
    }

    /// `desiredGeneration` is the generation that virt-controller looked at last; kept up only while there is a
    /// VMI (`vm.go`).
    private static Optional<Instant> unseenSince(Fields vm) {
        boolean seen = !vm.isPresent("status", "desiredGeneration")
                || vm.number("status", "desiredGeneration") >= vm.number("metadata", "generation");
        return seen ? Optional.empty() : strategyWriter(vm).flatMap(writer -> writer.time("time"));
    }
}
