package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose a finalizer is, and what is left behind when it is torn off.
final class Finalizers {

    private static final Set<String> KNOWN = Set.of(
            "kubevirt.io/virtualMachineControllerFinalize",
            "kubevirt.io/foregroundDeleteVirtualMachine",
            "foregroundDeleteVirtualMachine",
            "foregroundDeletion",
            "orphan");

    private Finalizers() {}

    /// One of them is neither KubeVirt's nor Kubernetes' own.
    static boolean hasForeign(List<String> finalizers) {
        return !KNOWN.containsAll(finalizers);
    }

    static String cause(String what, List<String> finalizers) {
        return what + " is held by "
                + finalizers.stream().map(Finalizers::whose).collect(Collectors.joining(", and by ")) + ".";
    }

    static String whose(String finalizer) {
        return switch (finalizer) {
            case "kubevirt.io/virtualMachineControllerFinalize" -> "KubeVirt's virt-controller";
            case "kubevirt.io/foregroundDeleteVirtualMachine", "foregroundDeleteVirtualMachine" ->
                "KubeVirt's virt-controller, which waits for the guest and its pod to be gone";
            case "foregroundDeletion" -> "Kubernetes, which deletes what depends on it first";
            case "orphan" -> "Kubernetes, which lets go of what depends on it first";
            default -> "somebody else (" + owner(finalizer) + ")";
        };
    }

    static String leavesBehind(List<String> finalizers) {
        return finalizers.stream()
                .map(finalizer -> switch (finalizer) {
                    case "kubevirt.io/virtualMachineControllerFinalize",
                            "kubevirt.io/foregroundDeleteVirtualMachine",
                            "foregroundDeleteVirtualMachine" ->
                        "a qemu that may still run, its mounts and volume attachments";
                    case "foregroundDeletion", "orphan" -> "disks and other objects that nobody deletes any more";
                    default -> "whatever " + owner(finalizer) + " wanted to clean up";
                })
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String owner(String finalizer) {
        int slash = finalizer.indexOf('/');
        return slash < 0 ? finalizer : finalizer.substring(0, slash);
    }
}
