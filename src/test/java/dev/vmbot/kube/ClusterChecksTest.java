package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.kube.BotRights.Right;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One line for each way in which the cluster is not as it should be.
final class ClusterChecksTest {

    private static final String VERSION = "/version";
    private static final String KUBEVIRT = "/apis/subresources.kubevirt.io/v1/version";
    private static final String OPERATIONS = "/apis/vmbot.dev/v1";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptedApiServer server = new ScriptedApiServer();
    private final Set<String> denied = new ConcurrentSkipListSet<>();

    ClusterChecksTest() throws IOException {}

    @BeforeEach
    void setUpACluster() {
        server.on("GET", VERSION, 200, "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.1\"}")
                .on("GET", KUBEVIRT, 200, "{\"gitVersion\":\"v1.6.0\"}")
                .on("GET", OPERATIONS, 200, """
                    {"kind": "APIResourceList", "groupVersion": "vmbot.dev/v1", "resources": [
                      {"name": "virtualmachineoperations", "kind": "VirtualMachineOperation", "namespaced": true}]}
                    """)
                .answering("POST", REVIEWS, this::review);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<Arguments> rights() {
        return Stream.of(
                        arguments(BotRights.everywhere(), "", "ClusterRole vm-lifecycle-bot"),
                        arguments(BotRights.forFindings(), "", "ClusterRole vm-lifecycle-bot-findings"),
                        arguments(BotRights.atHome(), "bots", "Role vm-lifecycle-bot in bots"))
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> arguments(List<Right> rights, String namespace, String role) {
        return rights.stream()
                .flatMap(right -> right.verbs().stream().map(verb -> Arguments.of(right, verb, namespace, role)));
    }

    @Test
    void findsNothingWrongWhereEverythingIsThere() {
        assertThat(run())
                .allMatch(Check::ok)
                .hasSize(3
                        + BotRights.everywhere().size()
                        + BotRights.forFindings().size()
                        + BotRights.atHome().size());
    }

    @ParameterizedTest
    @MethodSource("rights")
    void namesTheRuleThatIsMissing(Right right, String verb, String namespace, String role) {
        denied.add(question(verb, right.group(), right.resource(), namespace));

        Check wrong = onlyWrong();

        assertThat(wrong.name()).startsWith("may ").contains(right.shown());
        assertThat(wrong.advice())
                .endsWith("add to the %s: apiGroups: [\"%s\"], resources: [\"%s\"], %sverbs: [\"%s\"]"
                        .formatted(
                                role,
                                right.group(),
                                right.resource(),
                                right.name()
                                        .map("resourceNames: [\"%s\"], "::formatted)
                                        .orElse(""),
                                verb));
    }

    @ParameterizedTest
    @CsvSource({
        "list, '', pods, 'without it findings do not tell of the VM''s pod; add to'",
        "create, '', events, 'without it no events stand at the VMs that it changes; add to'",
        "watch, cdi.kubevirt.io, datavolumes, 'without it it is not told how far a disk is'"
    })
    void saysWhatIsLostWithoutARightThatTheBotCanWorkWithout(String verb, String group, String resource, String lost) {
        denied.add(question(verb, group, resource, ""));

        assertThat(onlyWrong())
                .returns(Check.Verdict.LACKING, Check::verdict)
                .asString()
                .startsWith("LACKS  may ")
                .contains(lost);
    }

    @ParameterizedTest
    @CsvSource({
        "watch, kubevirt.io, virtualmachines, ''",
        "update, subresources.kubevirt.io, virtualmachines/stop, ''",
        "create, authorization.k8s.io, subjectaccessreviews, ''",
        "patch, coordination.k8s.io, leases, bots",
        "update, vmbot.dev, virtualmachineoperations/status, bots"
    })
    void isWrongWithoutARightThatTheBotCannotWorkWithout(String verb, String group, String resource, String namespace) {
        denied.add(question(verb, group, resource, namespace));

        assertThat(onlyWrong().verdict()).isEqualTo(Check.Verdict.WRONG);
    }

    @Test
    void namesAllVerbsOfARuleInOneLine() {
        List.of("get", "list", "watch")
                .forEach(verb -> denied.add(question(verb, "kubevirt.io", "virtualmachines", "")));

        assertThat(onlyWrong().advice()).endsWith("verbs: [\"get\", \"list\", \"watch\"]");
    }

    @Test
    void saysThatTheDefinitionIsMissing() {
        server.on("GET", OPERATIONS, 404, ScriptedApiServer.status(404, "NotFound", "not found"));

        assertThat(onlyWrong())
                .hasToString(
                        "WRONG  CRD virtualmachineoperations.vmbot.dev: it is not installed: kubectl apply -k k8s/");
    }

    @Test
    void saysThatThereIsNoKubeVirt() {
        server.on("GET", KUBEVIRT, 404, ScriptedApiServer.status(404, "NotFound", "not found"));

        assertThat(onlyWrong().advice()).startsWith("there is no KubeVirt API: install KubeVirt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.4.1", "v0.59.0"})
    void saysThatKubeVirtIsTooOld(String version) {
        server.on("GET", KUBEVIRT, 200, "{\"gitVersion\":\"" + version + "\"}");

        assertThat(onlyWrong().advice()).startsWith("KubeVirt is " + version + ": upgrade it");
    }

    @Test
    void saysThatKubeVirtIsNotAvailable() {
        server.on("GET", KUBEVIRT, 503, "text/plain", "service unavailable");

        assertThat(onlyWrong().name()).startsWith("KubeVirt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "[]", "{\"gitVersion\": {}}", ""})
    void standsByItselfWhateverIsAnswered(String body) {
        server.on("GET", KUBEVIRT, 200, "application/json", body);

        assertThat(onlyWrong().name()).startsWith("KubeVirt");
    }

    @ParameterizedTest
    @CsvSource({
        "401, the bot's credentials are not accepted",
        "403, the cluster knows the bot",
        "500, answered with an error"
    })
    void saysThatItIsRefused(int code, String advice) {
        server.on("GET", VERSION, code, ScriptedApiServer.status(code, "Reason", "words of the cluster"));

        Check wrong = onlyWrong();

        assertThat(wrong.name()).isEqualTo("cluster access");
        assertThat(wrong.advice()).contains(advice, "words of the cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "[]", ""})
    void saysThatWhatAnswersIsNoApiServer(String body) {
        server.on("GET", VERSION, 200, "text/html", body);

        assertThat(onlyWrong().name()).isEqualTo("cluster access");
    }

    @Test
    void saysThatThereIsNoConnection() {
        try (Cluster nowhere = ScriptedApiServer.clusterAt("http://127.0.0.1:1/")) {
            assertThat(new ClusterChecks(nowhere, "bots").run())
                    .singleElement()
                    .hasToString("WRONG  cluster access: no connection: look at the address in the kubeconfig, the "
                            + "network and the CA");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v1.5.0, true",
        "v1.9.0, true",
        "1.10.2-rc.1, true",
        "v1.5.3-12-gabcdef, true",
        "v2.0.0, true",
        "v1.4.9, false",
        "v0.59.0, false",
        "main, false"
    })
    void knowsWhichKubeVirtItWorksWith(String version, boolean supported) {
        assertThat(ClusterChecks.isSupported(version)).isEqualTo(supported);
    }

    private List<Check> run() {
        try (Cluster cluster = server.cluster()) {
            return new ClusterChecks(cluster, "bots").run();
        }
    }

    private Check onlyWrong() {
        List<Check> wrong = run().stream().filter(check -> !check.ok()).toList();
        assertThat(wrong).hasSize(1);
        return wrong.getFirst();
    }

    private String review(String body) {
        try {
            JsonNode asked = JSON.readTree(body).at("/spec/resourceAttributes");
            String subresource = asked.path("subresource").asText();
            String resource = asked.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource);
            String question = question(
                    asked.path("verb").asText(),
                    asked.path("group").asText(),
                    resource,
                    asked.path("namespace").asText());
            return "{\"kind\":\"SelfSubjectAccessReview\",\"apiVersion\":\"authorization.k8s.io/v1\",\"spec\":{},"
                    + "\"status\":{\"allowed\":" + !denied.contains(question) + "}}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String question(String verb, String group, String resource, String namespace) {
        return String.join(" ", verb, group, resource, namespace);
    }
}
