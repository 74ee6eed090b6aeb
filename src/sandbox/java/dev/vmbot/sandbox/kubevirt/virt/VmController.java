package dev.vmbot.sandbox.kubevirt.virt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Deletion;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Key;
import dev.vmbot.sandbox.kubevirt.store.Patch;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.virt.EventRecorder.Source;
import java.time.Duration;
import java.util.Optional;

/// virt-controller's half that looks after VirtualMachines: makes and removes instances as the run
/// strategy and the queued requests say.
final class VmController {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final DataVolumes dataVolumes;
    private final VmStatus status;

    VmController(Cluster cluster, DataVolumes dataVolumes) {
        this.cluster = cluster;
        this.dataVolumes = dataVolumes;
        status = new VmStatus(cluster, dataVolumes);
    }

    void reconcile(Key key) {
        cluster.findVm(key).ifPresent(this::reconcile);
    }

    private void reconcile(Vm vm) {
        Optional<Vmi> vmi = cluster.vmiOf(vm);
        if (vm.isDeleting()) {
            tearDown(vm, vmi);
        } else if (!vm.hasFinalizer()) {
            status.update(vm, vmi, Outcome.NOTHING);
            adopt(vm);
        } else {
            status.update(vm, vmi, sync(vm, vmi));
        }
    }

    private void adopt(Vm vm) {
        ObjectNode json = cluster.store().require(vm.key());
        Json.children(Json.child(json, "metadata"), "finalizers").add(Vm.FINALIZER);
        cluster.store().replace(Resource.VMS, json, Write.MAIN);
    }

    private void tearDown(Vm vm, Optional<Vmi> vmi) {
        if (vmi.isPresent()) {
            stop(vm, vmi.get());
            status.update(vm, vmi, Outcome.NOTHING);
        } else if (vm.hasFinalizer()) {
            ObjectNode json = vm.json();
            Json.child(json, "metadata").putArray("finalizers");
            cluster.store().replace(Resource.VMS, json, Write.MAIN);
        }
    }

    private Outcome sync(Vm vm, Optional<Vmi> vmi) {
        if (vm.strategy() != RunStrategy.HALTED && !dataVolumes.areReady(vm)) {
            return dataVolumes.problem(vm);
        }
        return switch (vm.strategy()) {
            case ALWAYS ->
                vmi.map(found -> stopIf(vm, found, found.isFinal() || vm.wantsStopOf(found)))
                        .orElseGet(() -> startAfterBackoff(vm));
            case RERUN_ON_FAILURE -> vmi.map(found -> rerun(vm, found)).orElseGet(() -> startToRerun(vm));
            case MANUAL ->
                vmi.map(found -> stopIf(vm, found, vm.wantsStopOf(found)))
                        .orElseGet(() -> vm.wantsStart() ? start(vm) : Outcome.NOTHING);
            case ONCE -> vmi.map(_ -> Outcome.NOTHING).orElseGet(() -> start(vm));
            case HALTED -> vmi.map(found -> stopIf(vm, found, true)).orElseGet(() -> undoHalt(vm));
            case WAIT_AS_RECEIVER -> Outcome.NOTHING;
        };
    }

    private Outcome rerun(Vm vm, Vmi vmi) {
        boolean failed = vmi.isIn("Failed") && !vmi.isDeleting();
        stopIf(vm, vmi, vmi.isFinal() || vm.wantsStopOf(vmi));
        return failed && !vm.wantsStopOf(vmi) ? Outcome.RERUN : Outcome.NOTHING;
    }

    /// A machine that was just switched to RerunOnFailure, or never ran, starts by itself.
    private Outcome startToRerun(Vm vm) {
        boolean seenBefore = Json.text(vm.json(), "status", "runStrategy").equals(RunStrategy.RERUN_ON_FAILURE.text());
        return vm.wantsStart() || !seenBefore ? startAfterBackoff(vm) : Outcome.NOTHING;
    }

    /// How a paused start begins; it is also why a queued restart undoes a stop.
    private Outcome undoHalt(Vm vm) {
        if (vm.wantsStart()) {
            ObjectNode spec = Json.object();
            if (vm.isLegacy()) {
                spec.put("running", true);
            } else {
                spec.put("runStrategy", RunStrategy.ALWAYS.text());
            }
            ObjectNode change = Json.object();
            change.set("spec", spec);
            cluster.store().patch(vm.key(), new Patch.Merge(change), Write.MAIN);
        }
        return Outcome.NOTHING;
    }

    private Outcome startAfterBackoff(Vm vm) {
        Duration wait = StartBackoff.remaining(vm, cluster.now());
        if (wait.isPositive()) {
            cluster.once("backoff " + vm.uid(), wait, () -> reconcile(vm.key()));
            return Outcome.NOTHING;
        }
        return start(vm);
    }

    private Outcome start(Vm vm) {
        ObjectNode vmi = VmiTemplate.instanceOf(vm, cluster.now());
        try {
            Refused.instance(vm);
            cluster.store().create(Resource.VMIS, vmi, Write.MAIN);
        } catch (ApiException e) {
            return refused(vm, e);
        }
        cluster.events()
                .normal(
                        vm.json(),
                        Source.CONTROLLER,
                        "SuccessfulCreate",
                        "Started the virtual machine by creating the new virtual machine instance " + vm.name());
        return Outcome.CREATED;
    }

    private Outcome refused(Vm vm, ApiException e) {
        String message = String.valueOf(e.getMessage());
        cluster.events()
                .warning(
                        vm.json(),
                        Source.CONTROLLER,
                        "FailedCreate",
                        "Error creating virtual machine instance: " + message);
        cluster.once("refused " + vm.uid(), RETRY, () -> reconcile(vm.key()));
        return Outcome.failed("FailedCreate", "Failure while starting VMI: " + message);
    }

    private Outcome stopIf(Vm vm, Vmi vmi, boolean wanted) {
        if (wanted) {
            stop(vm, vmi);
        }
        return Outcome.NOTHING;
    }

    private void stop(Vm vm, Vmi vmi) {
        if (!vmi.isDeleting()) {
            cluster.store().delete(vmi.key(), new Deletion(Optional.empty(), vmi.uid(), false));
            cluster.events()
                    .normal(
                            vm.json(),
                            Source.CONTROLLER,
                            "SuccessfulDelete",
                            "Stopped the virtual machine by deleting the virtual machine instance " + vmi.uid());
        }
    }
}
