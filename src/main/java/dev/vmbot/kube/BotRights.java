package dev.vmbot.kube;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The least that the bot's own service account has to be allowed; `k8s/rbac.yaml` grants exactly this.
final class BotRights {

    private static final String LEASE = "vm-lifecycle-bot";
    private static final String KUBEVIRT = "kubevirt.io";
    private static final String CORE = "";
    private static final String UNTOLD = "findings do not tell of ";

    private BotRights() {}

    /// What one resource may be used for.
    ///
    /// @param group API group; empty for the core group
    /// @param resource with its subresource, as RBAC writes it: `virtualmachines/start`
    /// @param name of the only object that is meant; empty for all
    /// @param lost what the bot does not do without it; empty when it cannot work without it
    record Right(String group, String resource, Optional<String> name, List<String> verbs, String lost) {

        /// In the words of an RBAC role.
        String rule(List<String> wanted) {
            return "apiGroups: [\"%s\"], resources: [\"%s\"], %sverbs: [%s]"
                    .formatted(
                            group,
                            resource,
                            name.map("resourceNames: [\"%s\"], "::formatted).orElse(""),
                            String.join(
                                    ", ",
                                    wanted.stream().map("\"%s\""::formatted).toList()));
        }

        /// As `kubectl` names it: `virtualmachines/start.subresources.kubevirt.io`.
        String shown() {
            return (group.isEmpty() ? resource : resource + "." + group)
                    + name.map(" "::concat).orElse("");
        }

        private Right without(String missed) {
            return new Right(group, resource, name, verbs, missed);
        }

        private Right of(String only) {
            return new Right(group, resource, Optional.of(only), verbs, lost);
        }
    }

    /// In every namespace.
    static List<Right> everywhere() {
        return Stream.concat(watching().stream(), changing().stream()).toList();
    }

    private static List<Right> watching() {
        return List.of(
                right(KUBEVIRT, "virtualmachines", "get", "list", "watch"),
                right(KUBEVIRT, "virtualmachineinstances", "get", "list", "watch"),
                right("cdi.kubevirt.io", "datavolumes", "list", "watch")
                        .without("it is not told how far a disk is, nor does the time limit of a start wait for it"));
    }

    private static List<Right> changing() {
        return List.of(
                right("subresources.kubevirt.io", "virtualmachines/start", "update"),
                right("subresources.kubevirt.io", "virtualmachines/stop", "update"),
                right("authorization.k8s.io", "subjectaccessreviews", "create"),
                right(CORE, "events", "create").without("no events stand at the VMs that it changes"),
                right(CORE, "events", "list").without(UNTOLD + "events"));
    }

    /// For findings alone, in every namespace, and for reading only: a ClusterRole of its own, which may be left out.
    static List<Right> forFindings() {
        return List.of(
                right(KUBEVIRT, "virtualmachineinstancemigrations", "list").without(UNTOLD + "migrations"),
                right(CORE, "pods", "list").without(UNTOLD + "the VM's pod"),
                right(CORE, "pods/log", "get").without(UNTOLD + "what the VM's pod logged"),
                right(CORE, "persistentvolumeclaims", "list").without(UNTOLD + "claims"),
                right(CORE, "resourcequotas", "list").without(UNTOLD + "quotas"),
                right(CORE, "nodes", "get").without(UNTOLD + "the VM's node"),
                right("storage.k8s.io", "storageclasses", "list").without(UNTOLD + "classes of storage"));
    }

    /// In the namespace that operations and the lease live in.
    static List<Right> atHome() {
        return List.of(
                right("vmbot.dev", "virtualmachineoperations", "get", "list", "watch", "create", "delete"),
                right("vmbot.dev", "virtualmachineoperations/status", "update"),
                right("coordination.k8s.io", "leases", "get", "patch").of(LEASE),
                right("coordination.k8s.io", "leases", "create"));
    }

    private static Right right(String group, String resource, String... verbs) {
        return new Right(group, resource, Optional.empty(), List.of(verbs), "");
    }
}
