package dev.vmbot.cluster;

import java.util.List;
import java.util.Set;

/// Which VMs there are, from watched state: answers at once and costs no request.
public interface Inventory {

    /// @return every VM of the namespace; empty when there are none
    List<Observation> inNamespace(String namespace);

    /// @return every VM of the cluster
    List<Observation> everywhere();

    /// @return namespaces that hold a VM of this name
    Set<String> namespacesOf(String name);

    /// Whether the watch is up, so that what is told is of now; it lags for seconds when a watch is renewed.
    boolean isCurrent();
}
