/// The KubeVirt double: a cluster with KubeVirt for one process, good enough that the real bot, and a
/// person, cannot tell.
///
/// KubeVirt's behaviour is written once, in [dev.vmbot.sandbox.kubevirt.virt], against a store of
/// objects; the store is either memory, served over HTTP by [dev.vmbot.sandbox.kubevirt.api], or a real
/// kube-apiserver. What it shows is held to recorded traces and answers of real controllers: where a
/// test of the bot and the double disagree with reality, the replay tests are the place to say so first.
@NullMarked
package dev.vmbot.sandbox.kubevirt;

import org.jspecify.annotations.NullMarked;
