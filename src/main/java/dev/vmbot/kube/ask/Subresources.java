package dev.vmbot.kube.ask;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.kubevirt.KubeVirtClient;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks KubeVirt to start and to stop VMs, each time once.
public final class Subresources {

    private final KubeVirtClient writes;
    private final OwnRights rights;

    public Subresources(Cluster cluster) {
        writes = cluster.writes().adapt(KubeVirtClient.class);
        rights = new OwnRights(cluster);
    }

    /// @throws ClusterException as [dev.vmbot.cluster.VirtualMachines#start] says
    public void start(VmRef ref) {
        ask(ref, "start", () -> writes.start(ref.namespace(), ref.name()));
    }

    /// @param grace in whole seconds; empty leaves the VM's own
    /// @throws ClusterException as [dev.vmbot.cluster.VirtualMachines#stop] says
    public void stop(VmRef ref, Optional<Duration> grace) {
        OptionalLong seconds =
                grace.map(Duration::toSeconds).map(OptionalLong::of).orElse(OptionalLong.empty());
        ask(ref, "stop", () -> writes.stop(ref.namespace(), ref.name(), seconds));
    }

    private void ask(VmRef ref, String subresource, Runnable request) {
        try {
            TimeLimit.WRITE.run(request);
        } catch (ClusterException e) {
            throw SubresourceAnswers.sharpen(e, () -> rights.isAllowed(ref, subresource));
        }
    }
}
