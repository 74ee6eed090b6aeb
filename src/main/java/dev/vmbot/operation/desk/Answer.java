package dev.vmbot.operation.desk;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.Observation;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request for a change comes to, before anybody is told. In none of these has anything changed on a VM.
public sealed interface Answer {

    /// Stored; its card has to be posted. Waits for an approval, unless it changes nothing.
    record Proposed(Operation operation) implements Answer {}

    /// The same request had been delivered before; whoever took it then has posted, or will post, the card.
    record Repeated(Operation operation) implements Answer {}

    /// The same person has a card for the same on the same VMs that waits, so that a second one would only confuse.
    ///
    /// @param same with its card
    record Waiting(Operation same) implements Answer {}

    /// What keeps one VM from being changed, whether it was asked for alone or among others.
    sealed interface Hindrance extends Answer {}

    /// In the wanted state already.
    record Already(Action action, Observation seen) implements Answer {}

    /// Not sensible now.
    ///
    /// @param why full sentence: what hinders, and what to do
    /// @param words the cluster's own; may be empty
    record NotNow(Action action, Observation seen, String why, String words) implements Hindrance {}

    /// Another operation waits for its approval, or is at work, on the VM.
    record Busy(VmRef vm, Operation other) implements Hindrance {}

    /// No such VM, or none that this person may know of: the two are told alike.
    record NotFound(Intent.Change change, Target target, Resolution.NotFound missing) implements Hindrance {}

    /// Several VMs of that name, all of which this person may see.
    record WhichOne(Intent.Change change, Target target, List<VmRef> candidates) implements Hindrance {}

    /// A name that Kubernetes could not hold.
    record IllegalName(Target target) implements Hindrance {}

    /// The person may see the VM, and may not do this.
    record Forbidden(VmRef vm, Permission missing, Identity identity) implements Hindrance {}

    /// Nothing is done for this person at all.
    record NotAllowedIn(Stranger why) implements Hindrance {}

    /// Who the person is, or what they may do, could not be found out.
    record AccessUnknown(AccessUnavailableException.Source source) implements Answer {}

    /// The cluster did not answer.
    record ClusterAway(ClusterException.Reason reason) implements Answer {}

    /// The cluster did not say whether it has stored the request; if it has, the leader posts the card.
    record Unsure() implements Answer {}

    /// What was offered belongs to an operation that nobody knows of any more.
    record NoLongerOffered() implements Answer {}

    /// More VMs than one card may hold.
    record TooMany(int count, int most) implements Answer {}

    /// Several VMs, of which some cannot be changed: nothing is stored, so that nobody approves less than was asked for
    /// without having said so.
    ///
    /// @param hindered why not, for each of them
    /// @param rest what could be asked for instead; may be empty
    record NotAll(Intent.Change change, List<Hindrance> hindered, List<VmRef> rest) implements Answer {}

    /// Several VMs, all of which are in the wanted state.
    record AllAlready(Action action, List<VmRef> vms) implements Answer {}

    /// No VM that the person may see is picked by what was said.
    ///
    /// @param namespace null for every namespace
    record NoneMatch(@Nullable String namespace) implements Answer {}

    /// Exceptions were said that leave out no VM: who meant to spare one is asked which.
    record NothingExcepted(List<IdleException> exceptions) implements Answer {}

    /// VMs of several namespaces are meant, and none of the namespaces was said.
    ///
    /// @param namespaces each of which has all the VMs that were named, or some that are picked
    record WhichNamespace(Intent.Change change, Set<String> namespaces) implements Answer {}
}
