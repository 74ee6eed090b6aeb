package dev.vmbot.sandbox.kubevirt;

import dev.vmbot.sandbox.kubevirt.api.Faults;
import dev.vmbot.sandbox.kubevirt.api.KubeApi;
import dev.vmbot.sandbox.kubevirt.api.RequestLog;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.time.LiveTimeline;
import dev.vmbot.sandbox.kubevirt.time.Timeline;
import dev.vmbot.sandbox.kubevirt.virt.ControlPlane;
import dev.vmbot.sandbox.kubevirt.virt.LauncherLog;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.kubevirt.virt.VmAdmission;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// A cluster with KubeVirt in this process, behind a Kubernetes API on a local port.
///
/// Machines are real objects of that API: whatever a client may do to them works as well as the
/// methods here, which exist to set the scene. They act as the cluster's admin and are not in the log.
public final class KubeVirtDouble implements AutoCloseable {

    private final Timeline timeline;
    private final InMemoryStore store;
    private final Machines machines;
    private final ControlPlane controlPlane;
    private final KubeApi api;
    private final String adminToken;
    private volatile boolean virtApiDown;

    private KubeVirtDouble(Delays delays, int port, Timeline timeline) {
        this.timeline = timeline;
        store = new InMemoryStore(timeline);
        machines = new Machines(store, Duration.ofMillis(5));
        store.admit(new VmAdmission(() -> virtApiDown));
        new Furnishing(store, machines).install();
        controlPlane = new ControlPlane(store, timeline, delays);
        controlPlane.start();
        api = new KubeApi(store, port, () -> virtApiDown, pod -> LauncherLog.of(store, pod));
        adminToken = api.adminToken();
    }

    public static KubeVirtDouble inMemory(Delays delays) {
        return inMemory(delays, 0);
    }

    /// @param port of the API; 0 for any free one
    public static KubeVirtDouble inMemory(Delays delays, int port) {
        return inMemory(delays, port, new LiveTimeline());
    }

    /// @param timeline closed with the double
    public static KubeVirtDouble inMemory(Delays delays, int port, Timeline timeline) {
        return new KubeVirtDouble(delays, port, timeline);
    }

    public String url() {
        return api.url();
    }

    /// Of somebody who may do everything, acting as others included.
    public String adminToken() {
        return adminToken;
    }

    /// Of this user; what they may do is what [#grant] and the stored bindings say.
    public String tokenFor(String user, String... groups) {
        return api.tokenFor(user, List.of(groups));
    }

    /// A whole kubeconfig file for this user.
    public String kubeconfigFor(String user) {
        return Kubeconfig.text(url(), user, tokenFor(user));
    }

    public String adminKubeconfig() {
        return Kubeconfig.text(url(), "kubernetes-admin", adminToken);
    }

    public void ensureNamespace(String name) {
        machines.ensureNamespace(name);
    }

    /// @return at once: what the strategy asks for begins a moment later
    public VmRow createVm(String namespace, String name, RunStrategy strategy) {
        return createVm(namespace, name, strategy, Behaviour.NORMAL);
    }

    public VmRow createVm(String namespace, String name, RunStrategy strategy, Behaviour behaviour) {
        machines.create(namespace, name, strategy, behaviour);
        return vm(namespace, name);
    }

    /// A new machine, up and ready.
    public VmRow running(String namespace, String name, RunStrategy strategy) {
        return machines.running(namespace, name, strategy);
    }

    /// A new machine that its controller has seen and left off.
    public VmRow stopped(String namespace, String name, RunStrategy strategy) {
        return machines.stopped(namespace, name, strategy);
    }

    /// Waits for the machine to be as `condition` says, half a minute at most.
    public VmRow awaitVm(String namespace, String name, Predicate<VmRow> condition) {
        return machines.await(namespace, name, condition);
    }

    public void behave(String namespace, String name, Behaviour behaviour) {
        machines.behave(namespace, name, behaviour);
    }

    public void label(String namespace, String name, String label, String value) {
        machines.label(namespace, name, label, value);
    }

    /// How long guests of this machine may take to shut down; best set while it is off.
    public void gracePeriod(String namespace, String name, Duration grace) {
        machines.grace(namespace, name, grace.toSeconds());
    }

    /// @throws ApiException 404 if there is no such machine
    public VmRow vm(String namespace, String name) {
        return machines.require(namespace, name);
    }

    public List<VmRow> vms() {
        return machines.all();
    }

    /// @param namespace empty for all namespaces
    public void grant(String user, String namespace, Right... rights) {
        machines.grant(user, namespace, List.of(rights));
    }

    /// One of KubeVirt's own roles: `kubevirt.io:view`, `kubevirt.io:edit`, `kubevirt.io:admin`.
    public void bindClusterRole(String user, String namespace, String role) {
        machines.bind(user, namespace, "ClusterRole", role);
    }

    public RequestLog log() {
        return api.log();
    }

    public Faults faults() {
        return api.faults();
    }

    /// The objects themselves, for what has no method here.
    public InMemoryStore store() {
        return store;
    }

    /// Cuts every open watch.
    public void dropWatches() {
        api.dropWatches();
    }

    public int openWatches() {
        return api.openWatches();
    }

    /// Makes every resource version seen so far too old to watch from.
    public void forgetHistory() {
        store.forgetHistory();
    }

    /// While it is down, subresources answer 503 and nobody can write a VM.
    public void virtApiDown(boolean down) {
        virtApiDown = down;
    }

    /// Requests are taken, and nothing comes of them until [#resumeControllers].
    public void pauseControllers() {
        controlPlane.pause();
    }

    public void resumeControllers() {
        controlPlane.resume();
    }

    @Override
    public void close() {
        controlPlane.close();
        timeline.close();
        api.close();
    }
}
