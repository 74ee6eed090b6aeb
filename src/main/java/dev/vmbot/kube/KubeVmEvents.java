package dev.vmbot.kube;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.VmEvents;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.model.VmRef;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes events one after the other, off the caller's thread. When the cluster does not keep up, the newest are lost.
public final class KubeVmEvents implements VmEvents, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KubeVmEvents.class);
    private static final String COMPONENT = "vm-lifecycle-bot";
    private static final int MOST_WAITING = 1_000;

    /// The API's limit for a message.
    private static final int LONGEST = 1_024;

    private final KubernetesClient client;
    private final String replica;
    private final InstantSource clock;
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("vm-events").factory());

    /// @param replica name of this pod
    public KubeVmEvents(Cluster cluster, String replica, InstantSource clock) {
        this.client = cluster.writes();
        this.replica = replica;
        this.clock = clock;
    }

    @Override
    public void record(Note note) {
        Event event = event(note);
        try {
            writer.execute(() -> write(event));
        } catch (RejectedExecutionException e) {
            LOG.atWarn()
                    .addKeyValue("vm", note.vm())
                    .addKeyValue("reason", note.reason())
                    .log("event dropped, too many wait");
        }
    }

    private Event event(Note note) {
        VmRef ref = note.vm();
        String text = note.text();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(ref.namespace())
                .withName(note.name())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion("kubevirt.io/v1")
                .withKind("VirtualMachine")
                .withNamespace(ref.namespace())
                .withName(ref.name())
                .withUid(note.vmUid())
                .endInvolvedObject()
                .withType(note.warning() ? "Warning" : "Normal")
                .withReason(note.reason())
                .withMessage(text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .withReportingInstance(replica)
                .build();
    }

    private void write(Event event) {
        try {
            TimeLimit.WRITE.call(() -> client.resource(event).create());
        } catch (ClusterException e) {
            if (e.code() == HttpURLConnection.HTTP_CONFLICT) {
                return;
            }
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("vm", event.getInvolvedObject().getName())
                    .addKeyValue("reason", event.getReason())
                    .log("event not written");
        }
    }

    /// Waits a moment for events that are under way.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(TimeLimit.WRITE.duration().toMillis(), TimeUnit.MILLISECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
