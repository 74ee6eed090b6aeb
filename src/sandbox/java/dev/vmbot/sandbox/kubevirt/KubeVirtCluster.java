package dev.vmbot.sandbox.kubevirt;

import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.virt.ControlPlane;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// A cluster in which KubeVirt is played, whichever API server stands before it.
///
/// Machines are real objects of that API: whatever a client may do to them works as well as the methods here, which
/// exist to set the scene. They act as the cluster's admin.
public abstract sealed class KubeVirtCluster implements AutoCloseable permits KubeVirtDouble, KubeVirtOnServer {

    KubeVirtCluster() {}

    abstract Machines machines();

    abstract ControlPlane controlPlane();

    /// While it is down, subresources answer 503; when this returns from `false` they are served.
    public abstract void virtApiDown(boolean down);

    /// Requests are taken, and nothing comes of them until [#resumeControllers].
    public final void pauseControllers() {
        controlPlane().pause();
    }

    public final void resumeControllers() {
        controlPlane().resume();
    }

    /// What was asked of the subresources, by whom, in order.
    public abstract List<LoggedRequest> powerRequests();

    public final void ensureNamespace(String name) {
        machines().ensureNamespace(name);
    }

    /// @return at once: what the strategy asks for begins a moment later
    public final VmRow createVm(String namespace, String name, RunStrategy strategy) {
        return createVm(namespace, name, strategy, Behaviour.NORMAL);
    }

    public final VmRow createVm(String namespace, String name, RunStrategy strategy, Behaviour behaviour) {
        machines().create(namespace, name, strategy, behaviour);
        return vm(namespace, name);
    }

    /// A new machine, up and ready.
    public final VmRow running(String namespace, String name, RunStrategy strategy) {
        return machines().running(namespace, name, strategy);
    }

    /// A new machine that its controller has seen and left off.
    public final VmRow stopped(String namespace, String name, RunStrategy strategy) {
        return machines().stopped(namespace, name, strategy);
    }

    public final void behave(String namespace, String name, Behaviour behaviour) {
        machines().behave(namespace, name, behaviour);
    }

    public final void label(String namespace, String name, String label, String value) {
        machines().label(namespace, name, label, value);
    }

    /// How long guests of this machine may take to shut down; best set while it is off.
    public final void gracePeriod(String namespace, String name, Duration grace) {
        machines().grace(namespace, name, grace.toSeconds());
    }

    /// @throws ApiException 404 if there is no such machine
    public final VmRow vm(String namespace, String name) {
        return machines().require(namespace, name);
    }

    public final List<VmRow> vms() {
        return machines().all();
    }

    /// Waits for the machine to be as `condition` says, half a minute at most.
    public final VmRow awaitVm(String namespace, String name, Predicate<VmRow> condition) {
        return machines().await(namespace, name, condition);
    }

    /// @param namespace empty for all namespaces
    public final void grant(String user, String namespace, Right... rights) {
        machines().grant(user, namespace, List.of(rights));
    }

    /// One of KubeVirt's own roles: `kubevirt.io:view`, `kubevirt.io:edit`, `kubevirt.io:admin`.
    ///
    /// @param namespace empty for all namespaces
    public final void bindClusterRole(String user, String namespace, String role) {
        machines().bind(user, namespace, "ClusterRole", role);
    }

    @Override
    public abstract void close();
}
