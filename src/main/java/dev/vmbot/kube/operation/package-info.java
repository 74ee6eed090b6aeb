/// How an operation is written down as a Kubernetes object of kind `VirtualMachineOperation`.
///
/// What was asked for is the `spec`, written once and never again; all that happens afterwards is the `status`, which
/// Kubernetes does not let anybody set on create: an object without one is a request that nobody has decided about.
/// Both carry a `schemaVersion`, because replicas of two releases work on the same objects during a roll-out: what a
/// replica cannot read it leaves alone.
@NullMarked
package dev.vmbot.kube.operation;

import org.jspecify.annotations.NullMarked;
