package dev.vmbot.sandbox.kubevirt.virt;

import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.store.ApiException;

/// Objects that the API server would not take from a controller.
final class Refused {

    private Refused() {}

    /// @throws ApiException if the machine's behaviour is to have its instance refused
    static void instance(Vm vm) {
        if (vm.behaviour() == Behaviour.VMI_REFUSED) {
            throw ApiException.of(
                    422,
                    "Invalid",
                    "admission webhook \"virtualmachineinstances-create-validator.kubevirt.io\" denied the request:"
                            + " spec.domain.cpu.sockets: Number of sockets 8 is greater than the maximum sockets"
                            + " allowed 4");
        }
    }

    /// @throws ApiException if the machine's behaviour is to run into the quota for pods
    static void pod(Vmi vmi, Behaviour behaviour) {
        if (behaviour == Behaviour.POD_QUOTA) {
            throw ApiException.of(
                    403,
                    "Forbidden",
                    ("pods \"virt-launcher-%s-x7k2p\" is forbidden: exceeded quota: compute, requested:"
                                    + " requests.memory=1312Mi, used: requests.memory=15Gi, limited: requests.memory=16Gi")
                            .formatted(vmi.name()));
        }
    }
}
