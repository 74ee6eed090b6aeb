package dev.vmbot.sandbox.kubevirt.store;

import java.util.List;
import java.util.Optional;

/// One served kind.
///
/// @param group empty for the core group
/// @param hasStatus whether status is a subresource: then the main path ignores it
public record Resource(
        String group, String version, String plural, String kind, boolean namespaced, boolean hasStatus) {

    public static final Resource VMS =
            new Resource("kubevirt.io", "v1", "virtualmachines", "VirtualMachine", true, true);
    /// Without a status subresource, as in KubeVirt (components/crds.go).
    public static final Resource VMIS =
            new Resource("kubevirt.io", "v1", "virtualmachineinstances", "VirtualMachineInstance", true, false);
    public static final Resource MIGRATIONS = new Resource(
            "kubevirt.io", "v1", "virtualmachineinstancemigrations", "VirtualMachineInstanceMigration", true, true);
    public static final Resource KUBEVIRTS = new Resource("kubevirt.io", "v1", "kubevirts", "KubeVirt", true, true);
    public static final Resource DATA_VOLUMES =
            new Resource("cdi.kubevirt.io", "v1beta1", "datavolumes", "DataVolume", true, false);
    public static final Resource PODS = new Resource("", "v1", "pods", "Pod", true, true);
    public static final Resource EVENTS = new Resource("", "v1", "events", "Event", true, false);
    public static final Resource SECRETS = new Resource("", "v1", "secrets", "Secret", true, false);
    public static final Resource CONFIG_MAPS = new Resource("", "v1", "configmaps", "ConfigMap", true, false);
    public static final Resource CLAIMS =
            new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, true);
    public static final Resource VOLUMES = new Resource("", "v1", "persistentvolumes", "PersistentVolume", false, true);
    public static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true, true);
    public static final Resource NODES = new Resource("", "v1", "nodes", "Node", false, true);
    public static final Resource NAMESPACES = new Resource("", "v1", "namespaces", "Namespace", false, true);
    public static final Resource STORAGE_CLASSES =
            new Resource("storage.k8s.io", "v1", "storageclasses", "StorageClass", false, false);
    public static final Resource SERVICE_ACCOUNTS =
            new Resource("", "v1", "serviceaccounts", "ServiceAccount", true, false);
    public static final Resource LEASES = new Resource("coordination.k8s.io", "v1", "leases", "Lease", true, false);
    public static final Resource CRDS = new Resource(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false, true);
    public static final Resource ROLES = rbac("roles", "Role", true);
    public static final Resource ROLE_BINDINGS = rbac("rolebindings", "RoleBinding", true);
    public static final Resource CLUSTER_ROLES = rbac("clusterroles", "ClusterRole", false);
    public static final Resource CLUSTER_ROLE_BINDINGS = rbac("clusterrolebindings", "ClusterRoleBinding", false);
    public static final Resource SNAPSHOTS = new Resource(
            "snapshot.kubevirt.io", "v1beta1", "virtualmachinesnapshots", "VirtualMachineSnapshot", true, true);
    public static final Resource RESTORES = new Resource(
            "snapshot.kubevirt.io", "v1beta1", "virtualmachinerestores", "VirtualMachineRestore", true, true);
    /// The bot's own.
    public static final Resource OPERATIONS =
            new Resource("vmbot.dev", "v1", "virtualmachineoperations", "VirtualMachineOperation", true, true);

    private static final List<Resource> ALL = List.of(
            VMS,
            VMIS,
            MIGRATIONS,
            KUBEVIRTS,
            DATA_VOLUMES,
            PODS,
            EVENTS,
            SECRETS,
            CONFIG_MAPS,
            CLAIMS,
            VOLUMES,
            QUOTAS,
            NODES,
            NAMESPACES,
            STORAGE_CLASSES,
            SERVICE_ACCOUNTS,
            LEASES,
            CRDS,
            ROLES,
            ROLE_BINDINGS,
            CLUSTER_ROLES,
            CLUSTER_ROLE_BINDINGS,
            SNAPSHOTS,
            RESTORES,
            OPERATIONS);

    private static Resource rbac(String plural, String kind, boolean namespaced) {
        return new Resource("rbac.authorization.k8s.io", "v1", plural, kind, namespaced, false);
    }

    public static List<Resource> all() {
        return ALL;
    }

    public static Optional<Resource> find(String group, String version, String plural) {
        return ALL.stream()
                .filter(known ->
                        known.group.equals(group) && known.version.equals(version) && known.plural.equals(plural))
                .findFirst();
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// As error texts name it: `virtualmachines.kubevirt.io`, `pods`.
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public Key key(String namespace, String name) {
        return new Key(this, namespaced ? namespace : "", name);
    }
}
