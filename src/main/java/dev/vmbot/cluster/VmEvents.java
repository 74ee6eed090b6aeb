package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;

/// Leaves Kubernetes Events on VMs, for those who look with `kubectl describe`.
public interface VmEvents {

    /// Best effort: a failure is logged by the adapter and never thrown, because nothing depends on it. One that was
    /// left before, whoever left it, is not left a second time.
    void record(Note note);

    /// @param name of the Event itself; the same for the same happening, whoever writes it down
    /// @param vmUid of the VM as it was when the change was asked for
    /// @param reason CamelCase, such as `StopRequested`
    /// @param warning whether its type is `Warning` rather than `Normal`
    record Note(String name, VmRef vm, String vmUid, String reason, String text, boolean warning) {}
}
