package dev.vmbot.model;

import java.util.Set;

/// Which VMs are known; looked up by name while reading, never listed, so that a large inventory costs nothing.
public interface KnownVms {

    /// Namespaces in which a VM of this name is known to exist; empty when none is.
    Set<String> namespacesOf(String name);

    /// Whether VMs are known to exist in a namespace of this name.
    default boolean isNamespace(String name) {
        return false;
    }

    default boolean has(String name) {
        return !namespacesOf(name).isEmpty();
    }
}
