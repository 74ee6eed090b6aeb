package dev.vmbot.sandbox.kubevirt;

import dev.vmbot.sandbox.kubevirt.api.Faults;
import dev.vmbot.sandbox.kubevirt.api.KubeApi;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.api.RequestLog;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.time.LiveTimeline;
import dev.vmbot.sandbox.kubevirt.time.Timeline;
import dev.vmbot.sandbox.kubevirt.virt.ControlPlane;
import dev.vmbot.sandbox.kubevirt.virt.LauncherLog;
import dev.vmbot.sandbox.kubevirt.virt.VmAdmission;
import java.time.Duration;
import java.util.List;

/// A cluster with KubeVirt in this process, behind a Kubernetes API on a local port. What sets the scene is not in its
/// log.
public final class KubeVirtDouble extends KubeVirtCluster {

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

    @Override
    Machines machines() {
        return machines;
    }

    @Override
    ControlPlane controlPlane() {
        return controlPlane;
    }

    @Override
    public List<LoggedRequest> powerRequests() {
        return log().powerRequests();
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
    public String kubeconfigFor(String user, String... groups) {
        return Kubeconfig.text(url(), user, tokenFor(user, groups));
    }

    public String adminKubeconfig() {
        return Kubeconfig.text(url(), "kubernetes-admin", adminToken);
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

    /// Refuses connections, and cuts those that are open, until [#apiServerBack].
    public void apiServerAway() {
        api.goAway();
    }

    /// A kube-apiserver that has just started answers requests before it knows everything.
    ///
    /// @param rules until when it forbids everything, except to `system:masters`
    /// @param aggregation until when the subresources answer `404 page not found`
    public void apiServerBack(Duration rules, Duration aggregation) {
        api.comeBack(rules, aggregation);
    }

    /// Nobody can write a VM then either.
    @Override
    public void virtApiDown(boolean down) {
        virtApiDown = down;
    }

    @Override
    public void close() {
        controlPlane.close();
        timeline.close();
        api.close();
    }
}
