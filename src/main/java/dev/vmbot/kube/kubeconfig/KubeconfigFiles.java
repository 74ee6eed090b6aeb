package dev.vmbot.kube.kubeconfig;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Several files taken together as kubectl does: the first current context counts, and of entries with the same name
/// the first one, whole. A file that is not there is passed over. One that is there and cannot be read is not, since
/// what another one says in its place may be about somebody else.
record KubeconfigFiles(List<Located<Config>> files) {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final int DEEPEST = 20;

    /// @param paths separated as those of `PATH`
    /// @throws IllegalArgumentException when none is there, or one is no use
    static KubeconfigFiles read(String paths) {
        List<Located<Config>> files = Arrays.stream(paths.split(File.pathSeparator, -1))
                .filter(path -> !path.isBlank())
                .map(KubeconfigFiles::path)
                .filter(Files::exists)
                .map(file -> new Located<>(parse(file), Objects.requireNonNull(file.getParent())))
                .toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("names no file that can be read");
        }
        return new KubeconfigFiles(files);
    }

    private static Path path(String path) {
        try {
            return Path.of(path).toAbsolutePath();
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("names something that is no path");
        }
    }

    /// What the parser says is not handed on: it quotes the line, token included.
    private static Config parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Objects.requireNonNullElseGet(SERIALIZATION.unmarshal(in, Config.class), Config::new);
        } catch (IOException _) {
            throw new IllegalArgumentException("names a file that cannot be read");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("names a file that is no kubeconfig" + place(e));
        }
    }

    /// The fields down to the one that does not fit; they are those that were looked for, and say nothing of values.
    private static String place(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(JsonMappingException.class::isInstance)
                .map(JsonMappingException.class::cast)
                .findFirst()
                .stream()
                .flatMap(mapping -> mapping.getPath().stream())
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> outer + "." + inner)
                .map(" (look at %s)"::formatted)
                .orElse("");
    }

    Optional<String> currentContext() {
        return files.stream()
                .map(file -> file.entry().getCurrentContext())
                .filter(Located::isSet)
                .findFirst();
    }

    Optional<Context> context(String name) {
        return find("contexts", name, Config::getContexts, NamedContext::getName, NamedContext::getContext)
                .map(Located::entry);
    }

    Optional<Located<Cluster>> cluster(String name) {
        return find("clusters", name, Config::getClusters, NamedCluster::getName, NamedCluster::getCluster);
    }

    Optional<Located<AuthInfo>> user(String name) {
        return find("users", name, Config::getUsers, NamedAuthInfo::getName, NamedAuthInfo::getUser);
    }

    private <N, E> Optional<Located<E>> find(
            String field,
            String name,
            Function<Config, @Nullable List<N>> list,
            Function<N, @Nullable String> nameOf,
            Function<N, @Nullable E> entryOf) {
        return files.stream()
                .flatMap(file -> {
                    List<N> named = Objects.requireNonNullElse(list.apply(file.entry()), List.<N>of()).stream()
                            .filter(Objects::nonNull)
                            .filter(entry -> name.equals(nameOf.apply(entry)))
                            .toList();
                    if (named.size() > 1) {
                        throw new IllegalArgumentException("has two %s of the name that is wanted".formatted(field));
                    }
                    return named.stream()
                            .map(entryOf)
                            .filter(Objects::nonNull)
                            .map(entry -> new Located<>(entry, file.folder()));
                })
                .findFirst();
    }
}
