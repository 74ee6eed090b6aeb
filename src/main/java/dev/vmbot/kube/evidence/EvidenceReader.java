package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.diagnosis.evidence.Storage;
import dev.vmbot.diagnosis.evidence.Surroundings;
import dev.vmbot.model.VmRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts together what the requests brought, and keeps of it what belongs to the VM.
final class EvidenceReader {

    private final VmRef ref;
    private final Harvest harvest;
    private final Reader reader;
    private final Knowledge known;

    EvidenceReader(VmRef ref, Harvest harvest, Reader reader) {
        this.ref = ref;
        this.harvest = harvest;
        this.reader = reader;
        this.known = new Knowledge(harvest);
    }

    Evidence evidence() {
        return new Evidence(
                ref,
                harvest.first(Part.MACHINE).map(MachineReader::machine),
                known.findOwnInstance().map(RunReader::instance),
                pods(),
                events(),
                storage(),
                surroundings(),
                harvest.coverage(),
                Optional.empty());
    }

    private List<LauncherPod> pods() {
        List<String> log =
                harvest.all(Part.LOG).stream().map(line -> line.text()).toList();
        Optional<String> logged = known.findPodWithLog();
        return known.ownPods().stream()
                .map(RunReader::pod)
                .map(pod -> logged.filter(pod.metadata().name()::equals).isPresent() ? pod.withLog(log) : pod)
                .map(pod -> reader.logs() ? pod : pod.withoutLog())
                .toList();
    }

    private Storage storage() {
        return new Storage(
                known.ownDataVolumes().stream().map(SceneryReader::dataVolume).toList(),
                known.ownClaims().stream().map(SceneryReader::claim).toList(),
                harvest.all(Part.STORAGE_CLASSES).stream()
                        .map(SceneryReader::storageClass)
                        .toList());
    }

    private Surroundings surroundings() {
        return new Surroundings(
                harvest.first(Part.NODE).map(SceneryReader::node),
                harvest.all(Part.QUOTAS).stream().map(SceneryReader::quota).toList(),
                harvest.all(Part.MIGRATIONS).stream()
                        .filter(migration -> migration.text("spec", "vmiName").equals(ref.name()))
                        .map(SceneryReader::migration)
                        .toList());
    }

    /// By uid; and by name those of earlier runs, whose uids nobody knows any more.
    private List<Event> events() {
        Set<String> uids = new HashSet<>();
        Stream.of(harvest.first(Part.MACHINE).stream(), known.findOwnInstance().stream())
                .flatMap(found -> found)
                .forEach(object -> uids.add(object.text("metadata", "uid")));
        Stream.of(known.ownPods(), known.ownClaims(), known.ownDataVolumes())
                .flatMap(List::stream)
                .forEach(object -> uids.add(object.text("metadata", "uid")));
        return harvest.all(Part.EVENTS).stream()
                .map(ObjectReader::event)
                .filter(event -> uids.contains(event.about().uid()) || isOfEarlierRun(event))
                .toList();
    }

    private boolean isOfEarlierRun(Event event) {
        return event.about().kind().equals("VirtualMachineInstance")
                && event.about().name().equals(ref.name());
    }
}
