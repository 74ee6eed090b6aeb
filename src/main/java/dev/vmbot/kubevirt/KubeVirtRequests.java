package dev.vmbot.kubevirt;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.extension.ExtensionRootClientAdapter;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class KubeVirtRequests extends ExtensionRootClientAdapter<KubeVirtRequests> implements KubeVirtClient {

    /// A list without pages would hold every VM of the cluster in memory three times over.
    private static final long PAGE = 500;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Pattern GIT_VERSION = Pattern.compile("\"gitVersion\"\\s*:\\s*\"([^\"]+)\"");

    KubeVirtRequests(Client client) {
        super(client);
    }

    @Override
    protected KubeVirtRequests newInstance(Client client) {
        return new KubeVirtRequests(client);
    }

    @Override
    public KubeVirtClient with(RequestConfig config) {
        return new KubeVirtRequests(getClient().newClient(config));
    }

    /// fabric8 makes null of every 404; only a list tells a missing VM from a missing API.
    @Override
    public Optional<VirtualMachine> findVirtualMachine(String namespace, String name) {
        Optional<VirtualMachine> found = find(VirtualMachine.class, namespace, name);
        if (found.isEmpty()) {
            kubernetes()
                    .resources(VirtualMachine.class)
                    .inNamespace(namespace)
                    .list(new ListOptionsBuilder().withLimit(1L).build());
        }
        return found;
    }

    @Override
    public Optional<VirtualMachineInstance> findVirtualMachineInstance(String namespace, String name) {
        return find(VirtualMachineInstance.class, namespace, name);
    }

    private <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
        return Optional.ofNullable(kubernetes()
                .resources(kind)
                .inNamespace(requireName(namespace))
                .withName(requireName(name))
                .get());
    }

    @Override
    public SharedIndexInformer<VirtualMachine> virtualMachineInformer() {
        return informer(VirtualMachine.class);
    }

    @Override
    public SharedIndexInformer<VirtualMachineInstance> virtualMachineInstanceInformer() {
        return informer(VirtualMachineInstance.class);
    }

    @Override
    public SharedIndexInformer<DataVolume> dataVolumeInformer() {
        return informer(DataVolume.class);
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(Class<T> kind) {
        return kubernetes().resources(kind).inAnyNamespace().withLimit(PAGE).runnableInformer(0);
    }

    @Override
    public boolean hasDataVolumes() {
        return supports(DataVolume.class);
    }

    @Override
    public void start(String namespace, String name) {
        put(namespace, name, "start", Map.of());
    }

    @Override
    public void stop(String namespace, String name, OptionalLong gracePeriodSeconds) {
        put(
                namespace,
                name,
                "stop",
                gracePeriodSeconds.isPresent() ? Map.of("gracePeriod", gracePeriodSeconds.getAsLong()) : Map.of());
    }

    /// fabric8's own `subresource("start")` would go to the group `kubevirt.io`, which does not have it.
    private void put(String namespace, String name, String subresource, Map<String, Long> body) {
        String path = "/apis/subresources.kubevirt.io/v1/namespaces/%s/virtualmachines/%s/%s"
                .formatted(requireName(namespace), requireName(name), subresource);
        kubernetes().raw(path, "PUT", body);
    }

    @Override
    public Optional<String> findVersion() {
        return Optional.ofNullable(kubernetes().raw("/apis/subresources.kubevirt.io/v1/version"))
                .map(GIT_VERSION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private KubernetesClient kubernetes() {
        return getClient().adapt(KubernetesClient.class);
    }

    /// Nothing else may become part of a path: neither fabric8 nor the JDK would encode it.
    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name that Kubernetes could hold");
        }
        return name;
    }
}
