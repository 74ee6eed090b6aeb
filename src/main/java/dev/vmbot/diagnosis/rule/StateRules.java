package dev.vmbot.diagnosis.rule;

import dev.vmbot.cluster.Keepers;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Attempt;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something else is at work on the VM, or it waits for something else.
public final class StateRules {

    /// While this holds, no start and no stop by the bot lasts.
    public static final String SWITCHED_OFF_AGAIN = "switched-off-again";

    /// Told only where no other rule tells anything.
    public static final String NOT_UP = "not-up";

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration QUEUED = Duration.ofSeconds(30);
    private static final Duration POD_SHOWS = Duration.ofMinutes(1);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "manual-recovery-required",
                            new Text(
                                    "A migration of the VM's disks broke off; KubeVirt refuses to start it until"
                                            + " somebody has put them right.",
                                    "VM `ManualRecoveryRequired=True`",
                                    "Only a person can tell which disks are the good ones: have them assigned again"
                                            + " before any start."),
                            scene -> scene.vm()
                                    .flatMap(machine -> machine.find("ManualRecoveryRequired", "True"))
                                    .map(condition -> Sign.certain(condition)
                                            .beyondWaiting()
                                            .command(scene.kubectl("get vm " + scene.name()
                                                    + " -o jsonpath='{.status.volumeUpdateState}'"))))
                    .silencing("request-refused", "start-still-queued"),
            Rule.of(
                            "comes-back",
                            new Text(
                                    "The VM was stopped, and something else switched it on again.",
                                    "after a stop: run strategy Always or a new run; owner, GitOps marks or"
                                            + " `managedFields` name the writer",
                                    "Stop it where it is kept: in its owner or its repository."),
                            StateRules::comesBack)
                    .silencing("guest-powers-off"),
            Rule.of(
                            SWITCHED_OFF_AGAIN,
                            new Text(
                                    "The VM was started, and something else switched it off again.",
                                    "after a start: run strategy Halted, or a run that is taken down; GitOps marks or"
                                            + " `managedFields` name the writer",
                                    "Start it where it is kept: change it in its repository, or in its owner. A start"
                                            + " here is turned back again."),
                            StateRules::switchedOffAgain)
                    .silencing(
                            "still-shutting-down",
                            "being-cut-off",
                            "stop-overdue",
                            "start-still-queued",
                            "guest-powers-off"),
            Rule.of(
                            "snapshot-running",
                            new Text(
                                    "A snapshot or a restore of the VM is under way; KubeVirt refuses changes until it"
                                            + " is done.",
                                    "VM `status.snapshotInProgress`, `status.restoreInProgress`",
                                    "Wait for it to end."),
                            scene -> scene.vm()
                                    .flatMap(machine -> machine.past().busy())
                                    .map(busy -> Sign.certain("VM: " + busy + " in progress")
                                            .offering(Offer.WAIT_LONGER)
                                            .command(scene.kubectl(
                                                    "get virtualmachinesnapshots,virtualmachinerestores"))))
                    .silencing("webhook-refusal", "request-refused"),
            Rule.of(
                            "migration-quota",
                            new Text(
                                    "A quota leaves no room for the second pod that a migration needs.",
                                    "migration `migrationRejectedByResourceQuota=True`",
                                    "Have the quota raised for the time of the migration."),
                            StateRules::migrationQuota)
                    .silencing("migration-running"),
            Rule.of(
                    "migration-running",
                    new Text(
                            "The VM is being moved to another node; a stop or restart would break that off.",
                            "VMI `status.migrationState` without an end, or a migration that is not over",
                            "Wait for the migration to end."),
                    StateRules::migrationRunning),
            Rule.of(
                    "waits-for-receiver",
                    new Text(
                            "The VM waits to receive a migration; start and stop have no effect on it.",
                            "run strategy `WaitAsReceiver`",
                            "Start the migration at its source, or give the VM another run strategy."),
                    scene -> scene.vm()
                            .filter(machine -> machine.strategy() == RunStrategy.WAIT_AS_RECEIVER)
                            .map(machine -> Sign.certain("VM: spec.runStrategy WaitAsReceiver, " + machine.shown())
                                    .beyondWaiting()
                                    .command(scene.kubectl("get virtualmachineinstancemigrations")))),
            Rule.of(
                    "pod-gone",
                    new Text(
                            "KubeVirt says that the VM runs, but its pod is gone.",
                            "VMI phase `Running` or `Scheduled` without a pod of its own",
                            "Have the cluster administrators check the node; then restart the VM."),
                    StateRules::podGone),
            Rule.of(
                    "vmi-phase-unknown",
                    new Text(
                            "KubeVirt does not know what state the VM is in.",
                            "VMI phase `Unknown`",
                            "Have the cluster administrators check the node and virt-handler on it."),
                    scene -> scene.vmi()
                            .filter(run -> run.phase().equals("Unknown"))
                            .map(run -> Sign.certain("VMI: phase Unknown on node "
                                            + run.node().orElse("?"))
                                    .command(scene.kubectl("describe vmi " + scene.name())))),
            Rule.of(
                    "start-still-queued",
                    new Text(
                            "A start was asked for, and nothing has come of it yet.",
                            "VM `status.stateChangeRequests` still holds a Start",
                            "Wait a moment; if it stays so, look at the VM's conditions and events."),
                    StateRules::queued),
            Rule.of(
                    NOT_UP,
                    new Text(
                            "The VM is to be up and is not: KubeVirt does not act, and says nothing.",
                            "run strategy or VMI that means it to be up, 5 min without a guest, and none of the other"
                                    + " rules",
                            "Look at the VM's conditions and events, and have the cluster administrators look at"
                                    + " virt-controller and virt-handler."),
                    StateRules::notUp));

    private StateRules() {}

    /// All that is known is how long it has been so.
    private static Optional<Sign> notUp(Scene scene) {
        return scene.vm()
                .filter(machine -> !machine.metadata().isDeleting())
                .filter(machine -> scene.hasNoRun()
                        ? machine.isWantedUp()
                        : scene.comingUp().isPresent()
                                || (machine.isWantedUp()
                                        && scene.vmi().filter(Instance::isFinal).isPresent()))
                .flatMap(machine -> since(scene, machine)
                        .filter(since -> scene.isPast(since, LONG))
                        .map(since -> Sign.likely("VM: spec.runStrategy %s, status %s since %s; %s"
                                        .formatted(
                                                machine.strategy().word(),
                                                machine.shown(),
                                                since,
                                                scene.vmi()
                                                        .map(run -> "VMI: phase " + run.phase())
                                                        .orElse("no VMI")))
                                .command(scene.kubectl("describe vm " + scene.name()))));
    }

    /// The latest of the moments at which something was done about it.
    private static Optional<Instant> since(Scene scene, Machine machine) {
        return Stream.of(
                        Stream.of(machine.metadata().created()),
                        scene.vmi().stream()
                                .map(run ->
                                        run.phaseSince().orElse(run.metadata().created())),
                        scene.evidence().attempt().map(Attempt::asked).stream(),
                        machine.past().unseenSince().stream(),
                        machine.past().retryAt().stream(),
                        scene.evidence().machineEvents().map(Event::last).limit(1))
                .flatMap(moments -> moments)
                .max(Comparator.naturalOrder());
    }

    private static Optional<Sign> comesBack(Scene scene) {
        Optional<Attempt> stop = scene.evidence()
                .attempt()
                .filter(attempt ->
                        attempt.action() == Action.STOP && attempt.refusal().isEmpty());
        return scene.vm()
                .filter(_ -> stop.filter(one -> isUpAgain(scene, one)).isPresent())
                .map(machine -> {
                    List<String> keepers = keepers(machine).toList();
                    Sign sign = keepers.isEmpty() ? Sign.likely(line(machine)) : Sign.certain(line(machine));
                    return sign.with(keepers.stream())
                            .beyondWaiting()
                            .command(scene.kubectl("get vm " + scene.name() + " -o yaml --show-managed-fields"));
                });
    }

    private static Optional<Sign> switchedOffAgain(Scene scene) {
        Optional<Attempt> start = scene.evidence()
                .attempt()
                .filter(attempt ->
                        attempt.action() == Action.START && attempt.refusal().isEmpty());
        return scene.vm()
                .filter(machine -> !machine.metadata().isDeleting())
                .filter(machine ->
                        start.filter(one -> isDownAgain(scene, machine, one)).isPresent())
                .map(machine -> {
                    List<String> keepers = keepers(machine).toList();
                    boolean named = !keepers.isEmpty()
                            || machine.past()
                                    .strategySetBy()
                                    .filter(Keepers::isManager)
                                    .isPresent();
                    Sign sign = named ? Sign.certain(line(machine)) : Sign.likely(line(machine));
                    return sign.with(keepers.stream())
                            .beyondWaiting()
                            .command(scene.kubectl("get vm " + scene.name() + " -o yaml --show-managed-fields"));
                });
    }

    private static boolean isDownAgain(Scene scene, Machine machine, Attempt start) {
        boolean goes = scene.vmi()
                .flatMap(run -> run.metadata().deleting())
                .filter(since -> since.isAfter(start.asked()))
                .isPresent();
        return goes
                || (machine.strategy() == RunStrategy.HALTED
                        && !machine.requests().contains("Start")
                        && scene.vmi().filter(run -> !run.isDeleting()).isEmpty());
    }

    private static boolean isUpAgain(Scene scene, Attempt stop) {
        boolean newRun = scene.vmi()
                .filter(run -> run.metadata().created().isAfter(stop.asked()))
                .isPresent();
        boolean switchedOn = scene.vm()
                .filter(machine -> machine.strategy() == RunStrategy.ALWAYS)
                .isPresent();
        return newRun || (switchedOn && scene.vmi().filter(Instance::isDeleting).isEmpty());
    }

    private static String line(Machine machine) {
        return "VM: spec.runStrategy %s%s, status %s"
                .formatted(
                        machine.strategy().word(),
                        machine.past()
                                .strategySetBy()
                                .map(who -> ", set by " + who)
                                .orElse(""),
                        machine.shown());
    }

    private static Stream<String> keepers(Machine machine) {
        return Stream.concat(
                machine.metadata().owners().stream().map(owner -> "VM: owned by " + owner),
                machine.metadata().marks().keySet().stream()
                        .sorted()
                        .flatMap(mark ->
                                Keepers.marked(List.of(mark)).map(by -> "VM: kept by %s (%s)".formatted(by, mark))));
    }

    private static Optional<Sign> migrationQuota(Scene scene) {
        return scene.evidence().around().migrations().stream()
                .filter(migration -> !migration.isOver())
                .flatMap(migration -> migration.conditions().stream())
                .filter(one -> one.is("migrationRejectedByResourceQuota", "True"))
                .findFirst()
                .map(condition -> Sign.certain(condition).command(scene.kubectl("describe resourcequota")));
    }

    private static Optional<Sign> migrationRunning(Scene scene) {
        Optional<Sign> seen = scene.vmi()
                .flatMap(Instance::migratingSince)
                .map(since -> Sign.certain("VMI: migration since " + since));
        Optional<Sign> queued = scene.evidence().around().migrations().stream()
                .filter(migration -> !migration.isOver())
                .findFirst()
                .map(migration -> Sign.certain("Migration " + migration.name() + ": phase "
                        + (migration.phase().isEmpty() ? "Pending" : migration.phase())));
        return seen.or(() -> queued)
                .map(sign -> sign.offering(Offer.WAIT_LONGER)
                        .command(scene.kubectl("get virtualmachineinstancemigrations")));
    }

    private static Optional<Sign> podGone(Scene scene) {
        return scene.vmi()
                .filter(run -> !run.isDeleting())
                .filter(run -> run.isRunning() || run.phase().equals("Scheduled"))
                .filter(run -> run.inPhase(scene.now()).compareTo(POD_SHOWS) > 0)
                .filter(_ -> scene.evidence().pods().isEmpty()
                        && scene.evidence().coverage().isRead(Part.PODS))
                .map(run -> Sign.likely("VMI: phase %s on node %s, no launcher pod"
                                .formatted(run.phase(), run.node().orElse("?")))
                        .command(scene.kubectl("get pods -l kubevirt.io/created-by="
                                + run.metadata().uid())));
    }

    private static Optional<Sign> queued(Scene scene) {
        boolean waited = scene.evidence()
                .attempt()
                .map(attempt -> scene.isPast(attempt.asked(), QUEUED))
                .orElse(true);
        return scene.vm()
                .filter(machine -> waited && machine.requests().contains("Start") && scene.hasNoRun())
                .map(machine -> Sign.possible(
                                "VM: status.stateChangeRequests " + machine.requests() + ", status " + machine.shown())
                        .offering(Offer.WAIT_LONGER)
                        .command(scene.kubectl("describe vm " + scene.name())));
    }
}
