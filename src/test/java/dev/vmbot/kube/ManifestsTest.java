package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vmbot.Shows;
import dev.vmbot.app.stage.ImageJvm;
import dev.vmbot.config.Settings;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.operation.OperationState;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestsTest {

    private static final Path FOLDER = Path.of("k8s");
    private static final Path GENERATED =
            Path.of("target/classes/META-INF/fabric8/virtualmachineoperations.vmbot.dev-v1.yml");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void holdsEveryFileThatIsApplied() throws IOException {
        JsonNode kustomization = YAML.readTree(read("kustomization.yaml"));
        List<String> files = new ArrayList<>();
        kustomization.get("resources").forEach(file -> files.add(file.asText()));
        kustomization.get("configMapGenerator").get(0).get("files").forEach(file -> files.add(file.asText()));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(FOLDER.resolve(file)).isRegularFile());
        assertThat(objects())
                .allSatisfy(object -> assertThat(object.getMetadata().getName()).isNotBlank());
    }

    @Test
    void appliesEveryFileThatItHolds() throws IOException {
        String kustomization = read("kustomization.yaml");

        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("kustom")))
                    .allSatisfy(name -> assertThat(kustomization).contains("- " + name));
        }
    }

    /// kustomize gives what it generates another name, everywhere: a Role's `resourceNames` would follow a ConfigMap.
    @Test
    void letKustomizeRenameNothingThatARightNames() throws IOException {
        List<String> generated = new ArrayList<>();
        YAML.readTree(read("kustomization.yaml"))
                .get("configMapGenerator")
                .forEach(one -> generated.add(one.get("name").asText()));

        assertThat(objects())
                .extracting(object -> object.getMetadata().getName())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(generated);
        assertThat(only(Role.class).getRules())
                .flatExtracting(PolicyRule::getResourceNames)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(generated);
    }

    @Test
    void holdsTheGeneratedCrd() throws IOException {
        JsonNode committed = YAML.readTree(read("crd.yaml"));
        JsonNode generated = YAML.readTree(Files.readString(GENERATED));

        assertThat(columns(committed)).containsExactlyInAnyOrderElementsOf(columns(generated));
        assertThat(withoutOwn(committed)).isEqualTo(withoutOwn(generated));
    }

    /// The generator knows no defaults of whole objects. An API server drops the status that an object is created with,
    /// and without a default there would be no phase to show until the first change.
    @Test
    void letsANewOperationWaitForItsApproval() throws IOException {
        JsonNode initial = status(YAML.readTree(read("crd.yaml"))).get("default");

        assertThat(initial)
                .isEqualTo(YAML.createObjectNode()
                        .put("phase", new OperationState.AwaitingApproval().phase())
                        .put("schemaVersion", 1));
    }

    @Test
    void letsNobodyChangeWhatWasAskedFor() throws IOException {
        JsonNode rules = version(YAML.readTree(read("crd.yaml")))
                .at("/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations");

        assertThat(rules)
                .extracting(rule -> rule.get("rule").asText())
                .contains("self == oldSelf", "timestamp(self.deadline) - timestamp(self.createdAt) <= duration('24h')");
    }

    /// What people can make it hold comes in through the bot; who writes operations by hand finds a bound too.
    @Test
    void boundsEachTextThatIsAskedFor() throws IOException {
        JsonNode spec = version(YAML.readTree(read("crd.yaml"))).at("/schema/openAPIV3Schema/properties/spec");

        assertThat(properties(spec).toList())
                .filteredOn(field -> field.path("type").asText().equals("string") && !field.has("pattern"))
                .hasSizeGreaterThan(20)
                .allMatch(field -> field.has("maxLength"), "has a maxLength");
    }

    private static Stream<JsonNode> properties(JsonNode object) {
        JsonNode fields = object.path("items").isObject() ? object.get("items") : object;
        return fields.path("properties")
                .valueStream()
                .flatMap(field -> Stream.concat(Stream.of(field), properties(field)));
    }

    @Test
    void showsTheColumnsInTheOrderInWhichTheyAreRead() throws IOException {
        assertThat(columns(YAML.readTree(read("crd.yaml"))))
                .extracting(column -> column.get("name").asText())
                .containsExactly("Action", "Targets", "Requester", "Phase", "Age");
    }

    @Test
    @Shows("S3")
    void grantsExactlyWhatTheBotNeeds() throws IOException {
        assertThat(granted(named(ClusterRole.class, "vm-lifecycle-bot").getRules()))
                .isEqualTo(needed(BotRights.everywhere()));
        assertThat(granted(named(ClusterRole.class, "vm-lifecycle-bot-findings").getRules()))
                .isEqualTo(needed(BotRights.forFindings()));
        assertThat(granted(only(Role.class).getRules())).isEqualTo(needed(BotRights.atHome()));
    }

    @Test
    @Shows("S3")
    void grantsItToTheBotAlone() throws IOException {
        var bot = new SubjectBuilder()
                .withKind("ServiceAccount")
                .withName("vm-lifecycle-bot")
                .withNamespace("vm-bot")
                .build();

        for (String role : List.of("vm-lifecycle-bot", "vm-lifecycle-bot-findings")) {
            ClusterRoleBinding binding = named(ClusterRoleBinding.class, role);
            assertThat(binding.getSubjects()).containsExactly(bot);
            assertThat(binding.getRoleRef().getName()).isEqualTo(role);
        }
        assertThat(only(RoleBinding.class).getSubjects()).containsExactly(bot);
    }

    @Test
    @Shows("S3")
    void grantsNoSecretsAndNoWriteToAVm() throws IOException {
        Set<String> everywhere =
                granted(named(ClusterRole.class, "vm-lifecycle-bot").getRules());
        Set<String> forFindings =
                granted(named(ClusterRole.class, "vm-lifecycle-bot-findings").getRules());

        assertThat(forFindings)
                .noneMatch(right -> right.contains("secrets") || right.contains("*"))
                .allMatch(right -> right.endsWith(" get") || right.endsWith(" list"));
        assertThat(everywhere)
                .noneMatch(right -> right.contains("secrets") || right.contains("*"))
                .filteredOn(right -> right.startsWith("kubevirt.io "))
                .allMatch(right -> right.endsWith(" get") || right.endsWith(" list") || right.endsWith(" watch"));
    }

    @Test
    void runsTwoReplicasThatCanDoNoHarm() throws IOException {
        Deployment deployment = only(Deployment.class);
        var pod = deployment.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
    }

    /// Beside it `check` runs as a second process, by `kubectl exec`; what has no bound (stacks, the collector) takes
    /// less than the rest.
    @Test
    void fitsWithAllThatItMayTakeIntoTheMemoryThatItGets() {
        int heap = ImageJvm.limit() * ImageJvm.number("-XX:MaxRAMPercentage=") / 100;
        int others = Stream.of("-XX:MaxMetaspaceSize=", "-XX:ReservedCodeCacheSize=", "-XX:MaxDirectMemorySize=")
                .mapToInt(ImageJvm::number)
                .sum();

        assertThat(heap).isGreaterThanOrEqualTo(256);
        assertThat(heap + others).isLessThanOrEqualTo(ImageJvm.limit() - 160);
    }

    /// An ingress goes on sending to a pod for a moment after it was told that the pod ends.
    @Test
    void servesForAWhileAfterItWasToldToEnd() throws IOException {
        var pod = only(Deployment.class).getSpec().getTemplate().getSpec();
        List<String> command = pod.getContainers()
                .getFirst()
                .getLifecycle()
                .getPreStop()
                .getExec()
                .getCommand();

        assertThat(command).containsExactly("sleep", "5");
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(45);
    }

    @Test
    void holdSettingsThatCanBeReadWithWhatIsProposedInThemToo(@TempDir Path directory) throws IOException {
        String proposed = read("vmbot.yaml").replaceAll("(?m)^    # (?=( |groups|userPrefix|groupPrefix))", "    ");
        Path file = Files.writeString(directory.resolve("vmbot.yaml"), proposed);

        Settings.IdentitySettings identity = SettingsReader.read(
                        Map.of(
                                "VMBOT_CONFIG", file.toString(),
                                "SLACK_BOT_TOKEN", "xoxb-1",
                                "SLACK_APP_TOKEN", "xapp-1"),
                        directory)
                .identity();

        assertThat(identity.groups()).containsExactly(Map.entry("S012AB3CD", "vm-operators"));
        assertThat(identity.userPrefix()).isEqualTo("oidc:");
        assertThat(identity.groupPrefix()).isEqualTo("oidc:");
    }

    @Test
    void letOthersReadTheRecordAndNoMore() throws IOException {
        assertThat(granted(named(ClusterRole.class, "vm-lifecycle-bot-viewer").getRules()))
                .containsExactlyInAnyOrder(
                        "vmbot.dev virtualmachineoperations  get",
                        "vmbot.dev virtualmachineoperations  list",
                        "vmbot.dev virtualmachineoperations  watch");
    }

    /// What does not go into the image stays off the builder, tokens in a local file included.
    @Test
    void buildTheImageFromWhatIsCopiedOnly() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> "!" + line.split(" ", -1)[1].replaceAll("/$", ""))
                .toList();

        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .startsWith("*")
                .hasSize(copied.size() + 1)
                .containsAll(copied);
    }

    @Test
    void leadSlacksDeliveriesToTheBot() throws IOException {
        Service service = only(Service.class);
        Deployment deployment = only(Deployment.class);
        IngressBackend backend = docsIngress()
                .getSpec()
                .getRules()
                .getFirst()
                .getHttp()
                .getPaths()
                .getFirst()
                .getBackend();
        ServicePort port = service.getSpec().getPorts().getFirst();

        assertThat(backend.getService().getName())
                .isEqualTo(service.getMetadata().getName());
        assertThat(backend.getService().getPort().getName()).isEqualTo(port.getName());
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getPorts())
                .extracting(ContainerPort::getName)
                .contains(port.getTargetPort().getStrVal());
    }

    /// The kubelet comes from the node, which no namespace can name, and Prometheus from wherever it is.
    @Test
    void letOnlyTheIngressReachThePortForSlack() throws IOException {
        var ways = only(NetworkPolicy.class).getSpec().getIngress();

        assertThat(ways.stream().filter(way -> opens(way, "slack")))
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.getPorts()).hasSize(1);
                    assertThat(way.getFrom())
                            .singleElement()
                            .satisfies(from -> assertThat(
                                            from.getNamespaceSelector().getMatchLabels())
                                    .isNotEmpty());
                });
        assertThat(ways.stream().filter(way -> opens(way, "admin")))
                .singleElement()
                .satisfies(way -> assertThat(way.getFrom()).isEmpty());
    }

    private static boolean opens(NetworkPolicyIngressRule way, String port) {
        return way.getPorts().isEmpty()
                || way.getPorts().stream()
                        .anyMatch(one -> port.equals(one.getPort().getStrVal()));
    }

    private static Ingress docsIngress() throws IOException {
        String page = Files.readString(Path.of("src/docs/install.md"));
        int begin = page.indexOf("apiVersion: networking.k8s.io/v1\nkind: Ingress");
        return new KubernetesSerialization().unmarshal(page.substring(begin, page.indexOf("```", begin)));
    }

    private static Set<String> granted(List<PolicyRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource -> rule.getVerbs().stream()
                                        .map(verb -> group + " " + resource + " "
                                                + String.join(" ", rule.getResourceNames()) + " " + verb))))
                .collect(Collectors.toSet());
    }

    private static Set<String> needed(List<BotRights.Right> rights) {
        return rights.stream()
                .flatMap(right -> right.verbs().stream()
                        .map(verb -> right.group() + " " + right.resource() + " "
                                + right.name().orElse("") + " " + verb))
                .collect(Collectors.toSet());
    }

    static <T extends HasMetadata> T named(Class<T> kind, String name) throws IOException {
        return objects().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The only object of this kind that is applied.
    static <T extends HasMetadata> T only(Class<T> kind) throws IOException {
        List<T> found =
                objects().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// What is applied, document by document.
    static List<HasMetadata> objects() throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (JsonNode file : YAML.readTree(read("kustomization.yaml")).get("resources")) {
            for (String document : read(file.asText()).split("(?m)^---$", -1)) {
                HasMetadata object = new KubernetesSerialization().unmarshal(document);
                objects.add(object);
            }
        }
        return objects;
    }

    private static List<JsonNode> columns(JsonNode crd) {
        List<JsonNode> columns = new ArrayList<>();
        version(crd).get("additionalPrinterColumns").forEach(columns::add);
        return columns;
    }

    private static JsonNode withoutOwn(JsonNode crd) {
        ObjectNode copy = crd.deepCopy();
        version(copy).remove("additionalPrinterColumns");
        status(copy).remove("default");
        return copy;
    }

    private static ObjectNode status(JsonNode crd) {
        return (ObjectNode) version(crd).at("/schema/openAPIV3Schema/properties/status");
    }

    private static ObjectNode version(JsonNode crd) {
        return (ObjectNode) crd.get("spec").get("versions").get(0);
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
