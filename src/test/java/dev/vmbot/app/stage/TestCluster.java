package dev.vmbot.app.stage;

import dev.vmbot.sandbox.kubevirt.KubeVirtCluster;
import dev.vmbot.sandbox.kubevirt.api.LoggedRequest;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/// A cluster with simulated KubeVirt controllers, whichever API server stands before it.
public interface TestCluster extends AutoCloseable {

    /// Of the bot's own service account, with exactly the rights of `k8s/`.
    String botKubeconfig();

    /// Of somebody who may do everything; stays the cluster's to close.
    KubernetesClient admin();

    KubeVirtCluster kubeVirt();

    /// What was asked of the subresources of this VM, in order.
    default List<PowerRequest> asks(String namespace, String name) {
        return PowerRequest.on(namespace, name, kubeVirt().powerRequests());
    }

    /// Reasons of the Events on the VM itself.
    default List<String> eventReasons(String namespace, String name) {
        return admin().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getKind().equals("VirtualMachine"))
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .map(Event::getReason)
                .toList();
    }

    @Override
    void close();

    /// @param verb `start`, `stop` or `restart`
    record PowerRequest(String verb, String body) {

        static List<PowerRequest> on(String namespace, String name, List<LoggedRequest> requests) {
            String beginning =
                    "/apis/subresources.kubevirt.io/v1/namespaces/%s/virtualmachines/%s/".formatted(namespace, name);
            return requests.stream()
                    .filter(request -> request.path().startsWith(beginning))
                    .map(request -> new PowerRequest(request.path().substring(beginning.length()), request.body()))
                    .toList();
        }
    }
}
