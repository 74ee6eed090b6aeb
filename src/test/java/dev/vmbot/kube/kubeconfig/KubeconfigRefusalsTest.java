package dev.vmbot.kube.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be used as kubectl would use it ends the start, with the name of the field and nothing of its value.
final class KubeconfigRefusalsTest {

    private static final String SERVER = "server: 'https://c:6443'";
    private static final String TOKEN = "token: s3cret";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                              | no credentials
        {token: ''}                                                     | no credentials
        {tokenFile: s3cret}                                             | tokenFile
        {tokenFile: s3cret, token: a}                                   | tokenFile
        {token: "s3cret\\nX-Other: a"}                                  | token
        {token: s3cret, as-groups: ['system:masters']}                  | as-groups
        {token: s3cret, as-uid: s3cret}                                 | as-uid
        {token: s3cret, as-user-extra: {scopes: [s3cret]}}              | as-user-extra
        {token: s3cret, as-groups: s3cret}                              | as-groups
        {token: s3cret, as-everybody: s3cret}                           | as-everybody
        {username: s3cret}                                              | username without a password
        {password: s3cret}                                              | password without a username
        {token: a, username: s3cret, password: b}                       | token and username
        {auth-provider: {name: oidc, config: {id-token: s3cret}}}       | auth-provider
        {client-certificate: s3cret}                                    | client-certificate
        {client-key-data: czNjcmV0}                                     | client-key without a client-certificate
        {client-certificate-data: czNjcmV0, client-key-data: czNjcmV0}  | client-certificate
        {client-certificate-data: s3cret!, client-key-data: czNjcmV0}   | client-certificate-data
        """)
    void refusesAUser(String user, String named) throws IOException {
        assertRefused(SERVER, user, named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {command: s3cret, apiVersion: client.authentication.k8s.io/v1}      | exec command
        {command: ./s3cret, apiVersion: client.authentication.k8s.io/v1}    | exec command
        {apiVersion: client.authentication.k8s.io/v1}                       | exec without a command
        {command: 'true'}                                                   | apiVersion
        {command: 'true', apiVersion: client.authentication.k8s.io/s3cret}  | apiVersion
        {command: 'true', apiVersion: client.authentication.k8s.io/v1}      | no ExecCredential
        {command: sh, args: [-c, 'echo s3cret; exit 3'], apiVersion: client.authentication.k8s.io/v1} | exec plugin that fails (exit status 3)
        {command: sh, args: [-c, 'read code && echo s3cret'], apiVersion: client.authentication.k8s.io/v1} | exec plugin that fails
        {command: 'true', interactiveMode: Always, apiVersion: client.authentication.k8s.io/v1} | interactiveMode
        {command: 'true', pluginMode: s3cret, apiVersion: client.authentication.k8s.io/v1} | pluginMode
        """)
    void refusesAnExecPlugin(String exec, String named) throws IOException {
        assertRefused(SERVER, "{exec: %s}".formatted(exec), named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                  | neither a token nor a certificate
        {"token": ""}                                                       | neither a token nor a certificate
        {"token": "s3cret", "expirationTimestamp": "tomorrow"}              | expirationTimestamp
        {"token": "s3cret s3cret"}                                          | token
        {"clientKeyData": "s3cret"}                                         | clientCertificateData
        {"clientCertificateData": "s3cret", "clientKeyData": "s3cret"}      | clientCertificateData
        """)
    void refusesWhatAnExecPluginHandsOut(String status, String named) throws IOException {
        Files.writeString(folder.resolve("answer"), """
            {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": %s}
            """.formatted(status));

        assertRefused(
                SERVER,
                "{exec: {command: cat, args: [%s], apiVersion: client.authentication.k8s.io/v1}}"
                        .formatted(folder.resolve("answer")),
                named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        certificate-authority-data: czNjcmV0                                         | no server
        server: s3cret:6443                                                          | server
        server: 'ftp://s3cret'                                                       | server
        server: 'https://a:s3cret@c:6443'                                            | server
        server: 'https://c:6443', certificate-authority: /s3cret                     | certificate-authority
        server: 'https://c:6443', certificate-authority-data: czNjcmV0               | certificate-authority
        server: 'https://c:6443', certificate-authority-data: s3cret!                | certificate-authority-data
        server: 'https://c:6443', tls-server-name: s3cret                            | tls-server-name
        server: 'https://c:6443', proxy-url: 'socks5://s3cret:1080'                  | proxy-url
        server: 'https://c:6443', proxy-url: 'https://s3cret:3128'                   | proxy-url
        server: 'https://c:6443', proxy-url: 'http://a:s3cret@p:3128'                | proxy-url
        server: 'https://c:6443', proxy-url: s3cret                                  | proxy-url
        server: 'https://c:6443', insecure-skip-tls-verify: s3cret                   | insecure-skip-tls-verify
        server: 'https://c:6443', pinned-certificate: s3cret                         | pinned-certificate
        """)
    void refusesACluster(String cluster, String named) throws IOException {
        assertRefused(cluster, "{%s}".formatted(TOKEN), named);
    }

    @Test
    void refusesACertificateAuthorityThatIsNotLookedAt() throws IOException {
        String authority = Base64.getEncoder()
                .encodeToString(TestCertificate.of("EC", 256, "ca").pem().getBytes(StandardCharsets.UTF_8));

        assertRefused(
                "%s, certificate-authority-data: %s, insecure-skip-tls-verify: true".formatted(SERVER, authority),
                "{token: s3cret}",
                "insecure-skip-tls-verify");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        TestCertificate one = TestCertificate.of("EC", 256, "one");
        TestCertificate other = TestCertificate.of("EC", 256, "other");
        Files.writeString(folder.resolve("cert"), one.pem());
        Files.writeString(folder.resolve("key"), other.keyPem());

        assertRefused(SERVER, "{client-certificate: cert, client-key: key}", "client-key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                            | no current-context
        current-context: ''                                           | no current-context
        current-context: s3cret                                       | current-context that is not among
        current-context: nobody                                       | names no user
        current-context: nowhere                                      | names no cluster
        current-context: gone                                         | a cluster in its current context
        current-context: left                                         | a user in its current context
        current-context: twice                                        | two contexts
        current-context: odd                                          | the field tenant
        """)
    void refusesAContext(String line, String named) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
            contexts:
            - {name: nobody, context: {cluster: c}}
            - {name: nowhere, context: {user: u}}
            - {name: gone, context: {cluster: s3cret, user: u}}
            - {name: left, context: {cluster: c, user: s3cret}}
            - {name: odd, context: {cluster: c, user: u, tenant: s3cret}}
            - {name: twice, context: {cluster: c, user: u}}
            - {name: twice, context: {cluster: c, user: admin}}
            clusters: [{name: c, cluster: {server: 'https://c:6443'}}]
            users: [{name: u, user: {token: s3cret}}, {name: admin, user: {token: s3cret}}]
            """ + line);

        assertRefused(file.toString(), named);
    }

    /// What the file after it says would be about somebody else.
    @Test
    void doesNotPassOverAFileThatIsThereAndNoUse() throws IOException {
        Path good = config("a", SERVER, "{token: s3cret}");
        Path broken = Files.writeString(folder.resolve("b"), "users: [{user: {token: s3cret}}");

        assertRefused(broken + File.pathSeparator + good, "no kubeconfig");
        assertRefused(folder + File.pathSeparator + good, "no kubeconfig");
        assertRefused("\0" + File.pathSeparator + good, "no path");
    }

    private void assertRefused(String cluster, String user, String named) throws IOException {
        assertRefused(config("config", cluster, user).toString(), named);
    }

    private static void assertRefused(String paths, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.read(paths, InstantSource.system()))
                .withMessageContaining(named)
                .withMessageNotContaining("s3cret")
                .withNoCause()
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("\n"));
    }

    private Path config(String name, String cluster, String user) throws IOException {
        return Files.writeString(folder.resolve(name), """
            current-context: here
            contexts: [{name: here, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: u, user: %s}]
            """.formatted(cluster, user));
    }
}
