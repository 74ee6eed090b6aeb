/// Port to a cluster with KubeVirt, in our words.
///
/// The words that everything is decided by are defined once, on [dev.vmbot.cluster.Observation]: running, stopped,
/// trying, in transition. They rest on the VM, its VMI and the queue of change requests, never on `printableStatus`,
/// which says Stopped while the VMI still exists and flickers between the two VMIs of a restart; that one is only
/// shown to people.
///
/// Whatever text the cluster has for people goes through [dev.vmbot.cluster.Redaction] in the constructor of what holds
/// it, so that no card, stored operation or log line can quote a secret.
@NullMarked
package dev.vmbot.cluster;

import org.jspecify.annotations.NullMarked;
