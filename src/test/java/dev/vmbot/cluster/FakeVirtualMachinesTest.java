package dev.vmbot.cluster;

import dev.vmbot.model.VmRef;

final class FakeVirtualMachinesTest extends VirtualMachinesContract {

    private final FakeVirtualMachines machines = new FakeVirtualMachines();

    @Override
    protected VirtualMachines machines() {
        return machines;
    }

    @Override
    protected Inventory inventory() {
        return machines;
    }

    @Override
    protected void running(VmRef ref) {
        machines.show(Picture.of(RunStrategy.ALWAYS).running("run-1").named(ref));
    }

    @Override
    protected void stopped(VmRef ref) {
        machines.show(Picture.of(RunStrategy.HALTED).named(ref));
    }

    @Override
    protected void refuseNextStart() {
        machines.refuse(ClusterException.Reason.CONFLICT, 409, "VM is already running");
    }
}
