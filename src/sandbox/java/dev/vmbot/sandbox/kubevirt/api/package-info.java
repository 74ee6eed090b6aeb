/// The Kubernetes API over HTTP, from memory: enough of it for the fabric8 client, `kubectl` and the
/// bot's checks to be unable to tell. Rights are evaluated from the RBAC objects stored in it, for
/// requests and access reviews alike; what a test wants to go wrong is asked of [Faults].
@NullMarked
package dev.vmbot.sandbox.kubevirt.api;

import org.jspecify.annotations.NullMarked;
