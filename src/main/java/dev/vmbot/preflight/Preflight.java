package dev.vmbot.preflight;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.model.Action;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.VmRef;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a change makes sense, from what the cluster shows. Pure.
public final class Preflight {

    private Preflight() {}

    /// @param remedy what was offered and taken; empty for what was asked for in words
    /// @param seen with a VM in it
    public static Verdict check(Action action, Optional<Offer> remedy, Observation seen, Instant now) {
        return remedy.map(offer -> switch (offer) {
                    case FORCED_STOP -> ForcedStop.check(seen, now);
                    case WAIT_LONGER -> waitFor(action, seen);
                    case START_AGAIN -> check(action, seen);
                })
                .orElseGet(() -> check(action, seen));
    }

    /// Watching does no harm, whatever goes on.
    private static Verdict waitFor(Action action, Observation seen) {
        boolean reached = action == Action.STOP ? seen.isStopped() : seen.isRunning();
        if (reached) {
            return new Verdict.Already();
        }
        return seen.isBeingDeleted() && action != Action.STOP ? check(action, seen) : new Verdict.Sensible();
    }

    /// @param seen with a VM in it
    public static Verdict check(Action action, Observation seen) {
        Optional<String> blocker = blocker(action, seen);
        if (blocker.isPresent()) {
            return new Verdict.Blocked(blocker.get());
        }
        return switch (action) {
            case START -> start(seen);
            case STOP -> stop(seen);
            case RESTART -> restart(seen);
        };
    }

    /// A snapshot or a restore is of no interest where there is nothing to be changed.
    private static boolean isAsWanted(Action action, Observation seen) {
        return switch (action) {
            case START -> seen.isRunning() && !seen.isPaused() && !isHalting(seen);
            case STOP -> seen.isStopped();
            case RESTART -> false;
        };
    }

    private static Verdict start(Observation seen) {
        if (isHalting(seen)) {
            return goingDown();
        }
        if (seen.isRunning()) {
            return seen.isPaused() ? paused(seen.ref()) : new Verdict.Already();
        }
        if (seen.hasRequestsPending()) {
            return queued(seen);
        }
        if (seen.isGoingDown()) {
            return goingDown();
        }
        if (hasForeignPhase(seen)) {
            return new Verdict.InTransition(
                    "Whether it runs is not certain: its VMI is in a phase that tells neither.");
        }
        if (seen.isComingUp()) {
            return new Verdict.InTransition("It is starting already.");
        }
        if (seen.isTrying()) {
            return trying(seen);
        }
        return seen.isStopped() ? new Verdict.Sensible() : settling();
    }

    private static Verdict stop(Observation seen) {
        if (isBetweenTries(seen)) {
            return betweenTries(seen.ref());
        }
        if (seen.isStopped()) {
            return new Verdict.Already();
        }
        if (seen.hasRequestsPending()) {
            return queued(seen);
        }
        if (isHalting(seen) || (seen.isGoingDown() && !wantsUp(seen))) {
            return new Verdict.InTransition("It is being stopped already.");
        }
        return seen.hasActiveVmi() || seen.isTrying() ? new Verdict.Sensible() : settling();
    }

    private static Verdict restart(Observation seen) {
        if (seen.hasRequestsPending()) {
            return queued(seen);
        }
        if (seen.isGoingDown() || isHalting(seen)) {
            return goingDown();
        }
        boolean possible = seen.hasActiveVmi() || seen.isTrying() || seen.isStopped();
        return possible ? new Verdict.Sensible() : settling();
    }

    /// Not stopped, although nothing is there: KubeVirt tries it again after a while.
    private static boolean isBetweenTries(Observation seen) {
        return seen.vmi().isEmpty()
                && seen.shownState().equals("CrashLoopBackOff")
                && seen.vm()
                        .filter(vm -> vm.strategy() == RunStrategy.RERUN_ON_FAILURE)
                        .isPresent();
    }

    /// KubeVirt answers a stop with 409 then, and takes one during a try.
    private static Verdict betweenTries(VmRef vm) {
        return new Verdict.Blocked(("It fails again and again, and KubeVirt tries it anew by itself after a while"
                        + " (RerunOnFailure). Between two tries it takes no stop: ask again while it is Starting, or end the"
                        + " trying for good: `kubectl patch vm %s -n %s --type merge -p"
                        + " '{\"spec\":{\"runStrategy\":\"Halted\"}}'`.")
                .formatted(vm.name(), vm.namespace()));
    }

    private static boolean wantsUp(Observation seen) {
        return seen.vm().filter(Vm::wantsUp).isPresent();
    }

    /// Somebody has stopped it a moment ago, and virt-controller has yet to see that: KubeVirt would refuse
    /// each request (409), and what runs now does not stay.
    private static boolean isHalting(Observation seen) {
        return seen.hasActiveVmi()
                && seen.vm().filter(vm -> vm.strategy() == RunStrategy.HALTED).isPresent();
    }

