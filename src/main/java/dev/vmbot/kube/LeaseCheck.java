package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.kube.connection.TimeLimit;
import dev.vmbot.model.Check;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Finds out whether some replica leads, by whether its Lease is renewed while one looks on: what a Lease says of the
/// time is its holder's clock. Takes a few seconds where one leads, and a lease's length where none does.
public final class LeaseCheck {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final String namespace;
    private final String lease;
    private final Ticker ticker;
    private final Runnable pause;

    public LeaseCheck(Cluster cluster, String namespace, String lease) {
        this(cluster, namespace, lease, Ticker.systemTicker(), () -> LockSupport.parkNanos(PAUSE.toNanos()));
    }

    LeaseCheck(Cluster cluster, String namespace, String lease, Ticker ticker, Runnable pause) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.lease = lease;
        this.ticker = ticker;
        this.pause = pause;
    }

    /// A Lease that nobody has made yet is as it should be before the first start.
    public Check run() {
        String name = "a replica that leads";
        try {
            Optional<Lease> first = read();
            return first.isEmpty()
                    ? Check.passed(name + " (none has led yet)")
                    : watch(first.get())
                            .map(holder -> Check.passed(name + " (" + holder + ")"))
                            .orElseGet(() -> Check.failed(name, advice(first.get())));
        } catch (ClusterException e) {
            return Check.failed(
                    name, "the Lease %s in %s could not be read (%s)".formatted(lease, namespace, e.words()));
        }
    }

    /// @return who was seen renewing it
    private Optional<String> watch(Lease first) {
        long begun = ticker.read();
        do {
            pause.run();
            Optional<Lease> now = read();
            if (now.isPresent() && !Objects.equals(now.get().getSpec(), first.getSpec())) {
                return Optional.of(holder(now.get())).filter(holder -> !holder.isEmpty());
            }
        } while (ticker.read() - begun <= LeaseLeadership.Pace.USUAL.lease().toNanos());
        return Optional.empty();
    }

    private String advice(Lease seen) {
        String holder = holder(seen);
        String last = holder.isEmpty() ? "nobody holds it" : holder + " held it last and does not renew it";
        return "none was seen within %s s, so that nothing that is approved is carried out: Lease %s in %s, %s; look whether the replicas run, and why they do not lead, in their log"
                .formatted(LeaseLeadership.Pace.USUAL.lease().toSeconds(), lease, namespace, last);
    }

    private static String holder(Lease seen) {
        return seen.getSpec() == null
                ? ""
                : Objects.requireNonNullElse(seen.getSpec().getHolderIdentity(), "");
    }

    private Optional<Lease> read() {
        return TimeLimit.READ.call(() -> Optional.ofNullable(
                cluster.reads().leases().inNamespace(namespace).withName(lease).get()));
    }
}
