package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vmbot.app.stage.Kustomize;
import dev.vmbot.sandbox.kubevirt.LocalApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a real API server makes of what kustomize makes of `k8s/`: each document is applied on the server's side
/// without being kept, so that
/// a field which the server does not know is an error and not dropped in silence.
@Tag("kube-api")
final class ManifestsOnServerIT {

    private static LocalApiServer server;
    private static KubernetesClient admin;

    @BeforeAll
    static void start() {
        server = LocalApiServer.start();
        admin = server.admin();
        var home = new NamespaceBuilder().withNewMetadata().withName(KubeWorld.HOME);
        admin.resource(home.endMetadata().build()).create();
    }

    @AfterAll
    static void stop() {
        admin.close();
        server.close();
    }

    @Test
    void areTakenWhereverTheirKindIsServed() {
        Map<Boolean, List<HasMetadata>> byServed = applied().stream()
                .collect(Collectors.partitioningBy(object -> admin.supports(object.getApiVersion(), object.getKind())));

        assertThat(byServed.get(true))
                .hasSizeGreaterThan(8)
                .allSatisfy(object -> assertThat(rehearse(object))
                        .as(kind(object))
                        .returns(
                                object.getMetadata().getName(),
                                taken -> taken.getMetadata().getName()));
        assertThat(byServed.get(false))
                .extracting(ManifestsOnServerIT::kind)
                .isEqualTo(minorVersion() < 21 ? List.of("policy/v1 PodDisruptionBudget") : List.of());
    }

    @Test
    void wouldNotBeTakenWithAFieldThatTheServerDoesNotKnow() {
        Deployment deployment = applied().stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
        deployment.getSpec().setAdditionalProperty("replica", 3);

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> rehearse(deployment))
                .withMessageContaining("replica");
    }

    /// kustomize renames a generated object wherever it finds its name, in a right's `resourceNames` too.
    @Test
    void letTheBotHoldTheLeaseThatItAsksFor() {
        List<String> named = applied().stream()
                .filter(Role.class::isInstance)
                .flatMap(role -> ((Role) role).getRules().stream())
                .flatMap(rule -> rule.getResourceNames().stream())
                .toList();

        assertThat(named).containsOnly("vm-lifecycle-bot");
    }

    /// The label is set in `kustomization.yaml`, by a path into the policy: it must arrive at the rule for that port.
    @Test
    void letTheIngressThatTheKustomizationNamesReachThePortForSlack() throws IOException {
        var ways = applied().stream()
                .filter(NetworkPolicy.class::isInstance)
                .flatMap(policy -> ((NetworkPolicy) policy).getSpec().getIngress().stream())
                .filter(way -> way.getPorts().stream()
                        .anyMatch(port -> "slack".equals(port.getPort().getStrVal())))
                .toList();
        JsonNode kustomization =
                new YAMLMapper().readTree(Path.of("k8s", "kustomization.yaml").toFile());
        JsonNode patch =
                new YAMLMapper().readTree(kustomization.at("/patches/0/patch").asText());

        assertThat(ways)
                .singleElement()
                .satisfies(way -> assertThat(way.getFrom())
                        .singleElement()
                        .satisfies(
                                from -> assertThat(from.getNamespaceSelector().getMatchLabels())
                                        .containsExactlyEntriesOf(new YAMLMapper()
                                                .convertValue(patch.at("/0/value"), new TypeReference<>() {}))));
    }

    private static HasMetadata rehearse(HasMetadata object) {
        return admin.resource(object).dryRun().serverSideApply();
    }

    private static List<HasMetadata> applied() {
        List<HasMetadata> objects = Kustomize.build(Path.of("k8s"));
        objects.stream()
                .filter(CustomResourceDefinition.class::isInstance)
                .map(CustomResourceDefinition.class::cast)
                .filter(_ -> minorVersion() < 25)
                .forEach(ManifestsOnServerIT::leaveOutRules);
        return objects;
    }

    /// Servers before 1.25 know none.
    private static void leaveOutRules(CustomResourceDefinition crd) {
        crd.getSpec()
                .getVersions()
                .forEach(version -> version.getSchema()
                        .getOpenAPIV3Schema()
                        .getProperties()
                        .values()
                        .forEach(schema -> schema.setXKubernetesValidations(List.of())));
    }

    private static String kind(HasMetadata object) {
        return object.getApiVersion() + " " + object.getKind();
    }

    private static int minorVersion() {
        return Integer.parseInt(admin.getKubernetesVersion().getMinor().replaceAll("\\D", ""));
    }
}
