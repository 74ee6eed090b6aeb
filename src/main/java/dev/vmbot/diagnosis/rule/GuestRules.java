package dev.vmbot.diagnosis.rule;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.evidence.Instance;
import dev.vmbot.diagnosis.evidence.Machine;
import dev.vmbot.diagnosis.rule.Rule.Text;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Prospects.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The guest came up, and something is wrong with it or with what it does.
public final class GuestRules {

    private static final Duration LATELY = Duration.ofMinutes(15);
    private static final Duration BOOTING = Duration.ofMinutes(5);

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "guest-panicked",
                            new Text(
                                    "The guest's operating system crashed (kernel panic or blue screen).",
                                    "VMI event `GuestPanicked`",
                                    "Look at the guest's console; boot it from a rescue image if it happens again."),
                            scene -> scene.events("GuestPanicked")
                                    .findFirst()
                                    .filter(_ -> !isReady(scene))
                                    .map(event -> Sign.certain(event)
                                            .offering(Offer.START_AGAIN)
                                            .command(scene.virtctl("console"))))
                    .silencing("guest-crashed", "crash-loop", "guest-not-ready", "guest-powers-off"),
            Rule.of(
                            "cloud-init-powers-off",
                            new Text(
                                    "The VM's cloud-init tells the guest to power off, so that it goes down right"
                                            + " after it has come up.",
                                    "cloud-init user data in the VM with `power_state` or a shutdown command, and a"
                                            + " guest that shut itself down",
                                    "Take the power-off out of the cloud-init user data."),
                            scene -> scene.vm()
                                    .filter(machine -> machine.template().powersOff())
                                    .flatMap(machine -> ownShutdowns(scene)
                                            .findFirst()
                                            .map(event -> Sign.likely(
                                                            event, "cloud-init user data tells the guest to power off")
                                                    .beyondWaiting()
                                                    .command(scene.kubectl("edit vm " + scene.name())))))
                    .silencing("guest-powers-off"),
            Rule.of(
                    "guest-powers-off",
                    new Text(
                            "The guest shuts itself down, and KubeVirt brings it back each time.",
                            "run strategy Always, and event `Stopped` (Normal) of a run that nobody asked to stop"
                                    + " (certain from the second on)",
                            "If the guest is meant to stay down after a shutdown, set the VM's run strategy to"
                                    + " RerunOnFailure or Manual; otherwise find out who shuts it down inside."),
                    GuestRules::powersOff),
            Rule.of(
                            "crash-loop",
                            new Text(
                                    "The VM fails each time before it runs; KubeVirt tries again after a growing"
                                            + " pause.",
                                    "VM `status.startFailure.consecutiveFailCount` above 0 (certain from the second"
                                            + " on, between runs)",
                                    "Look at the log and the console during the next try. Stopping the VM ends the"
                                            + " trying."),
                            GuestRules::crashLoop)
                    .silencing("guest-crashed", "start-still-queued")
                    .addingToCause(),
            Rule.of(
                    "guest-crashed",
                    new Text(
                            "The guest, or the qemu that runs it, crashed.",
                            "VMI phase `Failed` without a stop; event `Stopped` (Warning) of the last run that ended,"
                                    + " of a VM that is to be up",
                            "Look at the guest's console and log; start it again if it was a single event."),
                    GuestRules::crashed),
            Rule.of(
                            "paused-by-storage",
                            new Text(
                                    "The guest is paused because its disk answers with errors or is full.",
                                    "VMI `Paused=True/PausedIOError`, event `IOerror`",
                                    "Free or add storage. KubeVirt resumes the guest by itself; a restart would not"
                                            + " help and may lose data."),
                            scene -> paused(scene, "PausedIOError")
                                    .map(sign -> sign.with(
                                                    scene.events("IOerror").limit(1))
                                            .beyondWaiting()
                                            .command(scene.kubectl("get pvc")))
                                    .map(sign -> whileStopping(
                                            scene,
                                            sign,
                                            ": its disk answers with errors or is full",
                                            "Expand or free the storage: KubeVirt resumes the guest then, and"
                                                    + " it shuts down.")))
                    .silencing("guest-not-ready", "stop-overdue", "still-shutting-down", "being-cut-off"),
            Rule.of(
                            "paused-by-user",
                            new Text(
                                    "The guest is paused: it was paused on request, or started so.",
                                    "VMI `Paused=True/PausedByUser`",
                                    "Unpause it."),
                            scene -> paused(scene, "PausedByUser")
                                    .map(sign -> sign.beyondWaiting().command(scene.virtctl("unpause vm")))
                                    .map(sign ->
                                            whileStopping(scene, sign, "", "Unpause it, so that it can shut down.")))
                    .silencing("guest-not-ready", "stop-overdue", "still-shutting-down", "being-cut-off"),
            Rule.of(
                            "paused-by-migration",
                            new Text(
                                    "The guest is paused while it is moved to another node.",
                                    "VMI `Paused=True/PausedByMigrationMonitor`",
                                    "Wait for the migration to end."),
                            scene -> paused(scene, "PausedByMigrationMonitor")
                                    .map(sign -> sign.offering(Offer.WAIT_LONGER)
                                            .command(scene.kubectl("get virtualmachineinstancemigrations")))
                                    .map(sign -> whileStopping(
                                            scene,
                                            sign,
                                            " while it is moved to another node",
                                            "Wait for the migration to end: the guest goes on then.")))
                    .silencing(
                            "guest-not-ready",
                            "migration-running",
                            "stop-overdue",
                            "still-shutting-down",
                            "being-cut-off"),
            Rule.of(
                    "guest-not-ready",
                    new Text(
                            "The VM runs, but its guest does not answer.",
                            "VMI phase `Running` with `Ready=False` for more than 5 min",
                            "Look at the guest's console: boot loader, kernel panic, file system or cloud-init errors"
                                    + " show there."),
                    GuestRules::notReady));

    private GuestRules() {}

    private static boolean isReady(Scene scene) {
        return scene.vmi()
                .filter(run -> run.isRunning() && run.find("Ready", "True").isPresent())
                .isPresent();
    }

    /// Ends of runs by the guest's own shutdown: nobody signalled one, nobody deleted.
    private static Stream<Event> ownShutdowns(Scene scene) {
        return ends(scene, false);
    }

    private static Stream<Event> ends(Scene scene, boolean crash) {
        List<Event> all = scene.evidence().runEvents().toList();
        return all.stream()
                .filter(event -> event.is("Stopped") && event.warning() == crash)
                .filter(event -> scene.isRecent(event.last(), LATELY))
                .filter(event -> all.stream()
                        .noneMatch(other ->
                                other.about().uid().equals(event.about().uid())
                                        && (other.is("ShuttingDown") || other.is("Deleted"))));
    }

    /// Once may be somebody's wish inside; twice is a habit.
    private static Optional<Sign> powersOff(Scene scene) {
        List<Event> shutdowns = scene.vm()
                .filter(machine -> machine.strategy() == RunStrategy.ALWAYS)
                .map(_ -> ownShutdowns(scene).toList())
                .orElse(List.of());
        if (shutdowns.isEmpty()) {
            return Optional.empty();
        }
        Sign sign = shutdowns.size() > 1
                ? Sign.certain(shutdowns.getFirst()).with(shutdowns.stream()).beyondWaiting()
                : Sign.likely(shutdowns.getFirst()).cause("The guest shut itself down, and KubeVirt brings it back.");
        return Optional.of(sign.command(scene.kubectl(
                "patch vm " + scene.name() + " --type=merge -p '{\"spec\":{\"runStrategy\":\"RerunOnFailure\"}}'")));
    }

    private static Optional<Sign> crashLoop(Scene scene) {
        return scene.vm()
                .filter(machine -> machine.past().failures() > 0 && machine.isWantedUp())
                .filter(_ -> scene.vmi().filter(Instance::isRunning).isEmpty())
                .map(machine -> (isHabit(machine, scene)
                                ? Sign.certain(line(machine, scene)).beyondWaiting()
                                : Sign.likely(line(machine, scene)))
                        .with(ends(scene, true).limit(1))
                        .command(scene.kubectl(
                                "logs -f -l vm.kubevirt.io/name=" + scene.name() + " -c compute --tail=100")))
                .map(sign -> isTakenNoStop(scene)
                        ? sign.remedy("Look at the log and the console during the next try. Between two tries KubeVirt"
                                + " refuses a stop: ask for it during the next try, or set the run strategy to Halted,"
                                + " which ends the trying.")
                        : sign);
    }

    /// Under RerunOnFailure the API takes a stop only while there is a run (`subresource/start.go`).
    private static boolean isTakenNoStop(Scene scene) {
        return scene.comingUp().isEmpty()
                && scene.vm()
                        .filter(machine -> machine.strategy() == RunStrategy.RERUN_ON_FAILURE)
                        .isPresent();
    }

    /// A single failure may be chance, and a run that comes up now may be the one that stays.
    private static boolean isHabit(Machine machine, Scene scene) {
        return machine.past().failures() > 1
                && scene.comingUp()
                        .filter(run ->
                                !run.metadata().uid().equals(machine.past().lastFailedRun()))
                        .isEmpty();
    }

    private static String line(Machine machine, Scene scene) {
        return "VM: %d failed start(s) in a row%s"
                .formatted(
                        machine.past().failures(),
                        machine.past()
                                .retryAt()
                                .map(at -> at.isAfter(scene.now())
                                        ? ", next try in " + Match.time(Duration.between(scene.now(), at))
                                        : ", next try is due")
                                .orElse(""));
    }

    private static Optional<Sign> crashed(Scene scene) {
        Optional<Sign> left = scene.vmi()
                .filter(run -> run.phase().equals("Failed") && !run.isDeleting())
                .map(run -> left(run).with(ends(scene, true).limit(1)));
        Optional<Sign> back = ends(scene, true)
                .findFirst()
                .filter(event -> isMissed(scene) && !hasEndedSince(scene, event))
                .map(Sign::likely);
        return left.or(() -> back).map(sign -> sign.offering(Offer.START_AGAIN).command(scene.virtctl("console")));
    }

    private static Sign left(Instance run) {
        String line = "VMI: phase Failed" + (run.reason().isEmpty() ? "" : ", " + run.reason());
        return run.hasRun()
                ? Sign.certain(line)
                : Sign.likely(line + ", never Running").cause("The VM's run ended before its guest ran.");
    }

    /// Of a VM that was stopped after a crash, nobody wants to know.
    private static boolean isMissed(Scene scene) {
        return scene.vmi().isPresent() || scene.vm().filter(Machine::isWantedUp).isPresent();
    }

    /// Another run has come and gone since, in good order.
    private static boolean hasEndedSince(Scene scene, Event crash) {
        return scene.evidence()
                .runEvents()
                .filter(event -> event.last().isAfter(crash.last()))
                .filter(event -> !event.about().uid().equals(crash.about().uid()))
                .anyMatch(event -> event.is("ShuttingDown") || (event.is("Stopped") && !event.warning()));
    }

    private static Optional<Sign> paused(Scene scene, String reason) {
        return scene.vmi()
                .filter(run -> !run.isFinal())
                .flatMap(run -> run.find("Paused", "True"))
                .filter(one -> one.reason().equals(reason))
                .map(Sign::certain);
    }

    /// A guest that stands still does not hear that it is to shut down.
    private static Sign whileStopping(Scene scene, Sign sign, String why, String remedy) {
        return scene.vmi().filter(Instance::isDeleting).isEmpty()
                ? sign
                : sign.cause("The VM does not stop because its guest is paused" + why + ".")
                        .remedy(remedy
                                + " Do not force the stop: what the guest has not written to disk yet would be lost.")
                        .offering(Offer.WAIT_LONGER);
    }

    private static Optional<Sign> notReady(Scene scene) {
        return scene.vmi()
                .filter(run -> run.isRunning() && !run.isDeleting())
                .filter(run -> run.inPhase(scene.now()).compareTo(BOOTING) > 0)
                .flatMap(run -> run.find("Ready", "False"))
                .filter(one -> one.since()
                        .filter(since -> scene.isPast(since, BOOTING))
                        .isPresent())
                .map(condition -> Sign.likely(condition)
                        .with(scene.events("Unhealthy").limit(1))
                        .with(scene.events("GuestAgentPingFailed").limit(1))
                        .command(scene.virtctl("console"))
                        .then(List.of(
                                new Step(
                                        "A soft reboot asks the guest to reboot itself; same run, same node.",
                                        scene.virtctl("soft-reboot"),
                                        Optional.empty()),
                                new Step(
                                        "A reset reboots the guest at once; same run, same node.",
                                        scene.virtctl("reset"),
                                        Optional.of("What the guest has not written to disk is lost.")))));
    }
}
