package dev.vmbot.sandbox;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Puts into a cluster what `kubectl apply -k k8s/` would, as far as it concerns rights: namespace, CRD, service
/// account and RBAC, from the very files.
public final class Installation {

    /// The bot's user name in the cluster.
    public static final String SERVICE_ACCOUNT = "system:serviceaccount:vm-bot:vm-lifecycle-bot";

    public static final String NAMESPACE = "vm-bot";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> FILES = List.of("namespace.yaml", "crd.yaml", "serviceaccount.yaml", "rbac.yaml");

    private Installation() {}

    /// The groups that a service account's token carries.
    public static String[] groups() {
        return new String[] {"system:serviceaccounts", "system:serviceaccounts:" + NAMESPACE, "system:authenticated"};
    }

    /// Returns when operations are served, and the rights in force.
    ///
    /// @param manifests the folder `k8s/`
    public static void apply(KubernetesClient admin, Path manifests) {
        apply(
                admin,
                FILES.stream()
                        .flatMap(file -> read(admin, manifests.resolve(file)).stream())
                        .toList());
    }

    /// @param objects with namespace and CRD before what is of them, as kustomize orders them
    public static void apply(KubernetesClient admin, List<HasMetadata> objects) {
        objects.forEach(object -> admin.resource(object).createOr(NonDeletingOperation::update));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> servesOperations(admin));
        await().atMost(PATIENCE).until(() -> mayCreateOperations(admin));
    }

    /// A token of the bot's service account, made by the cluster itself and good for an hour.
    public static String token(KubernetesClient admin) {
        return admin.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName("vm-lifecycle-bot")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    private static boolean servesOperations(KubernetesClient admin) {
        return admin.raw("/apis/vmbot.dev/v1/namespaces/" + NAMESPACE + "/virtualmachineoperations") != null;
    }

    private static boolean mayCreateOperations(KubernetesClient admin) {
        var review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(SERVICE_ACCOUNT)
                .withGroups(groups())
                .withNewResourceAttributes()
                .withNamespace(NAMESPACE)
                .withGroup("vmbot.dev")
                .withResource("virtualmachineoperations")
                .withVerb("create")
                .endResourceAttributes()
                .endSpec()
                .build();
        return admin.resource(review).create().getStatus().getAllowed();
    }

    private static List<HasMetadata> read(KubernetesClient admin, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return admin.load(stream).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
