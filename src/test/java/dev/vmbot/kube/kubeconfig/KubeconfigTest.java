package dev.vmbot.kube.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import okhttp3.Handshake;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What works, as an API server with TLS sees it.
final class KubeconfigTest {

    private static TestCertificate authority;
    private static TestCertificate client;

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    static void certify() {
        authority = TestCertificate.of("EC", 256, "server", "localhost", "cluster.invalid");
        client = TestCertificate.of("EC", 256, "bot");
    }

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(folder.resolve("ca.crt"), authority.pem());
        server.useHttps(authority.serving(client), false);
        server.requestClientAuth();
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void takesATokenFileBesideItAndReadsItAfresh() throws Exception {
        Files.writeString(folder.resolve("token"), "one\n");
        Config access = read(trusted(), "{tokenFile: token, token: old}");

        assertThat(ask(access).getHeader("Authorization")).isEqualTo("Bearer one");
        Files.writeString(folder.resolve("token"), "two\n");
        assertThat(ask(access).getHeader("Authorization")).isEqualTo("Bearer two");
    }

    @Test
    void actsAsWhomItIsToldTo() throws Exception {
        RecordedRequest asked = ask(read(trusted(), """
            {token: t, as: jane, as-uid: "42", as-groups: [a, b], as-user-extra: {Scopes/of it: [x, y]}}
            """));

        assertThat(asked.getHeader("Impersonate-User")).isEqualTo("jane");
        assertThat(asked.getHeader("Impersonate-Uid")).isEqualTo("42");
        assertThat(asked.getHeaders().values("Impersonate-Group")).containsExactly("a", "b");
        assertThat(asked.getHeaders().values("Impersonate-Extra-scopes%2Fof%20it"))
                .containsExactly("x", "y");
        assertThat(asked.getHeader("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void sendsAUserAndAPassword() throws Exception {
        assertThat(ask(read(trusted(), "{username: jane, password: p}")).getHeader("Authorization"))
                .isEqualTo("Basic amFuZTpw");
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.useHttps(authority.serving(client), true);
            proxy.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.UPGRADE_TO_SSL_AT_END));
            proxy.enqueue(version());
            proxy.start(InetAddress.getLoopbackAddress(), 0);

            request(read(
                    "server: 'https://cluster.invalid:6443', certificate-authority: ca.crt, proxy-url: 'http://localhost:%d'"
                            .formatted(proxy.getPort()),
                    "{token: t}"));

            assertThat(proxy.takeRequest().getRequestLine()).startsWith("CONNECT cluster.invalid:6443 ");
            assertThat(proxy.takeRequest().getHeader("Authorization")).isEqualTo("Bearer t");
        }
    }

    @Test
    void takesNobodyForTheServerWhoIsNotVouchedFor() throws IOException {
        Config access = read("server: '%s'".formatted(address()), "{token: t}");

        assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> request(access));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void takesAnybodyForTheServerWhereItIsToldTo() throws Exception {
        String byAddress = "https://127.0.0.1:" + server.getPort();

        assertThat(ask(read("server: '%s', insecure-skip-tls-verify: true".formatted(byAddress), "{token: t}"))
                        .getPath())
                .isEqualTo("/version");
    }

    @Test
    void takesAServerNameThatIsTheOneOfTheAddress() throws Exception {
        assertThat(ask(read(trusted() + ", tls-server-name: localhost", "{token: t}"))
                        .getPath())
                .isEqualTo("/version");
    }

    /// Else its token would go wherever an answer points.
    @Test
    void followsNoRedirect() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            server.enqueue(new MockResponse()
                    .setResponseCode(302)
                    .setHeader("Location", elsewhere.url("/version").toString()));

            Config access = read(trusted(), "{token: t}");

            assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> request(access));
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"EC, 256, false", "EC, 256, true", "EC, 384, true", "RSA, 2048, false", "RSA, 2048, true"})
    void showsTheCertificateThatAnExecPluginHandsOut(String algorithm, int size, boolean traditional) throws Exception {
        TestCertificate own = TestCertificate.of(algorithm, size, "bot");
        try (MockWebServer strict = new MockWebServer()) {
            strict.useHttps(authority.serving(own), false);
            strict.requireClientAuth();
            strict.enqueue(version());
            strict.start(InetAddress.getLoopbackAddress(), 0);
            String key = traditional ? own.traditionalKeyPem() : own.keyPem();

            request(read(
                    "server: 'https://localhost:%d', certificate-authority: ca.crt".formatted(strict.getPort()),
                    plugin("""
                        {"clientCertificateData": "%s", "clientKeyData": "%s"}
                        """.formatted(line(own.pem()), line(key)))));

            Handshake handshake = Objects.requireNonNull(strict.takeRequest().getHandshake());
            assertThat(handshake.peerCertificates()).first().isEqualTo(own.certificate());
        }
    }

    @Test
    void showsItsCertificateFromFilesBesideIt() throws Exception {
        Files.writeString(folder.resolve("own.crt"), client.pem());
        Files.writeString(folder.resolve("own.key"), client.traditionalKeyPem());

        RecordedRequest asked = ask(read(trusted(), "{client-certificate: own.crt, client-key: ./own.key}"));

        assertThat(Objects.requireNonNull(asked.getHandshake()).peerCertificates())
                .first()
                .isEqualTo(client.certificate());
        assertThat(asked.getHeader("Authorization")).isNull();
    }

    @Test
    void tellsAnExecPluginWhatItMustKnow() throws Exception {
        Path script = Files.writeString(folder.resolve("plugin"), """
            #!/bin/sh
            echo 'To log in, look at https://login.example' >&2
            printf '%s|%s|%s' "$1" "$REGION" "$KUBERNETES_EXEC_INFO" >"$(dirname "$0")/told"
            echo '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1beta1",'
            echo '"status": {"token": "from-plugin"}}'
            """);
        assertThat(script.toFile().setExecutable(true)).isTrue();

        Config access = read(trusted(), """
            {exec: {command: ./plugin, args: [a b], env: [{name: REGION, value: north}], provideClusterInfo: true,
              interactiveMode: IfAvailable, apiVersion: client.authentication.k8s.io/v1beta1}}
            """);

        assertThat(ask(access).getHeader("Authorization")).isEqualTo("Bearer from-plugin");
        assertThat(folder.resolve("told"))
                .content()
                .startsWith("a b|north|{")
                .contains("\"interactive\":false", "\"server\":\"" + address(), "certificate-authority-data");
    }

    @Test
    void takesOfSeveralFilesWhatIsFirst() throws Exception {
        Path first = Files.writeString(folder.resolve("first"), """
            current-context: here
            users: [{name: u, user: {token: first}}]
            """);
        Path second = Files.writeString(folder.resolve("second"), """
            current-context: there
            contexts:
            - {name: here, context: {cluster: c, user: u, namespace: ops}}
            - {name: there, context: {cluster: c, user: admin}}
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: u, user: {token: second}}, {name: admin, user: {token: strong}}]
            """.formatted(trusted()));

        Config access = Kubeconfig.read(
                String.join(File.pathSeparator, "", "/nowhere/config", first.toString(), second.toString()),
                InstantSource.system());

        assertThat(ask(access).getHeader("Authorization")).isEqualTo("Bearer first");
        assertThat(access.getCurrentContext().getContext().getNamespace()).isEqualTo("ops");
    }

    private RecordedRequest ask(Config access) throws InterruptedException {
        server.enqueue(version());
        request(access);
        return server.takeRequest();
    }

    private static void request(Config access) {
        try (Cluster cluster = Cluster.at(access)) {
            TimeLimit.WRITE.call(() -> cluster.writes().getKubernetesVersion());
        }
    }

    private static MockResponse version() {
        return new MockResponse()
                .setHeader("Content-Type", "application/json")
                .setBody("{\"major\": \"1\", \"minor\": \"34\", \"gitVersion\": \"v1.34.0\"}");
    }

    private String address() {
        return "https://localhost:" + server.getPort();
    }

    private String trusted() {
        return "server: '%s', certificate-authority: ca.crt".formatted(address());
    }

    private String plugin(String status) throws IOException {
        Path answer = Files.writeString(folder.resolve("answer"), """
            {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": %s}
            """.formatted(status));
        return "{exec: {command: cat, args: [%s], apiVersion: client.authentication.k8s.io/v1}}".formatted(answer);
    }

    private static String line(String pem) {
        return pem.replace("\r", "").replace("\n", "\\n");
    }

    private Config read(String cluster, String user) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
            current-context: here
            contexts: [{name: here, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: u, user: %s}]
            """.formatted(cluster, user));
        return Kubeconfig.read(file.toString(), InstantSource.system());
    }
}
