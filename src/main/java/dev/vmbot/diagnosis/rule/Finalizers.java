package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose a finalizer is, and what is left behind when it is torn off.
final class Finalizers {

    private static final Set<String> KUBEVIRT = Set.of(
            "kubevirt.io/virtualMachineControllerFinalize",
            "kubevirt.io/foregroundDeleteVirtualMachine",
            "foregroundDeleteVirtualMachine");
    private static final Set<String> KUBERNETES = Set.of("foregroundDeletion", "orphan");

    private Finalizers() {}

    static boolean isOfKubeVirt(String finalizer) {
        return KUBEVIRT.contains(finalizer);
    }

    static boolean isOfKubernetes(String finalizer) {
        return KUBERNETES.contains(finalizer);
    }

    /// Neither KubeVirt's nor Kubernetes' own.
    static boolean isForeign(String finalizer) {
        return !isOfKubeVirt(finalizer) && !isOfKubernetes(finalizer);
    }

    static String cause(String what, List<String> finalizers) {
        return what + " is held by " + whose(finalizers) + ".";
    }

    static String whose(List<String> finalizers) {
        return finalizers.stream().map(Finalizers::whose).distinct().collect(Collectors.joining(", and by "));
    }

    private static String whose(String finalizer) {
        if (isOfKubeVirt(finalizer)) {
            return "KubeVirt's virt-controller";
        }
        return switch (finalizer) {
            case "foregroundDeletion" -> "Kubernetes, which deletes what depends on it first";
            case "orphan" -> "Kubernetes, which lets go of what depends on it first";
            default -> "somebody else (" + owner(finalizer) + ")";
        };
    }

    static String leavesBehind(List<String> finalizers) {
        return finalizers.stream().map(Finalizers::leftBehind).distinct().collect(Collectors.joining("; "));
    }

    private static String leftBehind(String finalizer) {
        if (isOfKubeVirt(finalizer)) {
            return "a qemu that may still run, its mounts and volume attachments";
        }
        return isOfKubernetes(finalizer)
                ? "disks and other objects that nobody deletes any more"
                : "whatever " + owner(finalizer) + " wanted to clean up";
    }

    private static String owner(String finalizer) {
        int slash = finalizer.indexOf('/');
        return slash < 0 ? finalizer : finalizer.substring(0, slash);
    }
}
