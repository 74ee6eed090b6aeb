package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.util.ArrayList;
import java.util.List;

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

        Answer.NotAll notAll(Action action, boolean force) {
            List<VmRef> rest = sensible.stream().map(Observation::ref).toList();
            return new Answer.NotAll(action, force, hindered, rest);
        }
    }
}
