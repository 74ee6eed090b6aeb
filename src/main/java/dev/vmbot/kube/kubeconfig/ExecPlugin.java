package dev.vmbot.kube.kubeconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.vmbot.kube.kubeconfig.Kubeconfig.Choice;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedExtension;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A command that hands out credentials, as the Kubernetes reference describes it under "client-go credential
/// plugins". Nobody sits before it: one that wants a log-in fails. It gets none of the bot's own secrets.
final class ExecPlugin {

    private static final String GROUP = "client.authentication.k8s.io/";
    private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final ExecConfig exec;
    private final List<String> command;
    private final String info;

    private ExecPlugin(Choice choice, ExecConfig exec) {
        this.exec = exec;
        this.command = command(choice.user());
        this.info = SERIALIZATION.asJson(Map.of(
                "apiVersion",
                exec.getApiVersion(),
                "kind",
                "ExecCredential",
                "spec",
                Boolean.TRUE.equals(exec.getProvideClusterInfo())
                        ? Map.of("interactive", false, "cluster", about(choice.cluster()))
                        : Map.of("interactive", false)));
    }

    /// @throws IllegalArgumentException naming the field that is wrong
    static ExecPlugin of(Choice choice) {
        ExecConfig exec = choice.user().entry().getExec();
        Unknown.refuse("exec", exec.getAdditionalProperties());
        if (!Located.isSet(exec.getCommand())) {
            throw new IllegalArgumentException("has an exec without a command");
        }
        if (exec.getApiVersion() == null || !VERSIONS.contains(exec.getApiVersion())) {
            throw new IllegalArgumentException(
                    "has an exec whose apiVersion is neither %sv1 nor %sv1beta1".formatted(GROUP, GROUP));
        }
        String mode = Objects.requireNonNullElse(exec.getInteractiveMode(), "IfAvailable");
        if (!Set.of("Never", "IfAvailable").contains(mode)) {
            throw new IllegalArgumentException(
                    "has an exec with an interactiveMode other than Never and IfAvailable: nobody is there to log in");
        }
        return new ExecPlugin(choice, exec);
    }

    /// A path with a separator counts from the folder of the file; a name alone is looked for in `PATH`.
    private List<String> command(Located<?> user) {
        List<String> words = new ArrayList<>();
        words.add(
                exec.getCommand().contains(File.separator)
                        ? user.path(exec.getCommand(), "exec command").toString()
                        : exec.getCommand());
        words.addAll(Objects.requireNonNullElse(exec.getArgs(), List.of()));
        return List.copyOf(words);
    }

    private static Map<String, Object> about(Located<Cluster> cluster) {
        Cluster fields = cluster.entry();
        Map<String, Object> about = new TreeMap<>();
        about.put("server", fields.getServer());
        cluster.content(fields.getCertificateAuthorityData(), fields.getCertificateAuthority(), "certificate-authority")
                .ifPresent(pem -> about.put(
                        "certificate-authority-data", Base64.getEncoder().encodeToString(pem)));
        putIfThere(about, "tls-server-name", fields.getTlsServerName());
        putIfThere(about, "proxy-url", fields.getProxyUrl());
        putIfThere(about, "insecure-skip-tls-verify", fields.getInsecureSkipTlsVerify());
        putIfThere(about, "disable-compression", fields.getDisableCompression());
        Objects.requireNonNullElse(fields.getExtensions(), List.<NamedExtension>of()).stream()
                .filter(extension -> (GROUP + "exec").equals(extension.getName()))
                .findFirst()
                .ifPresent(extension -> putIfThere(about, "config", extension.getExtension()));
        return about;
    }

    private static void putIfThere(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /// Runs it.
    ///
    /// @throws IllegalArgumentException when it hands nothing out; says nothing that it said
    Credential ask() {
        Map<String, String> variables = new TreeMap<>();
        Objects.requireNonNullElse(exec.getEnv(), List.<ExecEnvVar>of())
                .forEach(variable -> variables.put(variable.getName(), variable.getValue()));
        variables.put("KUBERNETES_EXEC_INFO", info);
        return credential(new PluginProcess(command, variables, PluginProcess.LIMIT).output());
    }

    private Credential credential(byte[] output) {
        Answer answer;
        try {
            answer = SERIALIZATION.unmarshal(new ByteArrayInputStream(output), Answer.class);
        } catch (RuntimeException _) {
            answer = null;
        }
        if (answer == null
                || answer.status() == null
                || !"ExecCredential".equals(answer.kind())
                || !exec.getApiVersion().equals(answer.apiVersion())) {
            throw new IllegalArgumentException(
                    "has an exec plugin that answers with no ExecCredential of the apiVersion of exec");
        }
        return credential(answer.status());
    }

    private static Credential credential(Status status) {
        boolean certificate = Located.isSet(status.clientCertificateData());
        if (certificate != Located.isSet(status.clientKeyData())) {
            throw new IllegalArgumentException(
                    "has an exec plugin that hands out one of clientCertificateData and clientKeyData only");
        }
        if (!certificate && !Located.isSet(status.token())) {
            throw new IllegalArgumentException("has an exec plugin that hands out neither a token nor a certificate");
        }
        return new Credential(
                Optional.ofNullable(status.token()).filter(Located::isSet).map(String::strip),
                certificate
                        ? Optional.of(new ClientCertificate(
                                Objects.requireNonNull(status.clientCertificateData()),
                                Objects.requireNonNull(status.clientKeyData())))
                        : Optional.empty(),
                Optional.ofNullable(status.expirationTimestamp()).map(ExecPlugin::instant));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("has an exec plugin whose expirationTimestamp is no time");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @Nullable String kind,
            @Nullable String apiVersion,
            @Nullable Status status) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(
            @Nullable String token,
            @Nullable String clientCertificateData,
            @Nullable String clientKeyData,
            @Nullable String expirationTimestamp) {}
}
