package dev.vmbot.kube.connection;

import dev.vmbot.kube.kubeconfig.Kubeconfig;
import dev.vmbot.kube.kubeconfig.TokenFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Finds out where the cluster is and who the bot is there. Only what is meant counts: `KUBECONFIG`, else the service
/// account of the pod. fabric8's own search would also take a kubeconfig from the home directory, and mix its token
/// with another address.
public final class ClusterAccess {

    private static final String DEFAULT_NAMESPACE = "vm-bot";
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ClusterAccess() {}

    /// @param environment such as [System#getenv()]
    /// @throws IllegalArgumentException saying what is wrong with `KUBECONFIG`, when there is no access to be found
    public static Config find(Map<String, String> environment) {
        return find(environment, SERVICE_ACCOUNT);
    }

    static Config find(Map<String, String> environment, Path serviceAccount) {
        return variable(environment, "KUBECONFIG")
                .map(paths -> Kubeconfig.read(paths, InstantSource.system()))
                .orElseGet(() -> inCluster(environment, serviceAccount));
    }

    private static Config inCluster(Map<String, String> environment, Path serviceAccount) {
        String host = variable(environment, "KUBERNETES_SERVICE_HOST").orElse("");
        String port = variable(environment, "KUBERNETES_SERVICE_PORT").orElse("443");
        Path token = serviceAccount.resolve("token");
        if (host.isEmpty() || !Files.isReadable(token)) {
            throw new IllegalArgumentException("is not set, and this is no pod of a cluster");
        }
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://%s:%s/".formatted(host.contains(":") ? "[" + host + "]" : host, port))
                .withCaCertFile(serviceAccount.resolve("ca.crt").toString())
                .withOauthTokenProvider(token(token))
                .withNamespace(null)
                .build();
    }

    private static TokenFile token(Path file) {
        try {
            return new TokenFile(file);
        } catch (IOException _) {
            // Not handed on: it may name the path.
            throw new IllegalArgumentException("is not set, and the token of this pod's service account is not there");
        }
    }

    /// Where operations and the lease live.
    ///
    /// @param setting `operations.namespace`
    public static String homeNamespace(Optional<String> setting, Map<String, String> environment, Config access) {
        return setting.or(() -> variable(environment, "POD_NAMESPACE"))
                .or(() -> Optional.ofNullable(access.getCurrentContext())
                        .map(context -> context.getContext().getNamespace())
                        .filter(namespace -> !namespace.isBlank()))
                .orElse(DEFAULT_NAMESPACE);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
