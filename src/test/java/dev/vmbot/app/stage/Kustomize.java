package dev.vmbot.app.stage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What kustomize makes of a folder of manifests, which is what a cluster gets. The command is `KUSTOMIZE`, such as
/// `kubectl kustomize`, or else `kustomize build`, or `kubectl kustomize` of what is installed; of version 5 or later.
public final class Kustomize {

    private Kustomize() {}

    /// @return in the order in which they are applied
    /// @throws IllegalStateException when there is no kustomize, or it does not take the folder; with its words
    public static List<HasMetadata> build(Path folder) {
        String made = run(
                Stream.concat(command().stream(), Stream.of(folder.toString())).toList());
        Object objects = new KubernetesSerialization().unmarshal(made);
        return ((List<?>) Objects.requireNonNull(objects))
                .stream().map(HasMetadata.class::cast).toList();
    }

    private static List<String> command() {
        String given = System.getenv("KUSTOMIZE");
        if (given != null) {
            return List.of(given.split(" "));
        }
        return isInstalled("kustomize") ? List.of("kustomize", "build") : List.of("kubectl", "kustomize");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String made = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("no kustomize: set KUSTOMIZE to the command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
