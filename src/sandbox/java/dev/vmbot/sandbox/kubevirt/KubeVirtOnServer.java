package dev.vmbot.sandbox.kubevirt;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import dev.vmbot.sandbox.kubevirt.api.VirtApiServer;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.ApiServerStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.time.LiveTimeline;
import dev.vmbot.sandbox.kubevirt.virt.ControlPlane;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// KubeVirt played on a real API server: its kinds, its controllers, a node, and virt-api behind the
/// aggregation layer. Rights, watches and patches are the server's own. Webhooks are not played:
/// contradicting VMs are not refused.
public final class KubeVirtOnServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LiveTimeline timeline = new LiveTimeline();
    private final ApiServerStore store;
    private final Machines machines;
    private final ControlPlane controlPlane;
    private final VirtApiServer virtApi;

    private KubeVirtOnServer(KubernetesClient admin, Delays delays) {
        store = new ApiServerStore(admin);
        machines = new Machines(store, Duration.ofMillis(50));
        List.of("default", "kubevirt").forEach(machines::ensureNamespace);
        definitions();
        controlPlane = new ControlPlane(store, timeline, delays);
        controlPlane.start();
        virtApi = new VirtApiServer(store);
        virtApi.register();
        await().atMost(PATIENCE).ignoreExceptions().until(this::subresourcesAreServed);
    }

    /// Returns when the subresources are served.
    ///
    /// @param admin may do everything; stays the caller's to close
    public static KubeVirtOnServer on(KubernetesClient admin, Delays delays) {
        return new KubeVirtOnServer(admin, delays);
    }

    private void definitions() {
        try (InputStream file = Objects.requireNonNull(KubeVirtOnServer.class.getResourceAsStream("crds.yaml"));
                var documents = new YAMLMapper().readerFor(ObjectNode.class).<ObjectNode>readValues(file)) {
            while (documents.hasNext()) {
                ObjectNode definition = documents.next();
                machines.createIfAbsent(Resource.CRDS, definition);
                Key key = Key.of(Resource.CRDS, definition);
                await().atMost(PATIENCE).until(() -> isEstablished(key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.list(Resource.DATA_VOLUMES, "").isEmpty());
    }

    private boolean isEstablished(Key definition) {
        return Json.findBy(Json.at(store.require(definition), "status", "conditions"), "type", "Established")
                .filter(condition -> Json.text(condition, "status").equals("True"))
                .isPresent();
    }

    /// Somebody who asks for a machine that is not there is told so by virt-api itself.
    private boolean subresourcesAreServed() {
        try {
            var nobody =
                    new Resource("subresources.kubevirt.io", "v1", "virtualmachines", "VirtualMachine", true, true);
            ObjectNode request = Json.object();
            request.putObject("metadata").put("name", "nobody/start").put("namespace", "default");
            store.replace(nobody, request, Write.MAIN);
            return true;
        } catch (ApiException e) {
            return e.code() == 404
                    && e.reason().equals("NotFound")
                    && String.valueOf(e.getMessage()).startsWith("virtualmachine.kubevirt.io");
        }
    }

    public void ensureNamespace(String name) {
        machines.ensureNamespace(name);
    }

    public void createVm(String namespace, String name, RunStrategy strategy, Behaviour behaviour) {
        machines.create(namespace, name, strategy, behaviour);
    }

    /// A new machine, up and ready.
    public VmRow running(String namespace, String name, RunStrategy strategy) {
        return machines.running(namespace, name, strategy);
    }

    /// A new machine that its controller has seen and left off.
    public VmRow stopped(String namespace, String name, RunStrategy strategy) {
        return machines.stopped(namespace, name, strategy);
    }

    public void behave(String namespace, String name, Behaviour behaviour) {
        machines.behave(namespace, name, behaviour);
    }

    /// How long guests of this machine may take to shut down; best set while it is off.
    public void gracePeriod(String namespace, String name, Duration grace) {
        machines.grace(namespace, name, grace.toSeconds());
    }

    /// @param namespace empty for all namespaces
    public void grant(String user, String namespace, Right... rights) {
        machines.grant(user, namespace, List.of(rights));
    }

    /// @throws ApiException 404 if there is no such machine
    public VmRow vm(String namespace, String name) {
        return machines.require(namespace, name);
    }

    public List<VmRow> vms() {
        return machines.all();
    }

    /// Waits for the machine to be as `condition` says, half a minute at most.
    public VmRow awaitVm(String namespace, String name, Predicate<VmRow> condition) {
        return machines.await(namespace, name, condition);
    }

    /// What came through to virt-api, with the person the API server named.
    public List<LoggedRequest> powerRequests() {
        return virtApi.requests();
    }

    @Override
    public void close() {
        controlPlane.close();
        timeline.close();
        virtApi.close();
    }
}
