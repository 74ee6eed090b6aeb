/// KubeVirt: virt-api's answers, virt-controller's transitions, and a node that runs guests.
///
/// Everything but [dev.vmbot.sandbox.kubevirt.virt.VirtApi] runs on the one thread of a timeline and is
/// level-triggered: each step reads the newest objects and does the next thing, so nothing is lost when
/// a step is repeated or a label changes half-way. Behaves as KubeVirt 1.6 and later.
@NullMarked
package dev.vmbot.sandbox.kubevirt.virt;

import org.jspecify.annotations.NullMarked;
