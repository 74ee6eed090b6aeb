package dev.vmbot.slack.card.operation;

import dev.vmbot.operation.Result.Trouble;

/// What is usually behind a failure. What is behind this one is found out by the diagnosis, in the thread.
final class Causes {

    private Causes() {}

    static String of(Trouble trouble) {
        return switch (trouble) {
            case STOP_TIMED_OUT ->
                "the guest ignores the shutdown signal | a service in it takes long | its node is away";
            case START_TIMED_OUT ->
                "resource constraints | no node fits | a disk or image is not ready | the guest is slow to come up";
            case NOT_DONE, UNAVAILABLE -> "KubeVirt's API server (virt-api) or the API server is away";
            case NOT_TAKEN -> "the API server or KubeVirt was away for a moment";
            case REFUSED_BY_CLUSTER -> "VM in transition (wait 30-60 s) | a quota | changed by somebody else";
            case BOT_LACKS_RIGHT -> "RBAC denied";
            case BOT_NOT_ACCEPTED -> "an expired or revoked token or certificate | the cluster's clock or the bot's";
            case CAME_BACK -> "GitOps, a pool or an operator starts it | somebody started it by hand";
            case RUN_ENDED -> "the guest shut itself down | its process ended at once";
            case VM_GONE -> "VM not found: deleted or made anew";
            case DEFECT ->
                "a defect in the bot, or an object that it does not understand"
                        + " (its administrators find the error in its log)";
            case NEVER_SETTLED -> "VM in transition | a migration or another change did not end";
        };
    }
}
