package dev.vmbot.app.stage;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a kubelet would make of the Deployment for a process on this machine: the environment of its container, where
/// a mounted ConfigMap is a folder below another one.
public final class Replica {

    private final Deployment deployment;
    private final List<ConfigMap> configMaps;
    private final Path root;

    /// @param applied what kustomize makes of the manifests
    /// @param root below which the paths of the container are
    public Replica(List<HasMetadata> applied, Path root) {
        this.deployment = of(applied, Deployment.class).getFirst();
        this.configMaps = of(applied, ConfigMap.class);
        this.root = root;
    }

    private static <T> List<T> of(List<HasMetadata> applied, Class<T> kind) {
        return applied.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Container container() {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    /// The one after the image's own command; without any the bot runs.
    public String command() {
        return Optional.ofNullable(container().getArgs())
                .filter(arguments -> !arguments.isEmpty())
                .map(List::getFirst)
                .orElse("run");
    }

    /// @param pod its name
    /// @param secrets the content of each Secret that the container takes, by its name
    public Map<String, String> environment(String pod, Map<String, Map<String, String>> secrets) {
        Map<String, Path> mounted = mount();
        Map<String, String> environment = new HashMap<>();
        container()
                .getEnvFrom()
                .forEach(source ->
                        environment.putAll(secrets.get(source.getSecretRef().getName())));
        container().getEnv().forEach(variable -> environment.put(variable.getName(), value(variable, pod, mounted)));
        return environment;
    }

    private String value(EnvVar variable, String pod, Map<String, Path> mounted) {
        if (variable.getValueFrom() != null) {
            return switch (variable.getValueFrom().getFieldRef().getFieldPath()) {
                case "metadata.name" -> pod;
                case "metadata.namespace" -> deployment.getMetadata().getNamespace();
                default -> throw new IllegalArgumentException(variable.toString());
            };
        }
        return mounted.entrySet().stream()
                .filter(mount -> variable.getValue().startsWith(mount.getKey() + "/"))
                .map(mount -> mount.getValue()
                        + variable.getValue().substring(mount.getKey().length()))
                .findFirst()
                .orElse(variable.getValue());
    }

    /// @return for each path of the container that a ConfigMap is mounted at, where it is here
    private Map<String, Path> mount() {
        return container().getVolumeMounts().stream()
                .filter(mount -> configMap(mount).isPresent())
                .collect(Collectors.toMap(
                        VolumeMount::getMountPath,
                        mount -> write(configMap(mount).orElseThrow(), root.resolve("." + mount.getMountPath()))));
    }

    private Optional<ConfigMap> configMap(VolumeMount mount) {
        return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(mount.getName()) && volume.getConfigMap() != null)
                .map(volume -> volume.getConfigMap().getName())
                .flatMap(name -> configMaps.stream()
                        .filter(map -> map.getMetadata().getName().equals(name)))
                .findFirst();
    }

    private static Path write(ConfigMap map, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : map.getData().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
