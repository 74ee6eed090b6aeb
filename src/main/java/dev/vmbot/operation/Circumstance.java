package dev.vmbot.operation;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Vm;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was known of a VM, when its card was made, that makes a change of it worse than the change itself, or that
/// whoever approves it wants to know.
public sealed interface Circumstance {

    /// On its way to another node: a stop breaks that off.
    record Migrating() implements Circumstance {}

    /// A snapshot is being taken, and KubeVirt would take the request all the same.
    record Snapshot(String name) implements Circumstance {}

    /// A restore is under way, and KubeVirt would take the request all the same.
    record Restore(String name) implements Circumstance {}

    /// A change of its specification waits for its next start.
    record RestartRequired() implements Circumstance {}

    /// Something keeps it as it is described elsewhere.
    ///
    /// @param by such as `Argo CD`
    record Kept(String by) implements Circumstance {}

    /// Somebody else has changed it by this bot a short while ago.
    ///
    /// @param at when that ended
    record Recent(Action action, Person by, Instant at, Conclusion conclusion) implements Circumstance {}

    /// A card of somebody else for it waits.
    record Rival(Action action, Person by) implements Circumstance {}

    /// What the cluster shows.
    ///
    /// @param seen with a VM in it
    static List<Circumstance> of(Observation seen) {
        Vm vm = seen.vm().orElseThrow();
        return Stream.<Optional<Circumstance>>of(
                        Optional.of((Circumstance) new Migrating()).filter(_ -> seen.isMigrating()),
                        vm.hold().snapshot().map(Snapshot::new),
                        vm.hold().restore().map(Restore::new),
                        Optional.of((Circumstance) new RestartRequired())
                                .filter(_ -> vm.status().isRestartRequired()),
                        vm.status().keeper().map(Kept::new))
                .flatMap(Optional::stream)
                .toList();
    }
}
