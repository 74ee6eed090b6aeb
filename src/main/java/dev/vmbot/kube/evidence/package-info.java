/// Adapter: gathers evidence about one VM from a cluster.
///
/// Reads with plain requests into untyped trees, because most of what a diagnosis looks at is read nowhere else and a
/// class for each of a dozen kinds would be larger than the reading. Lists by namespace and filters here, so that the
/// number of requests does not grow with the VM: at most 12 for one with two volumes, 20 ever. Secrets are asked for as
/// `PartialObjectMetadata`: their content never reaches this process.
@NullMarked
package dev.vmbot.kube.evidence;

import org.jspecify.annotations.NullMarked;
