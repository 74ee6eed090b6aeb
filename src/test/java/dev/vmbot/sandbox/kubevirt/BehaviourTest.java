package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.time.SteppedTimeline;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each trouble shows in the places where a real cluster shows it, and goes away with its label.
final class BehaviourTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-21T00:05:00Z"));
    private final KubeVirtDouble cluster = KubeVirtDouble.inMemory(Delays.RECORDED, 0, timeline);

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEVER_SCHEDULES     | ErrorUnschedulable      | FailedScheduling       | Insufficient memory
            NO_KVM              | ErrorUnschedulable      | FailedScheduling       | Insufficient devices.kubevirt.io/kvm
            NO_MATCHING_NODE    | ErrorUnschedulable      | FailedScheduling       | didn't match Pod's node affinity/selector
            IMAGE_PULL_ERROR    | ImagePullBackOff        | Failed                 | manifest unknown
            SECRET_MISSING      | Starting                | FailedMount            | secret "cloud-init" not found
            VOLUME_ATTACH_ERROR | Starting                | FailedAttachVolume     | Multi-Attach error
            NETWORK_MISSING     | Starting                | FailedCreatePodSandBox | network-attachment-definition
            PVC_MISSING         | ErrorPvcNotFound        | FailedPvcNotFound      | PVC prod/db-data does not exist
            PVC_UNBOUND         | ErrorUnschedulable      | ProvisioningFailed     | storageclass.storage.k8s.io "fast-ssd" not found
            IMPORT_IN_PROGRESS  | Provisioning            | ImportInProgress       | in progress
            IMPORT_FAILED       | DataVolumeError         | ImportFailed           | 404 Not Found
            POD_QUOTA           | Starting                | FailedCreate           | exceeded quota
            VMI_REFUSED         | Stopped                 | FailedCreate           | denied the request
            CRASH_LOOP          | CrashLoopBackOff        | Stopped                | crashed
            OUT_OF_MEMORY       | Running                 | Started                | started
            PAUSED_IO_ERROR     | Paused                  | IOerror                | not enough space on volume: root
            """)
    void showsATroubleOfStartingAndHeals(Behaviour behaviour, String status, String reason, String text) {
        cluster.createVm("prod", "db", RunStrategy.ALWAYS, behaviour);
        awaitEvent(reason, text);
        awaitStatus(status);
        cluster.behave("prod", "db", Behaviour.NORMAL);
        assertThat(timeline.advanceUntil(() -> vm().status().equals("Running") && vm().ready(), PATIENCE))
                .as("runs once it is healed; is %s", vm())
                .isTrue();
    }

    @Test
    void endsAGuestThatRunsOutOfMemoryAndSaysSoInItsPod() {
        cluster.createVm("prod", "db", RunStrategy.MANUAL, Behaviour.OUT_OF_MEMORY);
        start();
        awaitEvent("Stopped", "crashed");
        timeline.advance(Duration.ofSeconds(5));
        JsonNode container = Json.at(
                        cluster.store().list(Resource.PODS, "prod").getFirst(), "status", "containerStatuses")
                .path(0);
        assertThat(Json.text(container, "state", "terminated", "reason")).isEqualTo("OOMKilled");
    }

    @ParameterizedTest
    @EnumSource(names = {"STUCK_STOP", "NODE_LOST"})
    void doesNotStopWhileItIsStuck(Behaviour behaviour) {
        running(behaviour);
        stop("");
        timeline.advance(Duration.ofMinutes(3));
        assertThat(vm().status()).isEqualTo("Stopping");
        if (behaviour == Behaviour.STUCK_STOP) {
            stop("{\"gracePeriod\":0}");
        } else {
            cluster.behave("prod", "db", Behaviour.NORMAL);
        }
        awaitStatus("Stopped");
        assertThat(timeline.advanceUntil(() -> vm().instance().isEmpty(), PATIENCE))
                .isTrue();
    }

    @Test
    void cutsOffAGuestThatIgnoresItsShutdownWhenTheGracePeriodIsOver() {
        running(Behaviour.IGNORES_SHUTDOWN);
        Instant asked = timeline.instant();
        stop("");
        awaitStatus("Stopped");
        assertThat(Duration.between(asked, timeline.instant()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThat(events()).anyMatch(event -> event.contains("VirtualMachineInstance stopping"));
    }

    @Test
    void endsAtOnceWithoutAGracePeriod() {
        running(Behaviour.NORMAL);
        Instant asked = timeline.instant();
        stop("{\"gracePeriod\":0}");
        awaitStatus("Stopped");
        assertThat(Duration.between(asked, timeline.instant())).isLessThan(Duration.ofSeconds(1));
        assertThat(Json.text(cluster.store().require(Resource.VMIS.key("prod", "db")), "status", "phase"))
                .isEqualTo("Succeeded");
    }

    @Test
    void importsToTheEndWhenNothingGoesWrong() {
        cluster.createVm("prod", "db", RunStrategy.ALWAYS, Behaviour.IMPORT_IN_PROGRESS);
        awaitStatus("Provisioning");
        awaitStatus("Running");
    }

    private void running(Behaviour behaviour) {
        cluster.createVm("prod", "db", RunStrategy.ALWAYS, behaviour);
        awaitStatus("Running");
    }

    private void start() {
        awaitStatus("Stopped");
        new VirtApi(cluster.store()).start("prod", "db", "");
    }

    private void stop(String body) {
        new VirtApi(cluster.store()).stop("prod", "db", body);
    }

    private VmRow vm() {
        return cluster.vm("prod", "db");
    }

    private void awaitStatus(String status) {
        assertThat(timeline.advanceUntil(() -> vm().status().equals(status), PATIENCE))
                .as("reaches %s; is %s", status, vm())
                .isTrue();
    }

    private void awaitEvent(String reason, String text) {
        assertThat(timeline.advanceUntil(
                        () -> events().stream()
                                .anyMatch(event -> event.startsWith(reason + ": ") && event.contains(text)),
                        PATIENCE))
                .as("an event %s: %s; has %s", reason, text, events())
                .isTrue();
    }

    private List<String> events() {
        return cluster.store().list(Resource.EVENTS, "prod").stream()
                .map(event -> Json.text(event, "reason") + ": " + Json.text(event, "message"))
                .toList();
    }
}
