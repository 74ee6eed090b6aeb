package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same behaviour on a real API server, with its own rights and its aggregation layer.
@Tag("kube-api")
final class KubeVirtOnServerIT {

    private static final String SUBRESOURCES = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db/";

    @Test
    void startsRestartsAndStopsForWhomTheServerLetsThrough() {
        try (LocalApiServer server = LocalApiServer.start();
                KubernetesClient admin = server.admin();
                KubernetesClient alice = actingAs("alice", admin);
                KubeVirtOnServer cluster = KubeVirtOnServer.on(admin, Delays.QUICK)) {
            cluster.createVm("prod", "db", RunStrategy.MANUAL, Behaviour.NORMAL);
            cluster.grant("alice", "prod", Right.START, Right.RESTART);
            cluster.awaitVm("prod", "db", vm -> vm.status().equals("Stopped"));

            assertThat(alice.raw(SUBRESOURCES + "start", "PUT", Map.of())).isEmpty();
            VmRow first = cluster.awaitVm("prod", "db", vm -> vm.status().equals("Running") && vm.ready());
            alice.raw(SUBRESOURCES + "restart", "PUT", Map.of());
            cluster.awaitVm("prod", "db", vm -> vm.ready() && !vm.instance().equals(first.instance()));
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> alice.raw(SUBRESOURCES + "stop", "PUT", Map.of()))
                    .matches(refusal -> refusal.getCode() == 403);
            admin.raw(SUBRESOURCES + "stop", "PUT", Map.of());
            cluster.awaitVm("prod", "db", vm -> vm.instance().isEmpty());
            assertThat(cluster.powerRequests())
                    .anyMatch(request -> request.user().equals("alice"));
        }
    }

    /// The server finds out from time to time whether an aggregated API is there, and then answers by itself.
    @Test
    void servesAgainOnceVirtApiIsSaidToBeUp() {
        try (LocalApiServer server = LocalApiServer.start();
                KubernetesClient admin = server.admin();
                KubeVirtOnServer cluster = KubeVirtOnServer.on(admin, Delays.QUICK)) {
            cluster.stopped("prod", "db", RunStrategy.MANUAL);
            cluster.virtApiDown(true);
            await().atMost(Duration.ofMinutes(1)).until(() -> isKnownToBeAway(admin));

            cluster.virtApiDown(false);

            assertThat(admin.raw(SUBRESOURCES + "start", "PUT", Map.of())).isEmpty();
        }
    }

    private static boolean isKnownToBeAway(KubernetesClient admin) {
        return admin
                .genericKubernetesResources("apiregistration.k8s.io/v1", "APIService")
                .withName("v1.subresources.kubevirt.io")
                .get()
                .<List<Map<String, String>>>get("status", "conditions")
                .stream()
                .anyMatch(condition ->
                        "Available".equals(condition.get("type")) && "False".equals(condition.get("status")));
    }

    private static KubernetesClient actingAs(String user, KubernetesClient admin) {
        Config config = new ConfigBuilder(admin.getConfiguration())
                .withImpersonateUsername(user)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
