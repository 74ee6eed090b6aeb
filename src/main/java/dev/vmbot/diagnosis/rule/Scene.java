package dev.vmbot.diagnosis.rule;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.diagnosis.evidence.Attempt.Refusal;
import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.LauncherPod;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Evidence and the time it is looked at, with the questions that many rules ask.
public record Scene(Evidence evidence, Instant now) {

    /// KubeVirt sets this on every start of a paused VM, also when nothing is wrong (`vm.go`).
    private static final String NO_FAILURE = "Failure while starting VMI: <nil>";

    private static final Duration RETRIED = Duration.ofMinutes(5);
    private static final Set<String> FURTHER = Set.of("Pulling", "Pulled", "Created", "Started");

    public Optional<Machine> vm() {
        return evidence.vm();
    }

    public Optional<Instance> vmi() {
        return evidence.vmi();
    }

    public Optional<LauncherPod> pod() {
        return evidence.findPod();
    }

    /// The run while it is on its way up.
    public Optional<Instance> comingUp() {
        return vmi().filter(Instance::isComingUp);
    }

    /// The VM, if it is to be up now: a run is on its way, or KubeVirt means to make one.
    public Optional<Machine> startingVm() {
        return vm().filter(machine -> !machine.metadata().isDeleting())
                .filter(machine ->
                        comingUp().isPresent() || (hasNoRun() && (machine.isWantedUp() || isAskedUp(machine))));
    }

    /// There is none; not merely none that could be read.
    public boolean hasNoRun() {
        return vmi().isEmpty() && evidence.coverage().isRead(Part.INSTANCE);
    }

    /// The bot's own start need not show yet in what was read.
    private boolean isAskedUp(Machine machine) {
        return machine.strategy() == RunStrategy.RERUN_ON_FAILURE
                && evidence.attempt()
                        .filter(attempt -> attempt.action() == Action.START)
                        .isPresent();
    }

    /// What the cluster answered to the bot's own request, when it refused it.
    public Optional<Refusal> refusal() {
        return evidence.attempt().flatMap(Attempt::refusal);
    }

    /// Why the last sync of the VM failed: condition `Failure`.
    public Optional<Condition> failure() {
        return vm().flatMap(machine -> machine.find("Failure", "True"))
                .filter(condition -> !condition.message().contains(NO_FAILURE));
    }

    /// Why the VMI is not as it should be: condition `Synchronized`, which exists only while it is False.
    public Optional<Condition> unsynchronized() {
        return vmi().filter(instance -> !instance.isDeleting())
                .flatMap(instance -> instance.find("Synchronized", "False"));
    }

    /// Why creating something failed: the VMI, told by the VM, or its pod, told by the VMI.
    public Optional<Condition> creationFailure() {
        return failure().or(() -> unsynchronized().filter(one -> one.reason().equals("FailedCreate")));
    }

    public Optional<Condition> creationFailure(String words) {
        return creationFailure().filter(one -> one.message().contains(words));
    }

    /// Why no node takes the pod. A missing PVC is told in the same field, in other words.
    public Optional<Condition> unschedulable() {
        return comingUp()
                .flatMap(instance -> instance.find("PodScheduled", "False"))
                .filter(one -> one.reason().equals("Unschedulable"));
    }

    /// Events of the current run with this reason, newest first.
    public Stream<Event> events(String reason) {
        return evidence.currentEvents().filter(event -> event.is(reason));
    }

    /// The newest event with this reason that tells what keeps the pod of a run on its way up from beginning.
    public Optional<Event> hindrance(String reason, String words) {
        return comingUp().isEmpty() || hasPodStarted()
                ? Optional.empty()
                : events(reason).filter(event -> event.says(words)).findFirst().filter(event -> !isOver(event));
    }

    public boolean hasPodStarted() {
        return pod().filter(LauncherPod::hasStarted).isPresent();
    }

    /// Images are pulled and containers made only when a pod has its network and its volumes.
    private boolean isOver(Event hindrance) {
        return evidence.currentEvents()
                .filter(event -> event.about().uid().equals(hindrance.about().uid()))
                .filter(event -> event.last().isAfter(hindrance.last()))
                .anyMatch(event -> FURTHER.contains(event.reason()) || isAttached(event, hindrance));
    }

    /// That very volume, while others of the pod may still be waited for.
    private static boolean isAttached(Event event, Event hindrance) {
        Optional<String> volume = Match.find("volume \"([^\"]+)\"", hindrance.message());
        return event.is("SuccessfulAttachVolume")
                && hindrance.is("FailedAttachVolume")
                && volume.filter(event::says).isPresent();
    }

    /// As sure as it is fresh: what hinders is tried again, and told again, every two minutes at least.
    public Sign told(Event hindrance) {
        return isRecent(hindrance.last(), RETRIED) ? Sign.certain(hindrance) : Sign.likely(hindrance);
    }

    /// Whether a moment is longer ago than that.
    public boolean isPast(Instant moment, Duration allowed) {
        return moment.plus(allowed).isBefore(now);
    }

    public boolean isRecent(Instant moment, Duration allowed) {
        return !isPast(moment, allowed);
    }

    public String name() {
        return evidence.ref().name();
    }

    public String namespace() {
        return evidence.ref().namespace();
    }

    /// `kubectl REST -n NAMESPACE`.
    public String kubectl(String rest) {
        return "kubectl %s -n %s".formatted(rest, namespace());
    }

    /// `virtctl VERB NAME -n NAMESPACE`.
    public String virtctl(String verb) {
        return "virtctl %s %s -n %s".formatted(verb, name(), namespace());
    }
}
