package dev.vmbot.sandbox.kubevirt;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real kube-apiserver and its etcd on this machine, with the front proxy's certificate that the aggregation layer
/// needs.
///
/// With `KUBE_API_TEST_DIR` the binaries are those in `$KUBE_API_TEST_DIR/k8s/<version>-<system>/`; without it the
/// newest release is downloaded. Nobody's kubeconfig is touched.
public final class LocalApiServer implements AutoCloseable {

    private static final String DIRECTORY = "KUBE_API_TEST_DIR";
    private static final List<String> BINARIES = List.of("kube-apiserver", "etcd", "kubectl");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_STARTS = 3;

    private static final Path ONE_AT_A_TIME = Path.of(System.getProperty("java.io.tmpdir"), "local-api-server.lock");

    /// Everything is watched past the server's cache, and etcd forgets what has been replaced for a second.
    private static final List<String> FORGETFUL = List.of("--watch-cache=false", "--etcd-compaction-interval=1s");

    private final KubeAPIServer server;

    private LocalApiServer(KubeAPIServer server) {
        this.server = server;
    }

    /// Returns when the server is ready.
    ///
    /// @throws IllegalStateException when it did not come up; nothing is left running then
    public static LocalApiServer start() {
        return start(System.getenv(), PATIENCE, List.of());
    }

    /// Like [#start], with a server to which a version is too old to watch from after a few seconds.
    public static LocalApiServer forgetful() {
        return start(System.getenv(), PATIENCE, FORGETFUL);
    }

    /// The library looks for free ports and lets go of them before the server takes them. Two that start at a time
    /// would share them, so that one waits for the other, whatever process it belongs to. Where somebody else is
    /// quicker all the same, it is tried with other ports.
    private static synchronized LocalApiServer start(
            Map<String, String> environment, Duration patience, List<String> furtherFlags) {
        try (var channel = FileChannel.open(ONE_AT_A_TIME, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            for (int attempt = 1; ; attempt++) {
                KubeAPIServer server = server(environment, patience, furtherFlags);
                try {
                    return start(server);
                } catch (IllegalStateException e) {
                    if (attempt == MOST_STARTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubeAPIServer server(Map<String, String> environment, Duration patience, List<String> furtherFlags) {
        var config = flags(KubeAPIServerConfigBuilder.anAPIServerConfig())
                .withUpdateKubeConfig(false)
                .withApiServerFlags(furtherFlags)
                .withStartupTimeout(Math.toIntExact(patience.toMillis()));
        Optional.ofNullable(environment.get(DIRECTORY))
                .map(LocalApiServer::requireBinaries)
                .ifPresent(directory -> config.withOfflineMode(true).withTestDir(directory));
        return new KubeAPIServer(config.build());
    }

    private static LocalApiServer start(KubeAPIServer server) {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        try {
            server.start();
        } catch (KubeAPITestException e) {
            // The library stops nothing when a start fails, and may have forgotten what it had started.
            ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("the kube-apiserver did not come up", e);
        }
        return new LocalApiServer(server);
    }

    private static KubeAPIServerConfigBuilder flags(KubeAPIServerConfigBuilder config) {
        SelfSignedCertificate proxy = SelfSignedCertificate.create("front-proxy");
        return config.withApiServerFlag("--requestheader-client-ca-file", proxy.certificatePath())
                .withApiServerFlag("--proxy-client-cert-file", proxy.certificatePath())
                .withApiServerFlag("--proxy-client-key-file", proxy.privateKeyPath())
                .withApiServerFlag("--requestheader-username-headers", "X-Remote-User")
                .withApiServerFlag("--requestheader-group-headers", "X-Remote-Group")
                .withApiServerFlag("--requestheader-extra-headers-prefix", "X-Remote-Extra-");
    }

    /// The library would find out late, or download in spite of it.
    private static String requireBinaries(String directory) {
        try (Stream<Path> versions = Files.list(Path.of(directory, "k8s"))) {
            if (versions.anyMatch(LocalApiServer::isComplete)) {
                return directory;
            }
        } catch (IOException e) {
            throw new IllegalStateException(advice(directory), e);
        }
        throw new IllegalStateException(advice(directory));
    }

    private static boolean isComplete(Path version) {
        return BINARIES.stream().map(version::resolve).allMatch(Files::isExecutable);
    }

    private static String advice(String directory) {
        return "%s is \"%s\", but no folder k8s/<version>-<system> in it holds %s: lay them out there, or unset it to have them downloaded"
                .formatted(DIRECTORY, directory, String.join(", ", BINARIES));
    }

    /// Of somebody who may do everything.
    public String adminKubeconfig() {
        return server.getKubeConfigYaml();
    }

    /// Of whomever this token stands for.
    public String kubeconfigFor(String token) {
        var file = Serialization.unmarshal(adminKubeconfig(), io.fabric8.kubernetes.api.model.Config.class);
        file.getUsers()
                .getFirst()
                .setUser(new AuthInfoBuilder().withToken(token).build());
        return Serialization.asYaml(file);
    }

    /// A client of somebody who may do everything, for the caller to close. Repeats nothing.
    public KubernetesClient admin() {
        Config config = Config.fromKubeconfig(adminKubeconfig());
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        server.stop();
    }
}
