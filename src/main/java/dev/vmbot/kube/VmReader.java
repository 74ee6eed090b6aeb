package dev.vmbot.kube;

import dev.vmbot.cluster.Keepers;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.kube.connection.Clamped;
import dev.vmbot.kube.connection.ResourceVersions;
import dev.vmbot.kubevirt.Condition;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import dev.vmbot.kubevirt.VirtualMachineInstanceSpec;
import dev.vmbot.kubevirt.VirtualMachineInstanceStatus;
import dev.vmbot.kubevirt.VirtualMachineSpec;
import dev.vmbot.kubevirt.VirtualMachineStatus;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads KubeVirt's objects into our words. Every field may be missing: an object that was created a moment ago has no
/// status yet.
final class VmReader {

    /// KubeVirt sets this on every start of a paused VM, also when nothing is wrong (`vm.go`).
    private static final String NO_TROUBLE = "Failure while starting VMI: <nil>";

    /// As many as fit into what KubeVirt stores them in (`uint32`).
    private static final long MOST_PARTS = 4_294_967_295L;

    private final ImportProgress imports;

    VmReader(ImportProgress imports) {
        this.imports = imports;
    }

    /// @param machine null when there is none
    /// @param instance the VMI of the same name; null when there is none
    Observation observation(
            VmRef ref, @Nullable VirtualMachine machine, @Nullable VirtualMachineInstance instance, boolean live) {
        if (machine == null) {
            return new Observation(ref, Optional.empty(), Optional.empty(), live);
        }
        Optional<VirtualMachineInstance> own =
                Optional.ofNullable(instance).filter(candidate -> isOwned(candidate, machine));
        return new Observation(ref, Optional.of(vm(machine, own)), own.map(VmReader::vmi), live);
    }

