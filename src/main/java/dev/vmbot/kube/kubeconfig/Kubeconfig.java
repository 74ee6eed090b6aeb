package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.time.InstantSource;
import java.util.Optional;

/// The cluster and the user that the current context names. What is not understood, or could not be used as kubectl
/// would use it, is refused, never left out: without it the bot might be nobody, somebody stronger, or somewhere else.
/// fabric8's own reading leaves out `tokenFile`, `as` with its kin, the `proxy-url` of an address with https, and
/// whatever is missing.
public final class Kubeconfig {

    private Kubeconfig() {}

    /// Runs the user's exec plugin, if there is one.
    ///
    /// @param paths as `KUBECONFIG` has them
    /// @param clock tells when a token is to be renewed
    /// @throws IllegalArgumentException naming the field that is wrong, and nothing that a file says
    public static Config read(String paths, InstantSource clock) {
        Choice choice = choose(paths);
        ConfigBuilder builder = new ConfigBuilder(Config.empty())
                .withNamespace(choice.context().getNamespace())
                .withCurrentContext(new NamedContextBuilder()
                        .withName(choice.name())
                        .withContext(choice.context())
                        .build());
        ServerFields.of(choice.cluster()).addTo(builder);
        new UserFields(choice, () -> choose(paths), clock).addTo(builder);
        return builder.build();
    }

    private static Choice choose(String paths) {
        KubeconfigFiles files = KubeconfigFiles.read(paths);
        String name = files.currentContext().orElseThrow(() -> new IllegalArgumentException("has no current-context"));
        Context context = files.context(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("names a current-context that is not among its contexts"));
        Unknown.refuse("the current context", context.getAdditionalProperties());
        return new Choice(
                name,
                context,
                named(context.getCluster(), "cluster").flatMap(files::cluster).orElseThrow(() -> dangling("cluster")),
                named(context.getUser(), "user").flatMap(files::user).orElseThrow(() -> dangling("user")));
    }

    private static Optional<String> named(String name, String field) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("names no %s in its current context".formatted(field));
        }
        return Optional.of(name);
    }

    private static IllegalArgumentException dangling(String field) {
        return new IllegalArgumentException(
                "names a %s in its current context that is not among its %ss".formatted(field, field));
    }

    record Choice(String name, Context context, Located<Cluster> cluster, Located<AuthInfo> user) {}
}
