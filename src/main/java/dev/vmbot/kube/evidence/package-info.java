/// Adapter: gathers evidence about one VM from a cluster.
///
/// Reads with plain requests into untyped trees, because most of what a diagnosis looks at is read nowhere else and a
/// class for each of a dozen kinds would be larger than the reading. Lists by namespace and filters here, so that the
/// number of requests does not grow with the VM: at most 11, and 20 where a namespace has very many events. Secrets are
/// never asked for: that one is missing is told by the events of the pod.
@NullMarked
package dev.vmbot.kube.evidence;

import org.jspecify.annotations.NullMarked;
