package dev.vmbot.sandbox.page;

import java.util.List;

/// What the page needs of the cluster double. Called from several threads; all calls are expected to be quick.
public interface ClusterPanel {

    /// All VMs, in the order in which they are shown.
    List<VmRow> rows();

    /// The behaviours a VM can be given; the first is the normal one.
    List<String> behaviours();

    /// From now on the VM behaves so. An unknown VM or behaviour is an `IllegalArgumentException`.
    void behave(String namespace, String name, String behaviour);
}
