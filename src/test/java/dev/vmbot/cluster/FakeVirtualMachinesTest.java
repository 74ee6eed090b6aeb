package dev.vmbot.cluster;

final class FakeVirtualMachinesTest extends VirtualMachinesContract {

    private final FakeVirtualMachines machines = new FakeVirtualMachines();

    @Override
    protected VirtualMachines machines() {
        return machines;
    }

    @Override
    protected void given(Picture picture) {
        machines.show(picture);
    }

    @Override
    protected void givenRefusal(ClusterException.Reason reason, int code) {
        machines.refuse(reason, code, "refused");
    }
}