    private static boolean isOwned(VirtualMachineInstance instance, VirtualMachine machine) {
        return instance.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> Boolean.TRUE.equals(owner.getController())
                        && Objects.equals(owner.getUid(), machine.getMetadata().getUid()));
    }

    private Vm vm(VirtualMachine machine, Optional<VirtualMachineInstance> instance) {
        ObjectMeta meta = machine.getMetadata();
        VirtualMachineStatus status = Objects.requireNonNullElse(
                machine.getStatus(), new VirtualMachineStatus(null, null, null, null, null, null));
        Optional<VirtualMachineInstanceSpec> template = Optional.ofNullable(machine.getSpec())
                .map(VirtualMachineSpec::template)
                .map(VirtualMachineSpec.Template::spec);
        return new Vm(
                Objects.requireNonNullElse(meta.getUid(), ""),
                ResourceVersions.number(meta.getResourceVersion()),
                strategy(machine.getSpec()),
                status(machine, status, template, instance),
                hold(machine, status),
                grace(template),
                time(meta.getCreationTimestamp()).orElse(Instant.EPOCH),
                Objects.requireNonNullElse(meta.getLabels(), Map.<String, String>of()),
                size(instance.map(VirtualMachineInstance::getSpec).or(() -> template), machine.getSpec()));
    }

    private static RunStrategy strategy(@Nullable VirtualMachineSpec spec) {
        if (spec == null) {
            return RunStrategy.HALTED;
        }
        if (spec.runStrategy() != null) {
            return RunStrategy.of(spec.runStrategy());
        }
        return Boolean.TRUE.equals(spec.running()) ? RunStrategy.ALWAYS : RunStrategy.HALTED;
    }

    private Vm.Status status(
            VirtualMachine machine,
            VirtualMachineStatus status,
            Optional<VirtualMachineInstanceSpec> template,
            Optional<VirtualMachineInstance> instance) {
        return new Vm.Status(
                Objects.requireNonNullElse(status.printableStatus(), "Unknown"),
                orEmpty(status.stateChangeRequests()).stream()
                        .map(request -> Objects.requireNonNullElse(request.action(), "change"))
                        .toList(),
                trouble(status),
                template.flatMap(spec -> imports.of(machine.getMetadata().getNamespace(), spec)),
                conditions(status, instance),
                keeper(machine.getMetadata()));
    }

    /// KubeVirt copies the VMI's to the VM, so that those of the VM itself are the ones that the VMI has not.
    private static List<Vm.Condition> conditions(
            VirtualMachineStatus status, Optional<VirtualMachineInstance> instance) {
        List<Vm.Condition> ofRun = orEmpty(instance.map(VirtualMachineInstance::getStatus)
                        .map(VirtualMachineInstanceStatus::conditions)
                        .orElse(null))
                .stream()
                .flatMap(one -> condition(one).stream())
                .toList();
        Set<String> told = ofRun.stream().map(Vm.Condition::type).collect(Collectors.toSet());
        Stream<Vm.Condition> own = orEmpty(status.conditions()).stream()
                .flatMap(one -> condition(one).stream())
                .filter(one -> !told.contains(one.type()));
        return Stream.concat(own, ofRun.stream()).toList();
    }

    private static Optional<String> keeper(ObjectMeta meta) {
        Set<String> keys = new HashSet<>(Objects.requireNonNullElse(meta.getLabels(), Map.<String, String>of())
                .keySet());
        keys.addAll(Objects.requireNonNullElse(meta.getAnnotations(), Map.<String, String>of())
                .keySet());
        return Keepers.of(
                keys,
                meta.getManagedFields().stream()
                        .flatMap(entry -> text(entry.getManager()).stream())
                        .toList(),
                meta.getOwnerReferences().stream()
                        .map(owner -> owner.getKind() + "/" + owner.getName())
                        .toList());
    }

    private static Optional<Vm.Condition> condition(Condition one) {
        return text(one.type())
                .map(type -> new Vm.Condition(
                        type,
                        text(one.status()).orElse("Unknown"),
                        text(one.reason()).orElse("")));
    }

    /// Conditions that were copied from a VMI stay as they were when the VMI is gone, and mean nothing then.
    private static Optional<String> trouble(VirtualMachineStatus status) {
        Stream<Condition> own = orEmpty(status.conditions()).stream().filter(one -> one.is("Failure", "True"));
        Stream<Condition> copied = Boolean.TRUE.equals(status.created())
                ? orEmpty(status.conditions()).stream()
                        .filter(one -> one.is("Synchronized", "False") || one.is("PodScheduled", "False"))
                : Stream.empty();
        return Stream.concat(own, copied)
                .map(Condition::message)
                .filter(Objects::nonNull)
                .filter(message -> !message.isBlank() && !message.equals(NO_TROUBLE))
                .findFirst();
    }

    private static Vm.Hold hold(VirtualMachine machine, VirtualMachineStatus status) {
        return new Vm.Hold(
                machine.getMetadata().getDeletionTimestamp() != null,
                Optional.ofNullable(status.snapshotInProgress()),
                Optional.ofNullable(status.restoreInProgress()),
                has(status.conditions(), "ManualRecoveryRequired"),
                Optional.ofNullable(machine.getSpec())
                        .map(VirtualMachineSpec::runStrategy)
                        .filter(word -> RunStrategy.of(word) == RunStrategy.OTHER));
    }

    private static Vmi vmi(VirtualMachineInstance instance) {
        ObjectMeta meta = instance.getMetadata();
        Optional<VirtualMachineInstanceStatus> status = Optional.ofNullable(instance.getStatus());
        return new Vmi(
                Objects.requireNonNullElse(meta.getUid(), ""),
                ResourceVersions.number(meta.getResourceVersion()),
                Vmi.Phase.of(status.map(VirtualMachineInstanceStatus::phase).orElse("")),
                time(meta.getCreationTimestamp()).orElse(Instant.EPOCH),
                // Whatever it says, it is being deleted; one that cannot be read makes no grace period over.
                text(meta.getDeletionTimestamp()).map(since -> time(since).orElse(Clamped.LATEST)),
                status.filter(now -> has(now.conditions(), "Paused")).isPresent(),
                grace(Optional.ofNullable(instance.getSpec())),
                status.map(VmReader::guest).orElse(Vmi.Guest.UNKNOWN));
    }

    private static Vmi.Guest guest(VirtualMachineInstanceStatus status) {
        return new Vmi.Guest(
                text(status.nodeName()),
                orEmpty(status.interfaces()).stream()
                        .flatMap(one -> text(one.ipAddress()).stream())
                        .findFirst(),
                Optional.ofNullable(status.guestOSInfo())
                        .flatMap(guest -> text(guest.prettyName()).or(() -> text(guest.name()))),
                Optional.ofNullable(status.migrationState())
                        .filter(migration -> text(migration.startTimestamp()).isPresent())
                        .filter(migration -> text(migration.endTimestamp()).isEmpty())
                        .isPresent());
    }

    private static Duration grace(Optional<VirtualMachineInstanceSpec> spec) {
        return Clamped.grace(spec.map(VirtualMachineInstanceSpec::terminationGracePeriodSeconds)
                .orElse(null));
    }

    private static Vm.Size size(Optional<VirtualMachineInstanceSpec> spec, @Nullable VirtualMachineSpec machine) {
        var domain = spec.map(VirtualMachineInstanceSpec::domain);
        Map<String, String> requests = domain.map(VirtualMachineInstanceSpec.Domain::resources)
                .map(VirtualMachineInstanceSpec.Resources::requests)
                .orElse(Map.of());
        return new Vm.Size(
                domain.map(VirtualMachineInstanceSpec.Domain::cpu)
                        .map(cpu -> BigInteger.valueOf(count(cpu.cores()))
                                .multiply(BigInteger.valueOf(count(cpu.sockets())))
                                .multiply(BigInteger.valueOf(count(cpu.threads())))
                                .toString())
                        .or(() -> text(requests.get("cpu")))
                        .orElse(""),
                domain.map(VirtualMachineInstanceSpec.Domain::memory)
                        .flatMap(memory -> text(memory.guest()))
                        .or(() -> text(requests.get("memory")))
                        .orElse(""),
                Optional.ofNullable(machine)
                        .map(VirtualMachineSpec::instancetype)
                        .flatMap(type -> text(type.name()))
                        .orElse(""));
    }

    private static long count(@Nullable Number parts) {
        return parts == null ? 1 : Math.clamp((long) parts.doubleValue(), 1, MOST_PARTS);
    }

    /// @return empty also for a time of another form, which must not hide the VM
    private static Optional<Instant> time(@Nullable String timestamp) {
        return text(timestamp).flatMap(Clamped::time);
    }

    private static boolean has(@Nullable List<Condition> conditions, String type) {
        return orEmpty(conditions).stream().anyMatch(one -> one.is(type, "True"));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
