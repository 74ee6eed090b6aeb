package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;

/// Leaves Kubernetes Events on VMs, for those who look with `kubectl describe`.
public interface VmEvents {

    /// Best effort: a failure is logged by the adapter and never thrown, because nothing depends on it.
    ///
    /// @param vmUid of the VM as it was when the change was asked for
    /// @param reason CamelCase, such as `StopApproved`
    /// @param warning whether its type is `Warning` rather than `Normal`
    void record(VmRef ref, String vmUid, String reason, String text, boolean warning);
}
