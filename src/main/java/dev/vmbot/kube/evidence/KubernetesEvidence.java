package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.EvidenceSource;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// Gathers evidence from the API server. Safe for use by several threads at once.
public final class KubernetesEvidence implements EvidenceSource {

    private final KubernetesClient client;
    private final ExecutorService threads;
    private final Limits limits;

    /// @param part for one request
    /// @param whole for all of a gathering
    public record Limits(Duration part, Duration whole) {

        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /// @param client with retries off, since what is late is of no use here
    /// @param threads gives each task a (virtual) thread of its own; not shut down from here
    public KubernetesEvidence(KubernetesClient client, ExecutorService threads, Limits limits) {
        this.client = client;
        this.threads = threads;
        this.limits = limits;
    }

    @Override
    public Evidence gather(VmRef vm, Reader reader) {
        Harvest harvest = new Harvest();
        PartReader parts = new PartReader(new Api(client, limits.part()), harvest);
        Waves waves = new Waves(threads, limits.whole());
        try {
            new Gathering(parts, waves, vm, reader).run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new EvidenceReader(vm, harvest, reader).evidence();
    }
}
