package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.kube.operation.OperationMapping;
import dev.vmbot.operation.OperationId;
import dev.vmbot.sandbox.Installation;
import dev.vmbot.sandbox.kubevirt.LocalApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What `kubectl get vmop` shows, which is what the API server makes of the CRD's columns.
@Tag("kube-api")
final class OperationTableIT {

    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @Test
    void showsAnOperationThatWasJustCreated() throws Exception {
        OperationId id = OperationId.of("T1", "C1", "1.1", 0);
        try (LocalApiServer server = LocalApiServer.start();
                KubernetesClient admin = server.admin()) {
            Installation.apply(admin, Path.of("k8s"));
            admin.resource(OperationMapping.toCreate(OperationCacheTest.proposed(id), Installation.NAMESPACE))
                    .create();

            JsonNode table = table(admin);

            assertThat(texts(table.get("columnDefinitions"), "/name"))
                    .containsExactly("Name", "Action", "Targets", "Requester", "Phase", "Age");
            assertThat(texts(table.at("/rows/0/cells"), ""))
                    .startsWith(id.value(), "stop", "prod/db-1", "anna", "AwaitingApproval")
                    .last()
                    .asString()
                    .matches("\\d+s");
        }
    }

    private static JsonNode table(KubernetesClient admin)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var http = admin.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(admin.getMasterUrl() + "apis/vmbot.dev/v1/namespaces/" + Installation.NAMESPACE
                        + "/virtualmachineoperations")
                .header("Accept", TABLE)
                .build();
        return new ObjectMapper()
                .readTree(http.sendAsync(request, String.class)
                        .get(10, TimeUnit.SECONDS)
                        .body());
    }

    private static List<String> texts(JsonNode nodes, String at) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.at(at).asText())
                .toList();
    }
}
