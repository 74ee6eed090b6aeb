/// A small KubeVirt extension for the fabric8 client; knows nothing of this bot and could be lifted out as a library.
///
/// Reached by `client.adapt(KubeVirtClient.class)`. The resource classes are narrow: they hold only what is read here,
/// so that a new KubeVirt release does not break them. For the same reason nothing may ever be written back from one
/// of them (an update would drop the template), and the client hands out no way to do so: reads and watches only,
/// beside the two subresources `start` and `stop`.
@NullMarked
package dev.vmbot.kubevirt;

import org.jspecify.annotations.NullMarked;
