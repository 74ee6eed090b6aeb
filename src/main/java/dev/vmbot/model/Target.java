package dev.vmbot.model;

import org.jspecify.annotations.Nullable;

/// A VM as somebody said it: perhaps without a namespace, perhaps one that does not exist.
///
/// @param namespace null when none was said for this VM
/// @param name as said, lower-cased; may be illegal, which the resolver tells the person
public record Target(@Nullable String namespace, String name) {

    /// Said with its namespace.
    public static Target of(VmRef vm) {
        return new Target(vm.namespace(), vm.name());
    }

    /// With this namespace where none was said.
    public Target orIn(String other) {
        return namespace == null ? new Target(other, name) : this;
    }

    /// Whether a VM can be called so, and a namespace too if one was said.
    public boolean isLegal() {
        return VmRef.isLegalName(name) && (namespace == null || VmRef.isLegalNamespace(namespace));
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "/" + name;
    }
}
