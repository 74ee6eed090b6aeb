package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;
import java.util.Optional;

/// What the cluster shows of one VM at one time, and the words that things are decided by.
///
/// @param vm empty when there is no such VM
/// @param vmi empty when the VM has no instance, or has one that belongs to another owner of the same name
/// @param live read just now from the API server; otherwise from watched state, which may lag behind a write, and in
///     which VM and VMI may be of different times
public record Observation(VmRef ref, Optional<Vm> vm, Optional<Vmi> vmi, boolean live) {

    /// What a proven stop is called, as in `status.printableStatus`.
    public static final String STOPPED = "Stopped";

    /// What a proven start is called, as in `status.printableStatus`.
    public static final String RUNNING = "Running";

    /// What one that runs and is paused is called, as in `status.printableStatus`.
    public static final String PAUSED = "Paused";

    /// What is said of a VM that is not there any more.
    public static final String GONE = "Gone";

    /// What one that is being deleted is called, as in `status.printableStatus`.
    private static final String TERMINATING = "Terminating";

    /// Before the state of another VM that has the name now.
    private static final String REPLACED = "Replaced: ";

    /// Whether it shows anything that was written after the other was read. Both are of one VM of one API server.
    public boolean isNewerThan(Observation other) {
        return vm.map(Vm::version).orElse(0L) > other.vm.map(Vm::version).orElse(0L)
                || vmi.map(Vmi::version).orElse(0L)
                        > other.vmi.map(Vmi::version).orElse(0L);
    }

    /// Phase Running, nobody is deleting VM or VMI, and no change is queued.
    public boolean isRunning() {
        return vmi.filter(Vmi::isUp).isPresent() && !hasRequestsPending() && !isBeingDeleted();
    }

    /// Its guest is stopped in its tracks, by somebody, a migration or its storage. It counts as running all the same.
    public boolean isPaused() {
        return vmi.filter(run -> run.paused() && !run.isFinal()).isPresent();
    }

    /// It is on its way to another node: KubeVirt breaks that off for a stop, without a refusal.
    public boolean isMigrating() {
        return vmi.filter(run -> run.guest().migrating() && !run.isFinal()).isPresent();
    }

    /// Nothing runs, nothing is queued, and KubeVirt does not want it up. A final VMI may be left only where KubeVirt
    /// leaves it (Manual and Once, `vm.go` syncRunStrategy).
    public boolean isStopped() {
        if (vm.isEmpty() || hasRequestsPending()) {
            return false;
        }
        RunStrategy strategy = vm.get().strategy();
        return switch (strategy) {
            case ALWAYS -> false;
            case ONCE -> hasRestingVmi();
            case MANUAL -> vmi.isEmpty() || hasRestingVmi();
            case HALTED, RERUN_ON_FAILURE, WAIT_AS_RECEIVER, OTHER -> vmi.isEmpty();
        };
    }

    /// KubeVirt wants it up, but nothing is active: it crash-loops, its VMI is refused, or a DataVolume is awaited.
    /// A start would be a 409 then; a stop ends the trying.
    public boolean isTrying() {
        return vm.filter(Vm::wantsUp).isPresent() && !hasActiveVmi() && !isStopped() && !isBeingDeleted();
    }

    /// On its way up: an active VMI that does not run yet and that nobody is deleting.
    public boolean isComingUp() {
        return hasActiveVmi()
                && vmi.filter(Vmi::isDeleting).isEmpty()
                && vmi.filter(Vmi::isUp).isEmpty();
    }

    /// An active VMI that nobody is deleting.
    public boolean isComingUpOrRunning() {
        return hasActiveVmi() && vmi.filter(Vmi::isDeleting).isEmpty();
    }

    /// On its way down: the VMI is being deleted and has not ended.
    public boolean isGoingDown() {
        return vmi.filter(instance -> instance.isDeleting() && !instance.isFinal())
                .isPresent();
    }

    public boolean hasActiveVmi() {
        return vmi.filter(instance -> !instance.isFinal()).isPresent();
    }

    public boolean hasRequestsPending() {
        return vm.filter(machine -> !machine.status().queued().isEmpty()).isPresent();
    }

    public boolean isBeingDeleted() {
        return vm.filter(machine -> machine.hold().deleting()).isPresent();
    }

    /// What it is called once it has been proven: KubeVirt's own word may come a moment after the fact.
    public String provenState() {
        if (isBeingDeleted()) {
            return TERMINATING;
        }
        if (isRunning()) {
            return isPaused() ? PAUSED : RUNNING;
        }
        return isStopped() ? STOPPED : notSettled(shownState());
    }

    /// KubeVirt still says Running of what goes down, says Stopped already of it, and of a VM that it wants up and
    /// whose VMI is refused, and of one whose next run has begun.
    private String notSettled(String shown) {
        boolean outdated = shown.equals(STOPPED) || shown.equals(RUNNING) || shown.equals(PAUSED);
        if (!outdated) {
            return shown;
        }
        if (isTrying()) {
            return "Trying to start";
        }
        return isComingUp() ? "Starting" : "Stopping";
    }

    /// What is said of the VM of this uid: its proven state, [#GONE], or that of another VM which has its name now,
    /// see [#findSuccessor].
    public String stateOf(String uid) {
        return vm.isEmpty() || vm.get().uid().equals(uid) ? provenState() : REPLACED + provenState();
    }

    /// @param state as of [#stateOf]
    /// @return the state of another VM that has the name now; empty where there is none
    public static Optional<String> findSuccessor(String state) {
        return state.startsWith(REPLACED) ? Optional.of(state.substring(REPLACED.length())) : Optional.empty();
    }

    /// `status.printableStatus` for people; [#GONE] without a VM.
    public String shownState() {
        return vm.map(machine -> machine.status().shown()).orElse(GONE);
    }

    private boolean hasRestingVmi() {
        return vmi.filter(instance -> instance.isFinal() && !instance.isDeleting())
                .isPresent();
    }
}
