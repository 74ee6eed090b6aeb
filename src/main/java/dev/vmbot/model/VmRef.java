package dev.vmbot.model;

import java.util.regex.Pattern;

/// A VM by namespace and name, both legal in Kubernetes; says nothing of whether it exists.
///
/// @param namespace an RFC 1123 label, at most 63 characters
/// @param name an RFC 1123 label, at most 63 characters: KubeVirt uses the name as a label value and as a host name
public record VmRef(String namespace, String name) implements Comparable<VmRef> {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public VmRef {
        if (!isLegalName(namespace) || !isLegalName(name)) {
            throw new IllegalArgumentException("not a legal namespace and name: " + namespace + "/" + name);
        }
    }

    /// Whether Kubernetes could hold an object of this name; nothing else may become part of a request path.
    public static boolean isLegalName(String name) {
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
