package dev.vmbot.operation;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.List;

/// What a request for a change comes to, before anybody is told. In none of these has anything changed in the cluster.
public sealed interface Answer {

    /// Stored, and waiting for an approval; its card has to be posted.
    record Proposed(Operation operation) implements Answer {}

    /// The same request had been delivered before; whoever took it then has posted, or will post, the card.
    record Repeated(Operation operation) implements Answer {}

    /// In the wanted state already.
    record Already(Action action, Observation seen) implements Answer {}

    /// Not sensible now.
    ///
    /// @param why full sentence: what hinders, and what to do
    /// @param words the cluster's own; may be empty
    record NotNow(Action action, Observation seen, String why, String words) implements Answer {}

    /// Another operation waits for its approval, or is at work, on the VM.
    record Busy(VmRef vm, Operation other) implements Answer {}

    /// No such VM, or none that this person may know of: the two are told alike.
    ///
    /// @param near names like it that the person may see, nearest first; may be empty
    record NotFound(Target target, List<VmRef> near) implements Answer {}

    /// Several VMs of that name, all of which this person may see.
    record WhichOne(Action action, boolean force, Target target, List<VmRef> candidates) implements Answer {}

    /// A name that Kubernetes could not hold.
    record IllegalName(Target target) implements Answer {}

    /// The person may see the VM, and may not do this.
    record Forbidden(VmRef vm, Permission missing, Identity identity) implements Answer {}

    /// Nothing is done for this person at all.
    record NotAllowedIn(Stranger why) implements Answer {}

    /// Who the person is, or what they may do, could not be found out.
    record AccessUnknown(AccessUnavailableException.Source source) implements Answer {}

    /// The cluster did not answer.
    record ClusterAway(ClusterException.Reason reason) implements Answer {}

    /// More VMs than one card may hold.
    record TooMany(int count, int most) implements Answer {}

    /// A kind of request that is told what to do instead.
    ///
    /// @param why full sentence
    record NotSupported(String why) implements Answer {}
}
