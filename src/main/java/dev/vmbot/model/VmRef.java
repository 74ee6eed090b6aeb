package dev.vmbot.model;

import java.util.regex.Pattern;

/// A VM by namespace and name, both legal in Kubernetes; says nothing of whether it exists.
///
/// @param namespace an RFC 1123 label, at most 63 characters
/// @param name an RFC 1123 subdomain, at most 253 characters: what the API server takes, and KubeVirt does not narrow
///     it. Host name and labels of the pod are cut from it (up to the first dot), so that no VM is found by those
public record VmRef(String namespace, String name) implements Comparable<VmRef> {

    private static final int LONGEST_NAME = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*+(?<!-))(\\.[a-z0-9]([-a-z0-9]*+(?<!-)))*+");

    public VmRef {
        if (!isLegalNamespace(namespace) || !isLegalName(name)) {
            throw new IllegalArgumentException("not a legal namespace and name: " + namespace + "/" + name);
        }
    }

    /// Whether Kubernetes could hold a VM of this name; nothing else may become part of a request path.
    public static boolean isLegalName(String name) {
        return name.length() <= LONGEST_NAME && SUBDOMAIN.matcher(name).matches();
    }

    /// The same for a namespace.
    public static boolean isLegalNamespace(String name) {
        return LABEL.matcher(name).matches();
    }

    @Override
    public int compareTo(VmRef other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /// `namespace/name`, the form that people type and `kubectl` columns show.
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
