package dev.vmbot.operation.desk;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Intent;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How one VM stands to the change that was asked for.
sealed interface Standing {

    record Sensible(Observation seen) implements Standing {}

    /// In the wanted state already.
    record AsWanted(Observation seen) implements Standing {}

    record Hindered(Answer.Hindrance why) implements Standing {}

    /// The VMs of one request, told apart by how they stand.
    record Sorted(List<Observation> sensible, List<VmRef> already, List<Answer.Hindrance> hindered) {

        static Sorted of(List<Standing> all) {
            List<Observation> sensible = new ArrayList<>();
            List<VmRef> already = new ArrayList<>();
            List<Answer.Hindrance> hindered = new ArrayList<>();
            for (Standing one : all) {
                switch (one) {
                    case Sensible(Observation seen) -> sensible.add(seen);
                    case AsWanted(Observation seen) -> already.add(seen.ref());
                    case Hindered(Answer.Hindrance why) -> hindered.add(why);
                }
            }
            return new Sorted(sensible, already, hindered);
        }

        /// When nothing hinders but names of several VMs: in which namespace all of them are meant, or else which one
        /// the first of them is.
        Optional<Answer> question(Intent.Change change) {
            List<Answer.WhichOne> open = hindered.stream()
                    .filter(Answer.WhichOne.class::isInstance)
                    .map(Answer.WhichOne.class::cast)
                    .toList();
            if (open.isEmpty() || open.size() < hindered.size()) {
                return Optional.empty();
            }
            Set<String> common = new TreeSet<>(namespaces(open.getFirst()));
            open.forEach(one -> common.retainAll(namespaces(one)));
            return Optional.of(
                    open.size() > 1 && !common.isEmpty() ? new Answer.WhichNamespace(change, common) : open.getFirst());
        }

        private static Set<String> namespaces(Answer.WhichOne one) {
            return one.candidates().stream().map(VmRef::namespace).collect(Collectors.toSet());
        }

        Answer.NotAll notAll(Intent.Change change) {
            List<VmRef> rest = sensible.stream().map(Observation::ref).toList();
            return new Answer.NotAll(change, hindered, rest);
        }
    }
}
