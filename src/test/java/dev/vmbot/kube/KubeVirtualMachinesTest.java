package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.kube.ScriptedApiServer.Asked;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes over the wire, and what becomes of every way in which it can fail.
final class KubeVirtualMachinesTest {

    private static final VmRef DB = new VmRef("prod", "db-1");
    private static final String START = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db-1/start";
    private static final String STOP = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db-1/stop";
    private static final String VM = "/apis/kubevirt.io/v1/namespaces/prod/virtualmachines/db-1";
    private static final String VMI = "/apis/kubevirt.io/v1/namespaces/prod/virtualmachineinstances/db-1";
    private static final String VMS = "/apis/kubevirt.io/v1/namespaces/prod/virtualmachines";

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

    @Test
    void startsByTheSubresource() {
        server.on("PUT", START, 202, "");

        machines.start(DB);

        assertThat(server.asked()).containsExactly(new Asked("PUT", START, "application/json", "{}"));
    }

    @Test
    void leavesTheVmItsOwnGracePeriod() {
        server.on("PUT", STOP, 202, "");

        machines.stop(DB, Optional.empty());

        assertThat(server.asked()).containsExactly(new Asked("PUT", STOP, "application/json", "{}"));
    }

    @Test
    void cutsThePowerWithAGracePeriodOfZero() {
        server.on("PUT", STOP, 202, "");

        machines.stop(DB, Optional.of(Duration.ZERO));

        assertThat(server.asked()).containsExactly(new Asked("PUT", STOP, "application/json", "{\"gracePeriod\":0}"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID, false",
        "401, UNAUTHENTICATED, false",
        "403, CONFLICT, false",
        "404, NOT_FOUND, false",
        "405, INVALID, false",
        "409, CONFLICT, false",
        "422, CONFLICT, false",
        "429, BUSY, false",
        "500, BROKEN, true",
        "503, UNREACHABLE, false"
    })
    void sendsAWriteOnceAndSaysWhatItsRefusalMeans(int code, Reason reason, boolean mayHaveTakenEffect) {
        server.on("PUT", START, code, ScriptedApiServer.status(code, "Why", "VM is already running"));

        ClusterException failure = failure(() -> machines.start(DB));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.reason().mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.words()).isEqualTo("VM is already running");
        assertThat(server.asked())
                .filteredOn(asked -> asked.path().equals(START))
                .hasSize(1);
    }

    @Test
    void givesAWriteUpAfterFourSecondsWithoutSendingItAgain() {
        server.silentOn("PUT", STOP);

        ClusterException failure = failure(() -> machines.stop(DB, Optional.empty()));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void knowsThatNothingWasSentWithoutAConnection() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        try (Cluster nowhere = ScriptedApiServer.clusterAt("http://127.0.0.1:" + freePort + "/");
                var unreachable = new KubeVirtualMachines(nowhere, InstantSource.system())) {

            ClusterException failure = failure(() -> unreachable.start(DB));

            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void showsNoAddressOfTheCluster() {
        server.on(
                "PUT",
                START,
                500,
                ScriptedApiServer.status(
                        500,
                        "InternalError",
                        "failed calling webhook \"v.kubevirt.io\": Post"
                                + " \"https://virt-api.kubevirt.svc:443/x?timeout=10s\": dial tcp 10.96.3.4:8443: lookup"
                                + " api.corp.example:6443 refused"));

        ClusterException failure = failure(() -> machines.start(DB));

        assertThat(failure.words())
                .startsWith("failed calling webhook \"v.kubevirt.io\"")
                .doesNotContain("https:", ".svc", "10.96", "corp");
    }

    @Test
    void survivesAnswersThatAreNoneOfAnApiServer() {
        server.on("PUT", START, 403, "text/html", "<html>blocked by proxy at " + server.address() + "</html>");

        ClusterException failure = failure(() -> machines.start(DB));

        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure.words()).doesNotContain("127.0.0.1");
    }

    @Test
    void cannotMakeSenseOfALoginPage() {
        server.on("GET", VM, 200, "text/html", "<html>log in</html>");

        assertThat(failure(() -> machines.look(DB)).reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void looksPastEveryCache() throws IOException {
        server.on("GET", VM, 200, recorded("vm-running")).on("GET", VMI, 200, recorded("vmi-running"));

        var seen = machines.look(DB);

        assertThat(seen.live()).isTrue();
        assertThat(seen.isRunning()).isTrue();
        assertThat(server.asked()).extracting(Asked::path).containsExactly(VM, VMI);
    }

    @Test
    void doesNotAskForTheVmiBeforeItHasTheVm() throws IOException {
        server.on("GET", VM, 403, ScriptedApiServer.status(403, "Forbidden", "no"))
                .on("GET", VMI, 200, recorded("vmi-running"));

        assertThat(failure(() -> machines.look(DB)).reason()).isEqualTo(Reason.FORBIDDEN);

        assertThat(server.asked()).extracting(Asked::path).containsOnly(VM);
    }

    @Test
    void seesThatThereIsNoSuchVm() {
        server.on("GET", VMS, 200, "{\"kind\": \"VirtualMachineList\", \"metadata\": {}, \"items\": []}");

        assertThat(machines.look(DB).vm()).isEmpty();
    }

    @Test
    void doesNotTakeAMissingApiForAMissingVm() {
        server.on("GET", VM, 404, "text/plain", "404 page not found");
        server.on("GET", VMS, 404, "text/plain", "404 page not found");

        assertThat(failure(() -> machines.look(DB)).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void repeatsAReadThatFailed() {
        server.on("GET", VM, 500, ScriptedApiServer.status(500, "InternalError", "etcd"));

        assertThat(failure(() -> machines.look(DB)).reason()).isEqualTo(Reason.BROKEN);
        assertThat(server.asked())
                .filteredOn(request -> request.path().equals(VM))
                .hasSize(3);
    }

    private static ClusterException failure(ThrowingCallable request) {
        return catchThrowableOfType(ClusterException.class, request);
    }

    private static String recorded(String name) throws IOException {
        try (var json = KubeVirtualMachinesTest.class.getResourceAsStream("/kube/" + name + ".json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
