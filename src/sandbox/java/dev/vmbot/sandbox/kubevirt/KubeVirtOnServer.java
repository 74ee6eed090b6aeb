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
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// KubeVirt played on a real API server: its kinds, its controllers, a node, and virt-api behind the
/// aggregation layer. Rights, watches and patches are the server's own. Webhooks are not played:
/// contradicting VMs are not refused.
public final class KubeVirtOnServer extends KubeVirtCluster {

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
        new Furnishing(store, machines).roles();
        controlPlane = new ControlPlane(store, timeline, delays);
        controlPlane.start();
        virtApi = new VirtApiServer(store);
        virtApi.register();
        awaitSubresources();
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

    private void awaitSubresources() {
        await().atMost(PATIENCE).ignoreExceptions().until(this::subresourcesAreServed);
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

    @Override
    Machines machines() {
        return machines;
    }

    @Override
    ControlPlane controlPlane() {
        return controlPlane;
    }

    /// When it is up again this returns only once the API server passes requests on again: it asks an aggregated API
    /// from time to time whether it is there, and answers 503 by itself until then.
    @Override
    public void virtApiDown(boolean down) {
        virtApi.down(down);
        if (!down) {
            awaitSubresources();
        }
    }

    /// What came through to virt-api, with the person the API server named.
    @Override
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
