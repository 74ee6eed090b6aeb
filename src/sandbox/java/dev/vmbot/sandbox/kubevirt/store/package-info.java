/// Kubernetes objects as JSON, and the small part of Kubernetes that KubeVirt's behaviour stands on:
/// optimistic locking, finalizers, generations, the status subresource, watches.
///
/// Two stores carry the same behaviour: [InMemoryStore], which is also the memory of the API that the
/// double serves, and [ApiServerStore] on a real API server. Nobody above them may know which one it is.
@NullMarked
package dev.vmbot.sandbox.kubevirt.store;

import org.jspecify.annotations.NullMarked;
