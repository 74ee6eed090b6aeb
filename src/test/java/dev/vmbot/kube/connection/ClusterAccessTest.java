package dev.vmbot.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterAccessTest {

    private static final String KUBECONFIG = """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts:
        - name: here
          context: {cluster: c, user: u, namespace: ops}
        clusters:
        - name: c
          cluster: {server: "https://cluster.example:6443"}
        users:
        - name: u
          user: {token: secret}
        """;

    @TempDir
    private Path folder;

    @Test
    void takesTheKubeconfigThatIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("config"), KUBECONFIG);

        Config access = ClusterAccess.find(Map.of("KUBECONFIG", "/nowhere:" + file), folder);

        assertThat(access.getMasterUrl()).startsWith("https://cluster.example:6443");
        assertThat(ClusterAccess.homeNamespace(Optional.empty(), Map.of(), access))
                .isEqualTo("ops");
    }

    @Test
    void takesTheServiceAccountOfThePodAndReadsItsTokenAfresh() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "one\n");

        Config access = ClusterAccess.find(
                Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT", "443"), folder);

        assertThat(access.getMasterUrl()).startsWith("https://10.96.0.1:443");
        assertThat(access.getOauthTokenProvider().getToken()).isEqualTo("one");
        Files.writeString(token, "two");
        assertThat(access.getOauthTokenProvider().getToken()).isEqualTo("two");
    }

    @Test
    void goesOnWithTheLastTokenWhenTheFileCannotBeRead() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "one");
        OAuthTokenProvider provider = ClusterAccess.find(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1"), folder)
                .getOauthTokenProvider();

        Files.writeString(token, "two");
        assertThat(provider.getToken()).isEqualTo("two");
        Files.delete(token);
        assertThat(provider.getToken()).isEqualTo("two");
        Files.writeString(token, "");
        assertThat(provider.getToken()).isEqualTo("two");
        Files.writeString(token, "three");
        assertThat(provider.getToken()).isEqualTo("three");
    }

    @Test
    void isNotLetInWithAnEmptyToken() throws IOException {
        Files.writeString(folder.resolve("token"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterAccess.find(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1"), folder))
                .withMessageContaining("token");
    }

    @Test
    void saysWhatToDoWithoutAccess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterAccess.find(Map.of(), folder))
                .withMessageContaining("is not set, and this is no pod");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterAccess.find(Map.of("KUBECONFIG", "/nowhere/secret-path"), folder))
                .withMessageContaining("names no file that can be read")
                .withMessageNotContaining("secret-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "users: [{user: {token: s3cret}}", """
        clusters: [{name: c, cluster: {server: 'https://c:1', certificate-authority: /s3cret/ca}}]
        contexts: [{name: here, context: {cluster: c, user: u}}]
        current-context: here
        """, """
            users: [{name: u, user: {client-certificate-data: s3cret, client-key-data: s3cret}}]
            clusters: [{name: c, cluster: {server: 'https://c:1'}}]
            contexts: [{name: here, context: {cluster: c, user: u}}]
            current-context: here
            """})
    void quotesNothingOfAFileThatIsNoUse(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("s3cret"), content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterAccess.find(Map.of("KUBECONFIG", file.toString()), folder))
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void livesWhereItIsToldTo() {
        Config nowhere = Config.empty();

        assertThat(ClusterAccess.homeNamespace(Optional.of("set"), Map.of("POD_NAMESPACE", "pod"), nowhere))
                .isEqualTo("set");
        assertThat(ClusterAccess.homeNamespace(Optional.empty(), Map.of("POD_NAMESPACE", "pod"), nowhere))
                .isEqualTo("pod");
        assertThat(ClusterAccess.homeNamespace(Optional.empty(), Map.of(), nowhere))
                .isEqualTo("vm-bot");
    }
}
