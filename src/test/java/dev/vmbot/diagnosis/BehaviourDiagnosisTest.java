package dev.vmbot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.kube.evidence.KubernetesEvidence;
import dev.vmbot.kube.evidence.KubernetesEvidence.Limits;
import dev.vmbot.model.Finding;
import dev.vmbot.model.VmRef;
import dev.vmbot.sandbox.kubevirt.Behaviour;
import dev.vmbot.sandbox.kubevirt.Delays;
import dev.vmbot.sandbox.kubevirt.KubeVirtDouble;
import dev.vmbot.sandbox.kubevirt.virt.RunStrategy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the simulated cluster plays, the rules find: made by another hand than theirs.
@TestInstance(Lifecycle.PER_CLASS)
final class BehaviourDiagnosisTest {

    private static final String DEMO = "demo";

    private KubeVirtDouble world;
    private KubernetesClient client;
    private ExecutorService threads;
    private KubernetesEvidence source;

    @BeforeAll
    void open() {
        world = KubeVirtDouble.inMemory(Delays.QUICK);
        world.ensureNamespace(DEMO);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(world.url())
                        .withOauthToken(world.adminToken())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        source = new KubernetesEvidence(client, threads, Limits.DEFAULT);
    }

    @AfterAll
    void close() {
        client.close();
        threads.shutdownNow();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH_LOOP, crash-loop",
        "GUEST_SHUTDOWN, guest-powers-off",
        "GUEST_CRASH, guest-crashed",
        "NEVER_SCHEDULES, insufficient-memory",
        "NO_KVM, no-kvm-device",
        "NO_MATCHING_NODE, no-matching-node",
        "IMAGE_PULL_ERROR, image-pull",
        "SECRET_MISSING, secret-missing",
        "VOLUME_ATTACH_ERROR, volume-multi-attach",
        "NETWORK_MISSING, network-attachment-missing",
        "PVC_MISSING, claim-missing",
        "PVC_UNBOUND, storage-class-missing",
        "IMPORT_IN_PROGRESS, import-running",
        "IMPORT_FAILED, import-failed",
        "POD_QUOTA, quota-exceeded",
        "VMI_REFUSED, webhook-refusal",
        "PAUSED_IO_ERROR, paused-by-storage",
        "NODE_LOST, node-lost",
    })
    void findsWhatKeepsAVmFromRunning(Behaviour behaviour, String rule) {
        String name = behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-');
        world.createVm(DEMO, name, RunStrategy.ALWAYS, behaviour);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(causes(name)).startsWith(rule));
    }

    @Test
    void findsAVmThatWasKilledForItsMemory() {
        world.createVm(DEMO, "killed", RunStrategy.ONCE, Behaviour.OUT_OF_MEMORY);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(causes("killed")).startsWith("out-of-memory"));
    }

    @Test
    void saysNothingOfAHealthyVm() {
        world.running(DEMO, "healthy", RunStrategy.ALWAYS);

        assertThat(causes("healthy")).isEmpty();
    }

    @Test
    void saysNothingOfAStoppedVm() {
        world.stopped(DEMO, "off", RunStrategy.HALTED);

        assertThat(causes("off")).isEmpty();
    }

    private List<String> causes(String name) {
        return Diagnosis.of(source.gather(new VmRef(DEMO, name), Reader.EVERYTHING), Instant.now()).findings().stream()
                .map(Finding::rule)
                .toList();
    }
}
