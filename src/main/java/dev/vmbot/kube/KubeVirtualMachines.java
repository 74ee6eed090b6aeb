package dev.vmbot.kube;

import dev.vmbot.cluster.Inventory;
import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.VirtualMachines;
import dev.vmbot.kube.ask.Subresources;
import dev.vmbot.kube.connection.Changes;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.kube.connection.Watched;
import dev.vmbot.kubevirt.DataVolume;
import dev.vmbot.kubevirt.KubeVirtClient;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The VMs of one cluster: watched state from one watch each on VMs, VMIs and DataVolumes, live looks and the two
/// writes by request.
public final class KubeVirtualMachines implements VirtualMachines, Inventory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KubeVirtualMachines.class);

    /// Label of a launcher pod, with the uid of its VMI (KubeVirt `template.go`).
    private static final String CREATED_BY = "kubevirt.io/created-by";

    private static final Set<String> FINAL = Set.of("Succeeded", "Failed");

    private final MixedOperation<Pod, PodList, PodResource> pods;
    private final KubeVirtClient reads;
    private final Subresources subresources;
    private final Watched<VirtualMachine> machines;
    private final Watched<VirtualMachineInstance> instances;
    private final Watched<DataVolume> dataVolumes;
    private final VmReader reader;
    private final Changes<VmRef> changes = new Changes<>();

    public KubeVirtualMachines(Cluster cluster, InstantSource clock) {
        pods = cluster.reads().pods();
        reads = cluster.reads().adapt(KubeVirtClient.class);
        subresources = new Subresources(cluster);
        machines = new Watched<>("VirtualMachine", reads::virtualMachineInformer, clock);
        instances = new Watched<>("VirtualMachineInstance", reads::virtualMachineInstanceInformer, clock);
        dataVolumes = new Watched<>("DataVolume", reads::dataVolumeInformer, clock);
        reader = new VmReader(new ImportProgress(dataVolumes::find));
        machines.onChange(Changes.handler(machine -> ref(machine).ifPresent(changes::tell)));
        instances.onChange(Changes.handler(instance -> ref(instance).ifPresent(changes::tell)));
        dataVolumes.onChange(Changes.handler(volume -> owner(volume).ifPresent(changes::tell)));
    }

    /// Begins to watch, and waits until everything has been listed once.
    ///
    /// @param limit how long to wait; when it is over, the watches go on trying and [#isCurrent] tells of them
    public void start(Duration limit) {
        var machinesStarted = machines.start();
        var instancesStarted = instances.start();
        if (hasDataVolumes()) {
            var volumesStarted = dataVolumes.start();
            dataVolumes.awaitFirstList(volumesStarted, limit);
        } else {
            LOG.atInfo().log("no CDI here, imports are not shown; restart the bot once it is installed");
        }
        machines.awaitFirstList(machinesStarted, limit);
        instances.awaitFirstList(instancesStarted, limit);
    }

    /// When nobody could say, a watch that tries in vain does less harm than imports that are never seen.
    private boolean hasDataVolumes() {
        try {
            return TimeLimit.READ.call(reads::hasDataVolumes);
        } catch (RuntimeException e) {
            // Whatever it is, the other watches must begin.
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("could not find out whether there are data volumes, watching them");
            return true;
        }
    }

    @Override
    public Observation observe(VmRef ref) {
        return reader.observation(
                ref,
                machines.find(ref.namespace(), ref.name()).orElse(null),
                instances.find(ref.namespace(), ref.name()).orElse(null),
                false);
    }

    @Override
    public Observation look(VmRef ref) {
        var machine = TimeLimit.READ.call(() -> reads.findVirtualMachine(ref.namespace(), ref.name()));
        var instance = TimeLimit.READ.call(() -> reads.findVirtualMachineInstance(ref.namespace(), ref.name()));
        return reader.observation(ref, machine.orElse(null), instance.orElse(null), true);
    }

    @Override
    public void start(VmRef ref) {
        subresources.start(ref);
    }

    @Override
    public void stop(VmRef ref, Optional<Duration> grace) {
        subresources.stop(ref, grace);
    }

    @Override
    public List<String> launchers(VmRef ref, String vmiUid) {
        return TimeLimit.READ
                .call(() -> pods.inNamespace(ref.namespace())
                        .withLabel(CREATED_BY, vmiUid)
                        .list()
                        .getItems())
                .stream()
                .filter(pod -> !FINAL.contains(pod.getStatus().getPhase()))
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    @Override
    public Listening onChange(Consumer<VmRef> listener) {
        return changes.listen(listener);
    }

    @Override
    public List<Observation> inNamespace(String namespace) {
        return observations(machines.inNamespace(namespace));
    }

    @Override
    public List<Observation> everywhere() {
        return observations(machines.all());
    }

    private List<Observation> observations(List<VirtualMachine> found) {
        return found.stream()
                .flatMap(machine -> ref(machine).stream())
                .map(this::observe)
                .filter(seen -> seen.vm().isPresent())
                .toList();
    }

    @Override
    public Set<String> namespacesOf(String name) {
        return machines.named(name).stream()
                .map(machine -> machine.getMetadata().getNamespace())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isCurrent() {
        return machines.isCurrent() && instances.isCurrent();
    }

    /// Why they are not current, for whoever runs the bot; empty when they are.
    public String trouble() {
        return Stream.of(machines, instances)
                .map(Watched::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        Stream.of(machines, instances, dataVolumes).forEach(Watched::close);
    }

    /// @return empty for a name that the API server would not have taken
    private static Optional<VmRef> ref(HasMetadata object) {
        return ref(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    private static Optional<VmRef> ref(String namespace, String name) {
        return VmRef.isLegalNamespace(namespace) && VmRef.isLegalName(name)
                ? Optional.of(new VmRef(namespace, name))
                : Optional.empty();
    }

    private static Optional<VmRef> owner(DataVolume volume) {
        return volume.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals("VirtualMachine"))
                .findFirst()
                .flatMap(owner -> ref(volume.getMetadata().getNamespace(), owner.getName()));
    }
}
