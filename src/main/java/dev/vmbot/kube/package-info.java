/// Adapters from the ports `cluster`, `access` and `operation` to a Kubernetes cluster with KubeVirt, on fabric8.
///
/// Reads are repeated twice and given up after 5 s each; writes are sent once and given up after 4 s, because fabric8
/// would otherwise send a `PUT` again after a time-out. What fabric8 throws is translated in one place
/// (`ClusterFailure`), and nothing that a person may read holds an address of the cluster. State that is
/// watched comes over WebSocket watches only: fabric8's plain HTTP watches break at the first character beyond ASCII.
@NullMarked
package dev.vmbot.kube;

import org.jspecify.annotations.NullMarked;
