package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the answers of virt-api's subresources mean, by their sentences.
final class SubresourceAnswersTest {

    private static final VmRef DB = new VmRef("prod", "db-1");
    private static final String STOP = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db-1/stop";
    private static final String REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String NO_RIGHT =
            "virtualmachines.subresources.kubevirt.io \"db-1\" is forbidden: User \"bot\" cannot update resource"
                    + " \"virtualmachines/stop\" in API group \"subresources.kubevirt.io\" in the namespace \"prod\"";

    private ScriptedApiServer server;
    private Cluster cluster;
    private KubeVirtualMachines machines;

    @BeforeEach
    void connect() throws IOException {
        server = new ScriptedApiServer();
        cluster = server.cluster();
        machines = new KubeVirtualMachines(cluster, InstantSource.system());
    }

    @AfterEach
    void disconnect() throws IOException {
        machines.close();
        cluster.close();
        server.close();
    }

    private ClusterException stop() {
        return catchThrowableOfType(ClusterException.class, () -> machines.stop(DB, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500 | CONFLICT | Internal error occurred: admission webhook "virtualmachine-validator.kubevirt.io" denied the request: snapshot in progress
        500 | CONFLICT | Internal error occurred: ValidatingAdmissionPolicy 'freeze' with binding 'freeze' denied request: no changes today
        500 | CONFLICT | Internal error occurred: virtualmachines.kubevirt.io "db-1" is forbidden: exceeded quota: compute
        500 | BUSY     | Internal error occurred: virtualmachines.kubevirt.io "db-1" is forbidden: User "system:serviceaccount:kubevirt:kubevirt-apiserver" cannot patch resource "virtualmachines"
        500 | BUSY     | Internal error occurred: unable to complete request: stop/start already underway
        500 | BUSY     | Internal error occurred: failed calling webhook "virtualmachines-mutator.kubevirt.io": failed to call webhook: Post "https://virt-api.kubevirt.svc:443/x?timeout=10s": dial tcp 127.64.0.10:443: connect: connection refused
        500 | BUSY     | Internal error occurred: failed calling webhook "v.example.org": failed to call webhook: context deadline exceeded
        500 | BROKEN   | Internal error occurred: etcdserver: request timed out
        403 | CONFLICT | Pausing VMs with a non-GuestAgentPing LivenessProbe is not supported
        409 | CONFLICT | Operation cannot be fulfilled on virtualmachine.kubevirt.io "db-1": VM is not running
        409 | BUSY     | Operation cannot be fulfilled on virtualmachines.kubevirt.io "db-1": the object has been modified; please apply your changes to the latest version and try again
        503 | UNREACHABLE | the server is currently unable to handle the request
        504 | BROKEN   | Timeout: request did not complete within the allotted timeout
        429 | BUSY     | too many requests
        """)
    void knowsARefusalFromTroubleByItsSentence(int code, Reason reason, String words) {
        server.on("PUT", STOP, code, ScriptedApiServer.status(code, "Why", words));

        assertThat(stop().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        503 | UNREACHABLE | error trying to reach service: dial tcp 127.64.0.10:443: connect: connection refused
        503 | UNREACHABLE | service unavailable
        503 | BROKEN      | error trying to reach service: EOF
        502 | BROKEN      | bad gateway
        404 | NOT_FOUND   | 404 page not found
        """)
    void knowsFromPlainTextWhetherTheRequestReachedKubeVirt(int code, Reason reason, String text) {
        server.on("PUT", STOP, code, "text/plain; charset=utf-8", text);

        ClusterException failure = stop();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.words()).as("what people are told").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"403, true, BUSY", "403, false, FORBIDDEN", "401, true, UNAUTHENTICATED"})
    void takesARightForMissingOnlyWhereAReviewAgrees(int code, boolean isAllowed, Reason reason) {
        server.on("PUT", STOP, code, ScriptedApiServer.status(code, "Forbidden", NO_RIGHT))
                .answering("POST", REVIEW, _ -> "{\"status\": {\"allowed\": %s}}".formatted(isAllowed));

        assertThat(stop().reason()).isEqualTo(reason);
    }

    @Test
    void takesNoRightForMissingThatNobodyCouldReview() {
        server.on("PUT", STOP, 403, ScriptedApiServer.status(403, "Forbidden", NO_RIGHT))
                .on("POST", REVIEW, 403, ScriptedApiServer.status(403, "Forbidden", "not yet"));

        assertThat(stop().reason()).isEqualTo(Reason.BUSY);
    }
}
