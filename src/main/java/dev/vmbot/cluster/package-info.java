/// Port to a cluster with KubeVirt, in our words.
///
/// The words that everything is decided by are defined once, on [dev.vmbot.cluster.Observation]: running, stopped,
/// trying, in transition. They rest on the VM, its VMI and the queue of change requests, never on `printableStatus`,
/// which says Stopped while the VMI still exists and flickers between the two VMIs of a restart; that one is only
/// shown to people.
@NullMarked
package dev.vmbot.cluster;

import org.jspecify.annotations.NullMarked;
