package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Condition;
import dev.vmbot.diagnosis.evidence.Event;
import dev.vmbot.diagnosis.rule.Rule.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The VMI or its pod cannot be created: something says no.
public final class CreationRules {

    /// KubeVirt tries again after a quarter of an hour at the latest.
    private static final Duration LATELY = Duration.ofMinutes(20);

    private static final String[] GENERAL = {"vmi-not-created", "launcher-not-created", "start-still-queued"};

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "quota-exceeded",
                            new Text(
                                    "A resource quota of the namespace leaves no room for this VM.",
                                    "VM `Failure` or VMI `Synchronized=False/FailedCreate`: `exceeded quota`, or `failed quota` with `must specify`",
                                    "Stop a VM in this namespace that is not needed, or have the quota raised. KubeVirt tries again by itself."
                                            + " A VM's pod needs some memory on top of the guest's."),
                            CreationRules::quota)
                    .silencing(GENERAL),
            Rule.of(
                            "pod-security",
                            new Text(
                                    "The namespace's pod security level forbids the VM's pod.",
                                    "VMI `FailedCreate`: `violates PodSecurity`, `needs a privileged namespace`",
                                    "Have a cluster administrator set the namespace's pod security level to one that KubeVirt's pods fit."),
                            scene -> scene.creationFailure("violates PodSecurity")
                                    .or(() -> scene.creationFailure("needs a privileged namespace"))
                                    .map(condition -> Sign.certain(condition)
                                            .beyondWaiting()
                                            .command("kubectl get namespace " + scene.namespace() + " --show-labels")))
                    .silencing(GENERAL),
            Rule.of(
                            "instancetype-missing",
                            new Text(
                                    "The instance type or preference that the VM names does not exist.",
                                    "VM `Failure=True`, `FailedFindInstancetype` or `FailedFindPreference`",
                                    "Have it created, or let the VM name one that exists."),
                            scene -> scene.failure()
                                    .filter(one -> one.reason().startsWith("FailedFind")
                                            || one.message().contains("instancetype.kubevirt.io"))
                                    .map(
                                            condition -> Sign.certain(condition)
                                                    .beyondWaiting()
                                                    .command(
                                                            "kubectl get virtualmachineclusterinstancetypes,virtualmachineclusterpreferences")))
                    .silencing(GENERAL),
            Rule.of(
                            "priority-class-missing",
                            new Text(
                                    "The priority class that the VM names does not exist.",
                                    "VMI `FailedCreate`: `no PriorityClass with name`",
                                    "Have it created, or let the VM name one that exists."),
                            scene -> scene.creationFailure("no PriorityClass with name")
                                    .map(condition -> Sign.certain(condition)
                                            .beyondWaiting()
                                            .command("kubectl get priorityclasses")))
                    .silencing(GENERAL),
            Rule.of(
                            "active-migration-exists",
                            new Text(
                                    "A migration object of an earlier run is in the way of a new start.",
                                    "VMI `FailedCreate`: `active migration exists`",
                                    "Wait for the migration to end, or have its VirtualMachineInstanceMigration deleted."),
                            scene -> scene.creationFailure("active migration exists")
                                    .map(condition -> Sign.certain(condition)
                                            .command(scene.kubectl("get virtualmachineinstancemigrations"))))
                    .silencing(GENERAL),
            Rule.of(
                            "clone-refused",
                            new Text(
                                    "The disk that the VM's own is cloned from is missing, or may not be cloned.",
                                    "VM `Failure`, event `UnauthorizedDataVolumeCreate` or `SourcePVCNotAvailabe`",
                                    "Check the source of the VM's DataVolume, and the right to clone from its namespace."),
                            CreationRules::clone)
                    .silencing(GENERAL),
            Rule.of(
                            "vmi-not-created",
                            new Text(
                                    "KubeVirt cannot do what the VM's specification asks for.",
                                    "VM `Failure=True` with any other message",
                                    "The message says what is in the way; KubeVirt tries again by itself."),
                            scene -> scene.failure()
                                    .map(condition -> Sign.likely(condition)
                                            .command(scene.kubectl("describe vm " + scene.name()))))
                    .silencing("start-still-queued"),
            Rule.of(
                            "launcher-not-created",
                            new Text(
                                    "The pod that would run the VM cannot be created.",
                                    "VMI `Synchronized=False`, `FailedCreate` with any other message",
                                    "The message says what is in the way; KubeVirt tries again by itself."),
                            scene -> scene.unsynchronized()
                                    .filter(one -> one.reason().equals("FailedCreate"))
                                    .map(condition -> Sign.likely(condition)
                                            .command(scene.kubectl("describe vmi " + scene.name()))))
                    .silencing("start-still-queued"));

    private CreationRules() {}

    private static Optional<Sign> quota(Scene scene) {
        return scene.creationFailure("exceeded quota")
                .map(condition -> Sign.certain(condition)
                        .beyondWaiting()
                        .with(quotas(scene, condition))
                        .command(scene.kubectl("describe resourcequota")))
                .or(() -> unspecified(scene));
    }

    /// A quota on limits takes only pods that have some.
    private static Optional<Sign> unspecified(Scene scene) {
        return scene.creationFailure("failed quota: ")
                .filter(condition -> condition.message().contains("must specify"))
                .map(condition -> Sign.certain(condition)
                        .beyondWaiting()
                        .cause("A resource quota of the namespace takes only pods that say what they need at most.")
                        .remedy("Give the VM the limits that the message names (spec.template.spec.domain.resources),"
                                + " or have a LimitRange with defaults made. KubeVirt tries again by itself.")
                        .command(scene.kubectl("describe resourcequota")));
    }

    private static Stream<String> quotas(Scene scene, Condition condition) {
        return scene.evidence().around().quotas().stream()
                .filter(quota -> condition.message().contains("exceeded quota: " + quota.name()))
                .flatMap(quota -> quota.hard().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(limit -> "ResourceQuota %s: %s %s of %s used"
                                .formatted(
                                        quota.name(),
                                        limit.getKey(),
                                        quota.used().getOrDefault(limit.getKey(), "0"),
                                        limit.getValue())));
    }

    /// The DataVolume, or the run itself, could be made since.
    private static boolean isMended(Scene scene, Event refusal) {
        return scene.evidence()
                .machineEvents()
                .filter(event -> event.last().isAfter(refusal.last()))
                .anyMatch(event -> event.is("SuccessfulDataVolumeCreate") || event.is("SuccessfulCreate"));
    }

    private static Optional<Sign> clone(Scene scene) {
        return scene.startingVm().isEmpty()
                ? Optional.empty()
                : scene.evidence()
                        .machineEvents()
                        .filter(event -> event.is("UnauthorizedDataVolumeCreate") || event.is("SourcePVCNotAvailabe"))
                        .filter(_ -> scene.vmi().isEmpty())
                        .findFirst()
                        .filter(event -> scene.isRecent(event.last(), LATELY) && !isMended(scene, event))
                        .map(event -> Sign.certain(event)
                                .with(scene.failure().stream())
                                .beyondWaiting()
                                .command(scene.kubectl("get vm " + scene.name()
                                        + " -o jsonpath='{.spec.dataVolumeTemplates[*].spec.source}'")));
    }
}
