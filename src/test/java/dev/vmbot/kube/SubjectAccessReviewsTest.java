package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectAccessReviewsTest {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    private static final Identity ALICE = new Identity("alice", List.of("dev", Identity.AUTHENTICATED));
    private static final Permission STOP =
            Permission.toChange(Action.STOP, new VmRef("prod", "db-1")).getFirst();

    private ScriptedApiServer server;
    private Cluster cluster;

    @BeforeEach
    void connect() throws IOException {
        server = new ScriptedApiServer();
        cluster = server.cluster();
    }

    @AfterEach
    void disconnect() throws IOException {
        cluster.close();
        server.close();
    }

    @Test
    void asksForThePersonWithGroups() throws IOException {
        server.on("POST", REVIEWS, 201, answer(true));

        assertThat(new SubjectAccessReviews(cluster).allows(ALICE, STOP)).isTrue();

        var sent = new JsonMapper().readTree(server.asked().getFirst().body()).get("spec");
        assertThat(sent.get("user").asText()).isEqualTo("alice");
        assertThat(sent.get("groups"))
                .extracting(group -> group.asText())
                .containsExactly("dev", "system:authenticated");
        assertThat(sent.get("resourceAttributes").toString())
                .isEqualTo("{\"group\":\"subresources.kubevirt.io\",\"name\":\"db-1\",\"namespace\":\"prod\","
                        + "\"resource\":\"virtualmachines\",\"subresource\":\"stop\",\"verb\":\"update\"}");
    }

    @Test
    void takesANoForANo() {
        server.on("POST", REVIEWS, 201, answer(false));

        assertThat(new SubjectAccessReviews(cluster).allows(ALICE, STOP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"401, CREDENTIALS", "403, CLUSTER", "404, CLUSTER", "500, CLUSTER"})
    void allowsNothingOnAGuess(int code, AccessUnavailableException.Source source) {
        server.on("POST", REVIEWS, code, ScriptedApiServer.status(code, "Why", "cannot create"));

        var failure = catchThrowableOfType(
                AccessUnavailableException.class, () -> new SubjectAccessReviews(cluster).allows(ALICE, STOP));

        assertThat(failure.source()).isEqualTo(source);
    }

    private static String answer(boolean allowed) {
        return """
            {"kind": "SubjectAccessReview", "apiVersion": "authorization.k8s.io/v1", "spec": {},
             "status": {"allowed": %s}}
            """.formatted(allowed);
    }
}
