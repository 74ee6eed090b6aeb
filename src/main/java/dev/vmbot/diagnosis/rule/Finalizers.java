package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose a finalizer is, and what is left behind when it is torn off.
final class Finalizers {

    /// Those of a run, and of the VM for as long as it has one.
    private static final Set<String> OF_RUN = Set.of(
            "kubevirt.io/virtualMachineControllerFinalize",
            "kubevirt.io/foregroundDeleteVirtualMachine",
            "foregroundDeleteVirtualMachine");
    private static final Set<String> KUBERNETES = Set.of("foregroundDeletion", "orphan");

    private Finalizers() {}

    /// Of any of its parts, snapshots, backups and CDI included.
    static boolean isOfKubeVirt(String finalizer) {
        String owner = owner(finalizer);
        return OF_RUN.contains(finalizer) || owner.equals("kubevirt.io") || owner.endsWith(".kubevirt.io");
    }

    /// The only holds are those that a snapshot or a restore has until it is done.
    static boolean areOfSnapshot(List<String> finalizers) {
        return finalizers.stream().allMatch(finalizer -> owner(finalizer).equals("snapshot.kubevirt.io"));
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
            return owner(finalizer).equals("cdi.kubevirt.io") ? "KubeVirt's CDI" : "KubeVirt's virt-controller";
        }
        return switch (finalizer) {
            case "foregroundDeletion" -> "Kubernetes, which deletes what depends on it first";
            case "orphan" -> "Kubernetes, which lets go of what depends on it first";
            default -> "somebody else (" + owner(finalizer) + ")";
        };
    }

    /// When KubeVirt's own go by themselves.
    static String end(List<String> finalizers) {
        return finalizers.stream()
                .map(finalizer -> OF_RUN.contains(finalizer)
                        ? "the guest and its pod are gone"
                        : "the work that it stands for is done")
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    static String leavesBehind(List<String> finalizers) {
        return finalizers.stream().map(Finalizers::leftBehind).distinct().collect(Collectors.joining("; "));
    }

    private static String leftBehind(String finalizer) {
        if (OF_RUN.contains(finalizer)) {
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
