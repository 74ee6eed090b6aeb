package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.operation.OperationMapping;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationStore;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire; how it behaves against an API is the contract's business.
final class KubeOperationStoreTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final OperationId ID = OperationId.of("T1", "C1", "1.1", 0);
    private static final String ALL = "/apis/vmbot.dev/v1/namespaces/vm-bot/virtualmachineoperations";
    private static final String ONE = ALL + "/" + ID.value();

    private ScriptedApiServer server;
    private Cluster cluster;
    private KubeOperationStore store;

    @BeforeEach
    void connect() throws IOException {
        server = new ScriptedApiServer();
        cluster = server.cluster();
        store = new KubeOperationStore(cluster, "vm-bot", InstantSource.system());
    }

    @AfterEach
    void disconnect() throws IOException {
        store.close();
        cluster.close();
        server.close();
    }

    @Test
    void createsWithoutAStatus() throws IOException {
        server.on("POST", ALL, 201, json("5"));

        var created = store.create(OperationCacheTest.proposed(ID));

        JsonNode sent = JSON.readTree(server.asked().getFirst().body());
        assertThat(created).isEqualTo(new OperationStore.Created(OperationCacheTest.version(5), true));
        assertThat(sent.has("status")).isFalse();
        assertThat(store.list()).containsExactly(OperationCacheTest.version(5));
    }

    @Test
    void findsWhatTheSameRequestMadeBefore() {
        server.on("POST", ALL, 409, ScriptedApiServer.status(409, "AlreadyExists", "already exists"));
        server.on("GET", ONE, 200, json("9"));

        var created = store.create(OperationCacheTest.proposed(ID));

        assertThat(created.isNew()).isFalse();
        assertThat(created.operation()).isEqualTo(OperationCacheTest.version(9));
    }

    @Test
    void savesWithOneRequestAgainstTheVersionItHolds() throws IOException {
        server.on("PUT", ONE + "/status", 200, json("6"));

        var saved = store.save(OperationCacheTest.version(5));

        assertThat(saved).contains(OperationCacheTest.version(6));
        assertThat(server.asked()).hasSize(1);
        JsonNode sent = JSON.readTree(server.asked().getFirst().body());
        assertThat(sent.at("/metadata/resourceVersion").asText()).isEqualTo("5");
        assertThat(sent.at("/status/phase").asText()).isEqualTo("AwaitingApproval");
    }

    @Test
    void saysThatSomebodyElseHasSaved() {
        server.on(
                "PUT", ONE + "/status", 409, ScriptedApiServer.status(409, "Conflict", "the object has been modified"));

        assertThat(store.save(OperationCacheTest.version(5))).isEmpty();
    }

    @Test
    void doesNotClaimToKnowWhetherABrokenSaveCounted() {
        server.on("PUT", ONE + "/status", 500, ScriptedApiServer.status(500, "InternalError", "etcd"));

        var failure = catchThrowableOfType(ClusterException.class, () -> store.save(OperationCacheTest.version(5)));

        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void tellsARefusalByTheSchemaFromASaveBySomebodyElse() {
        server.on(
                "PUT", ONE + "/status", 422, ScriptedApiServer.status(422, "Invalid", "status.phase: Required value"));

        var failure = catchThrowableOfType(ClusterException.class, () -> store.save(OperationCacheTest.version(5)));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        assertThat(failure.words()).contains("status.phase: Required value");
    }

    @Test
    void refusesToReadWhatALaterReleaseWrote() {
        server.on("GET", ONE, 200, json("9").replace("\"schemaVersion\":1", "\"schemaVersion\":2"));

        var failure = catchThrowableOfType(ClusterException.class, () -> store.find(ID));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
    }

    private static String json(String version) {
        Operation operation = OperationCacheTest.version(Integer.parseInt(version));
        return new KubernetesSerialization().asJson(OperationMapping.toSave(operation, "vm-bot"));
    }
}
