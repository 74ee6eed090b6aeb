package dev.vmbot.inventory;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Stranger;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;

/// What a question about VMs comes to.
public sealed interface Reading {

    /// The states of the VMs that were asked for, each found or told why not, in the order asked.
    record States(List<State> states) implements Reading {}

    record State(Target target, Resolution resolution) {}

    /// @param rows at most [#MOST_ROWS], or [Readings#MOST_CHOICES] to choose from, in order: namespace, then
    ///     running, in transition, stopped, failed, then name
    /// @param total how many there are, rows included
    /// @param namespace what it was narrowed to; empty for every namespace that the person may see
    /// @param filter what else it was narrowed to
    record Listing(List<Observation> rows, int total, Optional<String> namespace, VmFilter filter) implements Reading {
        public static final int MOST_ROWS = 20;

        public Listing {
            rows = List.copyOf(rows);
        }
    }

    /// The name is that of VMs in several namespaces.
    record WhichOne(Target target, List<VmRef> candidates) implements Reading {}

    /// More names were said than are looked up for one message, short forms counted out: nothing was looked up.
    record TooMany(int count) implements Reading {}

    /// Nothing is told to this person.
    record NotAllowedIn(Stranger why) implements Reading {}

    record AccessUnknown(AccessUnavailableException.Source source) implements Reading {}

    /// The watch on the cluster is not up, so that nothing true could be said.
    record ClusterAway() implements Reading {}
}
