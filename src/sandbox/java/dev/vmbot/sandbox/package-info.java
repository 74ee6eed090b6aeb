/// The bot without Slack and without a cluster: doubles of both, the rights of `k8s/`, some VMs and people, and a page.
/// Compiled with the tests and never part of the jar; the tests drive the very same doubles.
@NullMarked
package dev.vmbot.sandbox;

import org.jspecify.annotations.NullMarked;
