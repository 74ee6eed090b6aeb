package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import dev.vmbot.kubevirt.Condition;
import dev.vmbot.kubevirt.DataVolume;
import dev.vmbot.kubevirt.DataVolumeStatus;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import dev.vmbot.kubevirt.VirtualMachineInstanceStatus;
import dev.vmbot.kubevirt.VirtualMachineStatus;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VmReaderTest {

    private static final VmRef DB = new VmRef("prod", "db-1");

    private final VmReader reader = new VmReader(new ImportProgress((_, _) -> Optional.empty()));

    @Test
    void readsARunningVm() {
        Observation seen = reader.observation(DB, vm("vm-running"), vmi("vmi-running"), true);

        assertThat(seen.isRunning()).isTrue();
        assertThat(seen.live()).isTrue();
        assertThat(seen.vm().orElseThrow())
                .isEqualTo(new Vm(
                        "ab89a623-0052-429a-aa52-9b010683779a",
                        6924,
                        RunStrategy.ALWAYS,
                        new Vm.Status(
                                "Running",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(
                                        new Vm.Condition("Ready", "True", ""),
                                        new Vm.Condition("LiveMigratable", "True", ""),
                                        new Vm.Condition("StorageLiveMigratable", "True", ""))),
                        Vm.Hold.NONE,
                        Vm.DEFAULT_GRACE,
                        Instant.parse("2026-11-21T00:05:36Z"),
                        Map.of("app", "sim"),
                        new Vm.Size("1", "1Gi", "")));
        assertThat(seen.vmi().orElseThrow().guest())
                .isEqualTo(new Vmi.Guest(Optional.of("node01"), Optional.of("10.244.0.229"), Optional.empty()));
    }

    @Test
    void seesAQueuedRestartAsNeitherRunningNorStopped() {
        Observation seen = reader.observation(DB, vm("vm-restart-queued"), vmi("vmi-running"), false);

        assertThat(seen.vm().orElseThrow().status().queued()).containsExactly("Stop", "Start");
        assertThat(seen.isRunning()).isFalse();
        assertThat(seen.isStopped()).isFalse();
    }

    @Test
    void seesAVmiUnderDeletionAsGoingDown() {
        Observation seen = reader.observation(DB, vm("vm-running"), vmi("vmi-deleting"), false);

        assertThat(seen.isGoingDown()).isTrue();
        assertThat(seen.isRunning()).isFalse();
    }

    @Test
    void leavesOutAVmiOfAnotherOwner() {
        Observation seen = reader.observation(DB, vm("vm-running"), vmi("vmi-succeeded"), false);

        assertThat(seen.vm()).isPresent();
        assertThat(seen.vmi()).isEmpty();
    }

    @Test
    void showsNothingOfAVmThatIsNotThere() {
        Observation seen = reader.observation(DB, null, vmi("vmi-running"), false);

        assertThat(seen).isEqualTo(new Observation(DB, Optional.empty(), Optional.empty(), false));
    }

    @Test
    void tellsTroubleInTheClustersOwnWords() {
        Vm seen = read("vm-unschedulable");

        assertThat(seen.status().trouble())
                .hasValueSatisfying(
                        words -> assertThat(words).startsWith("0/1 nodes are available: 1 Insufficient memory"));
    }

    @Test
    void forgetsConditionsOfAVmiThatIsGone() {
        Vm seen = read("vm-stopped-after-unschedulable");

        assertThat(seen.status().shown()).isEqualTo("Stopped");
        assertThat(seen.status().trouble()).isEmpty();
    }

    @Test
    void readsTheOlderFormOfTheRunStrategy() {
        assertThat(read("vm-legacy-running").strategy()).isEqualTo(RunStrategy.ALWAYS);
    }

    @Test
    void readsAVmThatNoControllerHasSeenYet() {
        Vm seen = read("vm-without-status");

        assertThat(seen.status())
                .isEqualTo(new Vm.Status("Unknown", List.of(), Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void tellsTheConditionsOfTheVmItselfBesideThoseOfItsRun() {
        VirtualMachine machine = vm("vm-running");
        var status = machine.getStatus();
        List<Condition> conditions = new ArrayList<>(Objects.requireNonNull(status.conditions()));
        conditions.add(new Condition("RestartRequired", "True", "", "a non-live-updatable field was changed"));
        machine.setStatus(new VirtualMachineStatus(
                status.printableStatus(),
                status.created(),
                status.stateChangeRequests(),
                conditions,
                status.snapshotInProgress(),
                status.restoreInProgress()));

        Observation seen = reader.observation(DB, machine, vmi("vmi-running"), false);

        assertThat(seen.vm().orElseThrow().status().isRestartRequired()).isTrue();
        assertThat(seen.vm().orElseThrow().status().conditions())
                .extracting(Vm.Condition::type)
                .contains("RestartRequired", "LiveMigratable")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T00:05:36Z, , true", "2026-11-21T00:05:36Z, 2026-11-21T00:06:36Z, false", ", , false"})
    void seesAMigrationThatHasBegunAndNotEnded(@Nullable String began, @Nullable String ended, boolean migrating) {
        VirtualMachineInstance instance = vmi("vmi-running");
        var status = instance.getStatus();
        instance.setStatus(new VirtualMachineInstanceStatus(
                status.phase(),
                status.nodeName(),
                status.conditions(),
                status.interfaces(),
                status.guestOSInfo(),
                new VirtualMachineInstanceStatus.MigrationState(began, ended)));

        assertThat(reader.observation(DB, vm("vm-running"), instance, false).isMigrating())
                .isEqualTo(migrating);
    }

    @Test
    void knowsWhatKeepsTheVm() {
        VirtualMachine labelled = vm("vm-running");
        labelled.getMetadata().setLabels(Map.of("kustomize.toolkit.fluxcd.io/name", "apps"));
        VirtualMachine annotated = vm("vm-running");
        annotated.getMetadata().setAnnotations(Map.of("argocd.argoproj.io/tracking-id", "x"));
        VirtualMachine written = vm("vm-running");
        written.getMetadata()
                .setManagedFields(List.of(new ManagedFieldsEntryBuilder()
                        .withManager("argocd-controller")
                        .build()));

        assertThat(keeper(labelled)).contains("Flux");
        assertThat(keeper(annotated)).contains("Argo CD");
        assertThat(keeper(written)).contains("Argo CD");
        assertThat(keeper(vm("vm-running"))).isEmpty();
    }

    private Optional<String> keeper(VirtualMachine machine) {
        return reader.observation(DB, machine, null, false)
                .vm()
                .orElseThrow()
                .status()
                .keeper();
    }

    @Test
    void holdsAVmUnderDeletion() {
        assertThat(read("vm-deleting").hold().deleting()).isTrue();
    }

    @Test
    void readsAPausedVmi() {
        VirtualMachineInstance paused = vmi("vmi-paused");
        VirtualMachine owner = vm("vm-running");
        owner.getMetadata()
                .setUid(paused.getMetadata().getOwnerReferences().getFirst().getUid());

        Observation seen = reader.observation(DB, owner, paused, false);

        assertThat(seen.vmi().orElseThrow().paused()).isTrue();
    }

    @Test
    void readsWhatForbidsAChange() {
        Vm seen = reader.observation(DB, json("""
            {"metadata": {"uid": "u", "resourceVersion": "9"},
             "spec": {"runStrategy": "Later"},
             "status": {"snapshotInProgress": "snap", "restoreInProgress": "back",
                        "conditions": [{"type": "ManualRecoveryRequired", "status": "True"}]}}
            """), null, false).vm().orElseThrow();

        assertThat(seen.strategy()).isEqualTo(RunStrategy.OTHER);
        assertThat(seen.hold())
                .isEqualTo(new Vm.Hold(false, Optional.of("snap"), Optional.of("back"), true, Optional.of("Later")));
    }

    @Test
    void ignoresTheFailureThatEveryPausedStartLeaves() {
        Vm seen = reader.observation(DB, json("""
            {"metadata": {"uid": "u"}, "status": {"conditions": [
             {"type": "Failure", "status": "True", "message": "Failure while starting VMI: <nil>"}]}}
            """), null, false).vm().orElseThrow();

        assertThat(seen.status().trouble()).isEmpty();
    }

    @Test
    void takesGraceAndSizeFromTheTemplate() {
        Vm seen = reader.observation(DB, json("""
            {"metadata": {"uid": "u"}, "spec": {"runStrategy": "Manual", "template": {"spec": {
             "terminationGracePeriodSeconds": 180, "domain": {
              "cpu": {"cores": 2, "sockets": 2}, "resources": {"requests": {"memory": "8Gi"}}}}}}}
            """), null, false).vm().orElseThrow();

        assertThat(seen.grace()).isEqualTo(Duration.ofMinutes(3));
        assertThat(seen.size()).isEqualTo(new Vm.Size("4", "8Gi", ""));
    }

    @Test
    void takesSizeAndConditionsFromTheVmiWhereKubeVirtHasExpandedAnInstancetype() {
        VirtualMachine vm = json("""
            {"metadata": {"uid": "u"}, "spec": {"runStrategy": "Always",
             "instancetype": {"kind": "VirtualMachineClusterInstancetype", "name": "u1.medium"},
             "template": {"spec": {"domain": {"devices": {}}}}},
             "status": {"conditions": [{"type": "Ready", "status": "True"}]}}
            """);
        VirtualMachineInstance vmi = vmi("vmi-running");
        vmi.getMetadata().getOwnerReferences().getFirst().setUid("u");

        Vm down = reader.observation(DB, vm, null, false).vm().orElseThrow();
        Vm up = reader.observation(DB, vm, vmi, false).vm().orElseThrow();

        assertThat(down.size()).isEqualTo(new Vm.Size("", "", "u1.medium"));
        assertThat(down.status().conditions()).containsExactly(new Vm.Condition("Ready", "True", ""));
        assertThat(up.size()).isEqualTo(new Vm.Size("1", "1Gi", "u1.medium"));
        assertThat(up.status().conditions())
                .contains(new Vm.Condition("Ready", "True", ""), new Vm.Condition("LiveMigratable", "True", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ImportInProgress, 42.0%, root 42.0%",
        "ImportScheduled,  N/A,   root ImportScheduled",
        "Succeeded,        100.0%,",
        "WaitForFirstConsumer, N/A,",
        "Failed,           N/A,"
    })
    void tellsTheProgressOfADiskThatIsAwaited(String phase, String progress, String told) {
        var volume = new DataVolume();
        volume.setStatus(new DataVolumeStatus(phase, progress));
        var importing = new VmReader(new ImportProgress((namespace, name) ->
                namespace.equals("prod") && name.equals("db-1-root") ? Optional.of(volume) : Optional.empty()));

        Vm seen = importing.observation(DB, json("""
            {"metadata": {"uid": "u", "namespace": "prod"}, "spec": {"template": {"spec": {"volumes": [
             {"name": "cloudinit"}, {"name": "root", "dataVolume": {"name": "db-1-root"}}]}}}}
            """), null, false).vm().orElseThrow();

        assertThat(seen.status().importing()).isEqualTo(Optional.ofNullable(told));
    }

    private Vm read(String name) {
        return reader.observation(DB, vm(name), null, false).vm().orElseThrow();
    }

    private static VirtualMachine vm(String name) {
        return Recorded.object(name, VirtualMachine.class);
    }

    private static VirtualMachineInstance vmi(String name) {
        return Recorded.object(name, VirtualMachineInstance.class);
    }

    private static VirtualMachine json(String json) {
        return new KubernetesSerialization().unmarshal(json, VirtualMachine.class);
    }
}
