package dev.vmbot.sandbox;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts into a cluster what `kubectl apply -k k8s/` would, as far as it concerns rights: namespace, CRD, service
/// account
/// and RBAC, from the very files. The service account itself is not needed: a token stands for it.
public final class Installation {

    /// The bot's user name in the cluster.
    public static final String SERVICE_ACCOUNT = "system:serviceaccount:vm-bot:vm-lifecycle-bot";

    public static final String NAMESPACE = "vm-bot";

    private static final List<String> FILES = List.of("namespace.yaml", "crd.yaml", "rbac.yaml");

    private Installation() {}

    /// The groups that a service account's token carries.
    public static String[] groups() {
        return new String[] {"system:serviceaccounts", "system:serviceaccounts:" + NAMESPACE, "system:authenticated"};
    }

    /// @param manifests the folder `k8s/`
    public static void apply(KubernetesClient admin, Path manifests) {
        for (String file : FILES) {
            for (HasMetadata object : read(admin, manifests.resolve(file))) {
                admin.resource(object).createOr(NonDeletingOperation::update);
            }
        }
    }

    private static List<HasMetadata> read(KubernetesClient admin, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return admin.load(stream).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
