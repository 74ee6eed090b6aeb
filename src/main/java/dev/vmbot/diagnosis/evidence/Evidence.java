package dev.vmbot.diagnosis.evidence;

import dev.vmbot.model.VmRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that is known about one VM at one moment.
///
/// @param vm empty when it does not exist or could not be read
/// @param vmi empty when there is none, when it belongs to another owner, or when it could not be read
/// @param pods of the VMI, those that migrations begin or leave behind included; newest first
/// @param events about the VM and all that belongs to it, earlier runs included; newest first
/// @param attempt what was tried before; empty when somebody just asks
public record Evidence(
        VmRef ref,
        Optional<Machine> vm,
        Optional<Instance> vmi,
        List<LauncherPod> pods,
        List<Event> events,
        Storage storage,
        Surroundings around,
        Coverage coverage,
        Optional<Attempt> attempt) {

    public Evidence {
        pods = List.copyOf(pods);
        events = events.stream()
                .sorted(Comparator.comparing(Event::last).reversed())
                .toList();
    }

    /// Nothing known yet.
    public static Evidence none(VmRef ref) {
        return new Evidence(
                ref,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Storage.NONE,
                Surroundings.NONE,
                Coverage.NOTHING,
                Optional.empty());
    }

    /// The same after the bot has tried something.
    public Evidence after(Attempt tried) {
        return new Evidence(ref, vm, vmi, pods, events, storage, around, coverage, Optional.of(tried));
    }

    /// The pod that the run is in, or was in last: on the VMI's node, as soon as it has one. The target pod of a
    /// migration is newer, but not the run's.
    public Optional<LauncherPod> findPod() {
        Optional<String> node = vmi.flatMap(Instance::node);
        return pods.stream()
                .filter(pod -> node.isEmpty() || pod.node().equals(node))
                .findFirst();
    }

    /// Events of the run that is under way (or of the last that failed, when there is none), of its pod and of the
    /// disks. What earlier runs left behind is not among them.
    public Stream<Event> currentEvents() {
        Set<String> uids = Stream.of(
                        runUid().stream(),
                        findPod().stream().map(pod -> pod.metadata().uid()),
                        storage.dataVolumes().stream()
                                .map(volume -> volume.metadata().uid()),
                        storage.claims().stream().map(claim -> claim.metadata().uid()))
                .flatMap(Function.identity())
                .filter(uid -> !uid.isEmpty())
                .collect(Collectors.toSet());
        return events.stream().filter(event -> uids.contains(event.about().uid()));
    }

    /// Events of the VM itself; they outlive runs, so that each has to be held against something newer.
    public Stream<Event> machineEvents() {
        return events.stream().filter(event -> event.about().kind().equals("VirtualMachine"));
    }

    /// Events of all runs of this VM.
    public Stream<Event> runEvents() {
        return events.stream().filter(event -> event.about().kind().equals("VirtualMachineInstance"));
    }

    private Optional<String> runUid() {
        return vmi.map(instance -> instance.metadata().uid())
                .or(() -> vm.map(machine -> machine.past().lastFailedRun()));
    }
}
