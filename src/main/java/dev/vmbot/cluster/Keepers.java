package dev.vmbot.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tools that keep objects as they are described elsewhere, by the marks that they leave.
public final class Keepers {

    /// Labels and annotations.
    private static final Map<String, String> MARKS = Map.of(
            "argocd.argoproj.io/tracking-id", "Argo CD",
            "argocd.argoproj.io/instance", "Argo CD",
            "kustomize.toolkit.fluxcd.io/name", "Flux",
            "helm.toolkit.fluxcd.io/name", "Flux");

    /// As what they write under in `managedFields`.
    private static final Pattern MANAGERS = Pattern.compile("^(argocd|kustomize-controller|helm-controller|flux)");

    /// The kind of an owner that keeps its VMs (KubeVirt `VirtualMachinePool`).
    private static final String POOL = "VirtualMachinePool";

    private Keepers() {}

    /// @param key of a label or an annotation
    public static boolean isMark(String key) {
        return MARKS.containsKey(key);
    }

    /// @param manager of an entry of `managedFields`
    public static boolean isManager(String manager) {
        return MANAGERS.matcher(manager).find();
    }

    /// By name, without repetition.
    ///
    /// @param keys of labels and annotations
    public static Stream<String> marked(Collection<String> keys) {
        return keys.stream().filter(MARKS::containsKey).map(MARKS::get).distinct();
    }

    /// What keeps an object.
    ///
    /// @param keys of its labels and annotations
    /// @param managers of its `managedFields`
    /// @param owners their kinds and names, such as `VirtualMachinePool/web`
    /// @return a name for people; empty where nothing tells of any
    public static Optional<String> of(Collection<String> keys, Collection<String> managers, Collection<String> owners) {
        return Stream.of(
                        marked(keys).sorted(),
                        managers.stream().filter(Keepers::isManager).map(Keepers::tool),
                        owners.stream().filter(owner -> owner.startsWith(POOL + "/")))
                .flatMap(names -> names)
                .findFirst();
    }

    private static String tool(String manager) {
        return manager.startsWith("argocd") ? "Argo CD" : "Flux";
    }
}
