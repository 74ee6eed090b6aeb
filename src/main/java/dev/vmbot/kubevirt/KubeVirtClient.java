package dev.vmbot.kubevirt;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.OptionalLong;

/// What KubeVirt adds to the Kubernetes API, as far as looking at VMs and starting and stopping them goes.
///
/// Got by `client.adapt(KubeVirtClient.class)`. Never close one: it shares its connections with the client that it
/// comes from. Every request may throw [io.fabric8.kubernetes.client.KubernetesClientException], and
/// [IllegalArgumentException] before anything is sent when a name could not be one in Kubernetes.
public interface KubeVirtClient extends Client {

    /// @return the same with other timeouts and retries, or as another user
    KubeVirtClient with(RequestConfig config);

    /// @return empty when there is no such VM
    /// @throws io.fabric8.kubernetes.client.KubernetesClientException with code 404 when there is no KubeVirt API
    Optional<VirtualMachine> findVirtualMachine(String namespace, String name);

    /// @return empty when there is no such VMI, which says nothing of whether there is a KubeVirt API
    Optional<VirtualMachineInstance> findVirtualMachineInstance(String namespace, String name);

    /// Lists in pages and watches; not started yet.
    SharedIndexInformer<VirtualMachine> virtualMachineInformer();

    /// Lists in pages and watches; not started yet.
    SharedIndexInformer<VirtualMachineInstance> virtualMachineInstanceInformer();

    /// Lists in pages and watches; not started yet. Only where the API exists, see [#hasDataVolumes].
    SharedIndexInformer<DataVolume> dataVolumeInformer();

    /// Whether CDI is installed.
    boolean hasDataVolumes();

    /// `PUT …/start`. Answers as soon as virt-api has recorded the request (202); nothing has happened then.
    void start(String namespace, String name);

    /// `PUT …/stop`. Answers as soon as virt-api has recorded the request (202); nothing has happened then.
    ///
    /// @param gracePeriodSeconds how long the guest may take; 0 cuts its power; empty leaves the VM's own
    void stop(String namespace, String name, OptionalLong gracePeriodSeconds);

    /// KubeVirt's version as it tells it, such as `v1.9.0`; downstream builds carry suffixes.
    ///
    /// @return empty when there is no KubeVirt API
    Optional<String> findVersion();
}
