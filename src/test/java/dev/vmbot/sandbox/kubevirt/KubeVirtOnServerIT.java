package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vertx.core.net.SelfSignedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same behaviour on a real API server, with its own rights and its aggregation layer.
@Tag("kube-api")
final class KubeVirtOnServerIT {

    private static final String SUBRESOURCES = "/apis/subresources.kubevirt.io/v1/namespaces/prod/virtualmachines/db/";

    @Test
    void startsRestartsAndStopsForWhomTheServerLetsThrough(@TempDir Path directory) throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens.csv"), "alice-token,alice,1\n");
        KubeAPIServer server = server(tokens);
        server.start();
        try (KubernetesClient admin = client(Config.fromKubeconfig(server.getKubeConfigYaml()));
                KubernetesClient alice = client(new ConfigBuilder(Config.fromKubeconfig(server.getKubeConfigYaml()))
                        .withClientCertData(null)
                        .withClientKeyData(null)
                        .withClientCertFile(null)
                        .withClientKeyFile(null)
                        .withOauthToken("alice-token")
                        .build());
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
        } finally {
            server.stop();
        }
    }

    private static KubernetesClient client(Config config) {
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static KubeAPIServer server(Path tokens) {
        SelfSignedCertificate proxy = SelfSignedCertificate.create("front-proxy");
        var config = KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withApiServerFlag("--token-auth-file", tokens.toString())
                .withApiServerFlag("--requestheader-client-ca-file", proxy.certificatePath())
                .withApiServerFlag("--proxy-client-cert-file", proxy.certificatePath())
                .withApiServerFlag("--proxy-client-key-file", proxy.privateKeyPath())
                .withApiServerFlag("--requestheader-username-headers", "X-Remote-User")
                .withApiServerFlag("--requestheader-group-headers", "X-Remote-Group")
                .withApiServerFlag("--requestheader-extra-headers-prefix", "X-Remote-Extra-");
        String directory = System.getenv("KUBE_API_TEST_DIR");
        if (directory != null) {
            config.withOfflineMode(true).withTestDir(directory);
        }
        return new KubeAPIServer(config.build());
    }
}
