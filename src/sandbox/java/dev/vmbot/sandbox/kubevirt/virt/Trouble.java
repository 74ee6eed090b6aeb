package dev.vmbot.sandbox.kubevirt.virt;

import dev.vmbot.sandbox.kubevirt.Behaviour;
import java.util.List;
import java.util.Optional;

/// What keeps a launcher pod from running, as its events and its container's state tell it.
///
/// @param events what the kubelet or the attach controller says
/// @param states the reasons the container waits for, in the order they are gone through; the last stays
record Trouble(List<Event> events, List<Waiting> states) {

    record Event(String reason, String message) {}

    record Waiting(String reason, String message) {}

    private static final Trouble NONE = new Trouble(List.of(), List.of());
    private static final String UNKNOWN_MANIFEST = "initializing source docker://" + LauncherPod.IMAGE
            + ": reading manifest in quay.io/kubevirt/virt-launcher: manifest unknown";

    Trouble {
        events = List.copyOf(events);
        states = List.copyOf(states);
    }

    /// The scheduler's sentence; empty if a node is found.
    static Optional<String> unschedulable(Behaviour behaviour) {
        int nodes = Nodes.NAMES.size();
        String clause = switch (behaviour) {
            case NEVER_SCHEDULES -> "Insufficient memory";
            case NO_KVM -> "Insufficient devices.kubevirt.io/kvm";
            case NO_MATCHING_NODE -> "node(s) didn't match Pod's node affinity/selector";
            case PVC_UNBOUND -> "pod has unbound immediate PersistentVolumeClaims";
            default -> "";
        };
        if (clause.isEmpty()) {
            return Optional.empty();
        }
        String count = behaviour == Behaviour.PVC_UNBOUND ? "" : nodes + " ";
        return Optional.of("0/%d nodes are available: %s%s.".formatted(nodes, count, clause)
                + " preemption: 0/%1$d nodes are available: %1$d No preemption victims found for incoming pod."
                        .formatted(nodes));
    }

    static Trouble ofContainer(Behaviour behaviour) {
        return switch (behaviour) {
            case IMAGE_PULL_ERROR -> images();
            case SECRET_MISSING ->
                event(
                        "FailedMount",
                        "MountVolume.SetUp failed for volume \"cloudinit-udata\" : secret \"cloud-init\" not found");
            case VOLUME_ATTACH_ERROR ->
                event(
                        "FailedAttachVolume",
                        "Multi-Attach error for volume \"pvc-5d1c1f0e\" Volume is already exclusively attached to"
                                + " one node and can't be attached to another");
            case NETWORK_MISSING ->
                event(
                        "FailedCreatePodSandBox",
                        "Failed to create pod sandbox: plugin type=\"multus\" failed (add): cannot find a"
                                + " network-attachment-definition (vlan-100)");
            default -> NONE;
        };
    }

    private static Trouble event(String reason, String message) {
        return new Trouble(List.of(new Event(reason, message)), List.of());
    }

    private static Trouble images() {
        String backOff = "Back-off pulling image \"%s\"".formatted(LauncherPod.IMAGE);
        return new Trouble(
                List.of(
                        new Event(
                                "Failed",
                                "Failed to pull image \"%s\": %s".formatted(LauncherPod.IMAGE, UNKNOWN_MANIFEST)),
                        new Event("Failed", "Error: ErrImagePull")),
                List.of(new Waiting("ErrImagePull", UNKNOWN_MANIFEST), new Waiting("ImagePullBackOff", backOff)));
    }

    boolean isNone() {
        return events.isEmpty();
    }

    /// The state that follows the one with this reason; empty if there is none.
    Optional<Waiting> after(String reason) {
        int at = states.stream().map(Waiting::reason).toList().indexOf(reason);
        return states.stream().skip(at + 1L).findFirst();
    }

    /// Whether something is still to happen to a container that waits for `reason`. Troubles that
    /// only tell are told again and again, as in a cluster.
    boolean isDue(String reason) {
        return isNone() || states.isEmpty() || after(reason).isPresent();
    }
}