    /// A paused VM is up, and is not what somebody wants who asks for a start. Restarting it is no way out where its
    /// storage has paused it: what the guest has not written yet is lost then.
    private static Verdict paused(VmRef vm) {
        return new Verdict.Blocked(("It is up, but paused, and a start does not change that. If somebody has paused"
                        + " it, `virtctl unpause vm %s -n %s` lets it go on; if a full or failing disk has, KubeVirt does so by"
                        + " itself once the disk is mended.")
                .formatted(vm.name(), vm.namespace()));
    }

    /// `Unknown`, or a word of a later KubeVirt.
    private static boolean hasForeignPhase(Observation seen) {
        return seen.vmi().filter(run -> run.phase() == Vmi.Phase.UNKNOWN).isPresent();
    }

    private static Verdict goingDown() {
        return new Verdict.InTransition("It is being stopped. Once it is down it can be started.");
    }

    /// Since when is not told by KubeVirt.
    private static Verdict queued(Observation seen) {
        String what = seen.vm().orElseThrow().status().queued().stream()
                .map(action -> action.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and then a "));
        return new Verdict.InTransition(
                "KubeVirt has accepted a %s of it already and has yet to carry that out.".formatted(what));
    }

    /// A final VMI that KubeVirt is about to clear away.
    private static Verdict settling() {
        return new Verdict.InTransition("Its last run has ended and KubeVirt is clearing it away.");
    }

    private static Verdict trying(Observation seen) {
        Vm vm = seen.vm().orElseThrow();
        String what = vm.strategy() == RunStrategy.ONCE
                ? "KubeVirt is about to start it by itself, because its run strategy is Once."
                : "KubeVirt is trying to start it already, because its run strategy is Always.";
        return new Verdict.Trying(what, vm.status().trouble().orElse(""));
    }

    private static Optional<String> blocker(Action action, Observation seen) {
        Vm vm = seen.vm().orElseThrow();
        Vm.Hold hold = vm.hold();
        if (hold.deleting()) {
            return Optional.of("It is being deleted: starting or stopping it would come to nothing.");
        }
        boolean changing = !isAsWanted(action, seen);
        boolean refused = changing && changesStrategy(action, vm.strategy());
        if (hold.restore().isPresent() && (refused || (changing && action != Action.STOP))) {
            return Optional.of("The restore `%s` is in progress. Try again when it has completed."
                    .formatted(hold.restore().get()));
        }
        if (hold.snapshot().isPresent() && refused) {
            return Optional.of("The snapshot `%s` is in progress. Try again when it has completed."
                    .formatted(hold.snapshot().get()));
        }
        if (hold.manualRecovery()) {
            return Optional.of("A volume migration of it has failed and KubeVirt asks for a manual recovery"
                    + " (condition ManualRecoveryRequired). Its volumes have to be put right first.");
        }
        return blockedByStrategy(action, seen);
    }

    /// KubeVirt's webhook denies a change of the run strategy during a snapshot or a restore, and nothing else
    /// (`vm-storage-status.go`); a restart passes through Halted under Always.
    private static boolean changesStrategy(Action action, RunStrategy strategy) {
        return strategy.after(action) != strategy
                || (action == Action.RESTART && strategy.after(Action.STOP) != strategy);
    }

    private static Optional<String> blockedByStrategy(Action action, Observation seen) {
        return switch (seen.vm().orElseThrow().strategy()) {
            case WAIT_AS_RECEIVER ->
                Optional.of("It waits to receive a migration (run strategy WaitAsReceiver): KubeVirt would accept a"
                        + " start or stop and do nothing.");
            case OTHER ->
                Optional.of("Its run strategy `%s` is one that this bot does not know, so nothing is done to it."
                        .formatted(seen.vm().orElseThrow().strategyWord()));
            case ONCE -> action == Action.START && seen.isRunning() ? Optional.empty() : onceBlocks(action, seen);
            case ALWAYS, HALTED, MANUAL, RERUN_ON_FAILURE -> Optional.empty();
        };
    }

    /// It stays Once when it has run.
    private static String onceMore(Observation seen) {
        return seen.vmi().filter(Vmi::isFinal).isPresent()
                ? " It has run; deleting what is left of that run lets it run once more: `kubectl delete vmi %s -n %s`."
                        .formatted(seen.ref().name(), seen.ref().namespace())
                : "";
    }

    /// KubeVirt refuses both (`rest/lifecycle.go`: 409 "Once does not support manual … requests").
    private static Optional<String> onceBlocks(Action action, Observation seen) {
        VmRef vm = seen.ref();
        return switch (action) {
            case STOP -> Optional.empty();
            case RESTART ->
                Optional.of("KubeVirt does not restart a VM whose run strategy is Once. Deleting its VMI makes KubeVirt"
                        + " create a new one: `kubectl delete vmi %s -n %s`.".formatted(vm.name(), vm.namespace()));
            case START ->
                Optional.of("KubeVirt does not start a VM whose run strategy is Once on request: it starts by itself,"
                        + " once." + onceMore(seen));
        };
    }
}
