package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.VmEvents;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.Event;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the bot leaves on VMs for those who look with `kubectl describe`.
abstract class VmEventsContract {

    private static final VmRef DB = new VmRef("prod", "db-1");

    private KubeWorld world;
    private Cluster cluster;

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        cluster = world.bot();
    }

    @AfterEach
    void end() {
        cluster.close();
        world.close();
    }

    @Test
    void leavesAnEventOnAVmOnce() {
        world.stopped(DB);

        try (var here = new KubeVmEvents(cluster, "replica-1", InstantSource.system());
                var there = new KubeVmEvents(cluster, "replica-2", InstantSource.system())) {
            here.record(note("first"));
            there.record(note("first"));
            there.record(note("second"));
        }

        assertThat(events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getInvolvedObject().getName()).isEqualTo("db-1");
            assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-1");
            assertThat(event.getMessage()).isEqualTo("Alice approved a stop");
            assertThat(event.getType()).isEqualTo("Normal");
        });
    }

    private static VmEvents.Note note(String name) {
        return new VmEvents.Note("vmop-1." + name, DB, "uid-1", "StopApproved", "Alice approved a stop", false);
    }

    private List<Event> events() {
        return world.admin().v1().events().inNamespace("prod").list().getItems().stream()
                .filter(event -> event.getReason().equals("StopApproved"))
                .toList();
    }
}
