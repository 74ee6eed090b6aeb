package dev.vmbot.sandbox.kubevirt.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The objects of a real API server, as the person the client stands for.
public final class ApiServerStore implements ObjectStore {

    private static final long TIMEOUT_SECONDS = 10;
    private static final String JSON = "application/json";

    private final KubernetesClient client;

    /// @param client stays the caller's to close
    public ApiServerStore(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Optional<ObjectNode> find(Key key) {
        try {
            return Optional.of(send("GET", path(key, ""), JSON, ""));
        } catch (ApiException e) {
            if (e.code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<ObjectNode> list(Resource resource, String namespace) {
        return send("GET", path(resource, namespace), JSON, "")
                .path("items")
                .valueStream()
                .map(item -> typed(resource, (ObjectNode) item))
                .toList();
    }

    /// Items of a list do not say what they are.
    private static ObjectNode typed(Resource resource, ObjectNode item) {
        return item.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
    }

    @Override
    public ObjectNode create(Resource resource, ObjectNode object, Write write) {
        String namespace = resource.namespaced() ? Json.text(object, "metadata", "namespace") : "";
        return send(
                "POST",
                path(resource, namespace) + query(write),
                JSON,
                typed(resource, object.deepCopy()).toString());
    }

    @Override
    public ObjectNode replace(Resource resource, ObjectNode object, Write write) {
        Key key = Key.of(resource, object);
        return send("PUT", path(key, write.status() ? "/status" : "") + query(write), JSON, object.toString());
    }

    @Override
    public ObjectNode patch(Key key, Patch patch, Write write) {
        String path = path(key, write.status() ? "/status" : "") + query(write);
        return switch (patch) {
            case Patch.Merge(var changes) -> send("PATCH", path, "application/merge-patch+json", changes.toString());
            case Patch.Steps(var steps) -> send("PATCH", path, "application/json-patch+json", steps.toString());
        };
    }

    @Override
    public ObjectNode delete(Key key, Deletion deletion) {
        ObjectNode options = Json.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
        deletion.grace().ifPresent(grace -> options.put("gracePeriodSeconds", grace.toSeconds()));
        if (!deletion.uid().isEmpty()) {
            options.putObject("preconditions").put("uid", deletion.uid());
        }
        if (deletion.dryRun()) {
            options.putArray("dryRun").add("All");
        }
        return send("DELETE", path(key, ""), JSON, options.toString());
    }

    @Override
    public void bind(Key pod, String node) {
        ObjectNode binding = Json.object().put("apiVersion", "v1").put("kind", "Binding");
        binding.putObject("metadata").put("name", pod.name());
        binding.putObject("target").put("apiVersion", "v1").put("kind", "Node").put("name", node);
        send("POST", path(pod, "/binding"), JSON, binding.toString());
    }

    @Override
    public Watch watch(Resource resource, Consumer<Change> listener) {
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(resource.group().isEmpty() ? null : resource.group())
                .withVersion(resource.version())
                .withKind(resource.kind())
                .withPlural(resource.plural())
                .withNamespaced(resource.namespaced())
                .build();
        var informer =
                client.genericKubernetesResources(context).inAnyNamespace().inform(new Teller(resource, listener));
        return informer::stop;
    }

    private record Teller(Resource resource, Consumer<Change> listener)
            implements ResourceEventHandler<GenericKubernetesResource> {

        @Override
        public void onAdd(GenericKubernetesResource object) {
            tell(Change.Type.ADDED, object, object);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
            tell(Change.Type.MODIFIED, object, before);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean unknown) {
            tell(Change.Type.DELETED, object, object);
        }

        private void tell(Change.Type type, GenericKubernetesResource object, GenericKubernetesResource before) {
            listener.accept(
                    new Change(type, resource, Json.MAPPER.valueToTree(object), Json.MAPPER.valueToTree(before)));
        }
    }

    private static String query(Write write) {
        return write.dryRun() ? "?dryRun=All" : "";
    }

    private static String path(Key key, String subresource) {
        return path(key.resource(), key.namespace()) + "/" + key.name() + subresource;
    }

    private static String path(Resource resource, String namespace) {
        return (resource.group().isEmpty() ? "/api/" : "/apis/")
                + resource.apiVersion()
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                + "/"
                + resource.plural();
    }

    private ObjectNode send(String method, String path, String type, String body) {
        String root = client.getMasterUrl().toString().replaceAll("/$", "");
        HttpRequest.Builder request =
                client.getHttpClient().newHttpRequestBuilder().uri(root + path);
        request = method.equals("GET") ? request : request.method(method, type, body);
        try {
            HttpResponse<String> response = client.getHttpClient()
                    .sendAsync(request.build(), String.class)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return read(response.code(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.internal("interrupted");
        } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
            throw ApiException.internal(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode read(int code, String body) throws JsonProcessingException {
        JsonNode json = Json.MAPPER.readTree(body);
        ObjectNode answer = json instanceof ObjectNode object ? object : Json.object();
        if (code < 400) {
            return answer;
        }
        throw new ApiException(
                code,
                Json.text(answer, "reason"),
                Json.text(answer, "message"),
                answer.get("details") instanceof ObjectNode details ? details : Json.object());
    }
}
