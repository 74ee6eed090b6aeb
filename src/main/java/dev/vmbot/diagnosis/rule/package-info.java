/// Why a VM does not do as it should: one small pure function for each cause, from evidence to a sign of it.
///
/// What binds here:
///
/// - A decisive field comes first, events support it. Conditions of a VMI count, not their copies on the VM, which stay
///   behind when the VMI is gone. Events count for the run that they belong to.
/// - The cluster's texts are matched here and in [dev.vmbot.diagnosis.rule.disk] only, each by the fewest words that
///   KubeVirt and Kubernetes have kept over their versions, and each match has a recorded sample in the catalogue.
/// - A rule names the echoes that it silences; it knows causes, not other rules' insides.
/// - A VM that is healthy, cleanly stopped or starting in the usual way gets no finding.
///
/// To add a rule: an entry in the `ALL` of its family, with the method that it names, and a case with its decisive
/// field in the catalogue. The order in `Rules` is the order of causes among equally sure findings.
///
/// What has no rule, and why. Anything under "hotplug": it hinders no start or stop. `RestartRequired`: a
/// hint that is known to be stale, and no failure. A stalled import that reports no error: one look cannot
/// tell standing from slow, so the progress is told instead, or that it has not begun. What goes on inside a
/// guest (boot loader, full disk, broken cloud-init syntax): nothing outside shows it; `guest-not-ready` says
/// where to look. A missing guest agent: many guests have none.
@NullMarked
package dev.vmbot.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
