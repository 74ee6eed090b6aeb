package dev.vmbot.kube;

import java.util.List;
import java.util.stream.Stream;

/// The least that the bot's own service account has to be allowed; `k8s/rbac.yaml` grants exactly this.
final class BotRights {

    private static final String KUBEVIRT = "kubevirt.io";
    private static final String CORE = "";

    private BotRights() {}

    /// What one resource may be used for.
    ///
    /// @param group API group; empty for the core group
    /// @param resource with its subresource, as RBAC writes it: `virtualmachines/start`
    record Right(String group, String resource, List<String> verbs) {

        /// In the words of an RBAC role.
        String rule(List<String> wanted) {
            return "apiGroups: [\"%s\"], resources: [\"%s\"], verbs: [%s]"
                    .formatted(
                            group,
                            resource,
                            String.join(
                                    ", ",
                                    wanted.stream().map("\"%s\""::formatted).toList()));
        }

        /// As `kubectl` names it: `virtualmachines/start.subresources.kubevirt.io`.
        String shown() {
            return group.isEmpty() ? resource : resource + "." + group;
        }
    }

    /// In every namespace.
    static List<Right> everywhere() {
        return Stream.of(watching(), changing(), diagnosing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Right> watching() {
        return List.of(
                right(KUBEVIRT, "virtualmachines", "get", "list", "watch"),
                right(KUBEVIRT, "virtualmachineinstances", "get", "list", "watch"),
                right("cdi.kubevirt.io", "datavolumes", "get", "list", "watch"));
    }

    private static List<Right> changing() {
        return List.of(
                right("subresources.kubevirt.io", "virtualmachines/start", "update"),
                right("subresources.kubevirt.io", "virtualmachines/stop", "update"),
                right("authorization.k8s.io", "subjectaccessreviews", "create"),
                right(CORE, "events", "create"));
    }

    /// For reading only, and never Secrets.
    private static List<Right> diagnosing() {
        return List.of(
                right(KUBEVIRT, "virtualmachineinstancemigrations", "list"),
                right(CORE, "events", "list"),
                right(CORE, "pods", "list"),
                right(CORE, "pods/log", "get"),
                right(CORE, "persistentvolumeclaims", "list"),
                right(CORE, "resourcequotas", "list"),
                right(CORE, "nodes", "get"),
                right("storage.k8s.io", "storageclasses", "list"));
    }

    /// In the namespace that operations and the lease live in.
    static List<Right> atHome() {
        return List.of(
                right("vmbot.dev", "virtualmachineoperations", "get", "list", "watch", "create", "delete"),
                right("vmbot.dev", "virtualmachineoperations/status", "update"),
                right("coordination.k8s.io", "leases", "get", "create", "patch"));
    }

    private static Right right(String group, String resource, String... verbs) {
        return new Right(group, resource, List.of(verbs));
    }
}
