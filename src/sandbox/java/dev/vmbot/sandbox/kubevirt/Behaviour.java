package dev.vmbot.sandbox.kubevirt;

import java.util.Arrays;

/// What happens to one machine, chosen by the label [#LABEL] on the VM. Back to [#NORMAL] heals.
public enum Behaviour {
    NORMAL("normal"),
    SLOW_START("slow-start"),
    /// The guest takes nearly all of its grace period.
    SLOW_STOP("slow-stop"),
    /// The guest does not hear the shutdown signal, and is cut off when its grace period is over.
    IGNORES_SHUTDOWN("ignores-shutdown"),
    /// Stopping goes on beyond the grace period; only a stop with grace period 0 gets through.
    STUCK_STOP("stuck-stop"),
    /// Stopping never ends, whatever is asked.
    STUCK_STOPPING("stuck-stopping"),
    CRASH_LOOP("crash-loop"),
    GUEST_SHUTDOWN("guest-shutdown"),
    GUEST_CRASH("guest-crash"),
    OUT_OF_MEMORY("out-of-memory"),
    /// No node has the memory.
    NEVER_SCHEDULES("never-schedules"),
    NO_KVM("no-kvm"),
    NO_MATCHING_NODE("no-matching-node"),
    IMAGE_PULL_ERROR("image-pull-error"),
    SECRET_MISSING("secret-missing"),
    VOLUME_ATTACH_ERROR("volume-attach-error"),
    NETWORK_MISSING("network-missing"),
    PVC_MISSING("pvc-missing"),
    PVC_UNBOUND("pvc-unbound"),
    IMPORT_IN_PROGRESS("import-in-progress"),
    IMPORT_FAILED("import-failed"),
    POD_QUOTA("pod-quota"),
    VMI_REFUSED("vmi-refused"),
    PAUSED_IO_ERROR("paused-io-error"),
    NODE_LOST("node-lost");

    public static final String LABEL = "sim.behaviour";

    private final String label;

    Behaviour(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Anything unknown, and no label at all, is [#NORMAL].
    public static Behaviour of(String label) {
        return Arrays.stream(values())
                .filter(known -> known.label.equals(label))
                .findFirst()
                .orElse(NORMAL);
    }
}
