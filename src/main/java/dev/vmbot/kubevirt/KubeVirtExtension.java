package dev.vmbot.kubevirt;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.extension.ExtensionAdapter;

/// Makes `client.adapt(KubeVirtClient.class)` work; found by `ServiceLoader`.
public final class KubeVirtExtension implements ExtensionAdapter<KubeVirtClient> {

    @Override
    public Class<KubeVirtClient> getExtensionType() {
        return KubeVirtClient.class;
    }

    @Override
    public KubeVirtClient adapt(Client client) {
        return new KubeVirtRequests(client);
    }
}
