package dev.vmbot.kube;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.kube.connection.TimeLimit;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The Lease as an elector can bear it. fabric8's elector (`LeaderElector`, 7.8.0) goes on only after its own
/// exception: any other ends it in silence, and a request without an end keeps it for ever.
final class HomeLease implements Lock {

    private final Lock lock;

    HomeLease(LeaseLeadership.Candidacy candidacy, InstantSource clock) {
        lock = new CompletedLock(candidacy, clock);
    }

    @Override
    public @Nullable LeaderElectionRecord get(KubernetesClient client) {
        return bearable(() -> Optional.ofNullable(lock.get(client))).orElse(null);
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord record) {
        bearable(() -> {
            lock.create(client, record);
            return true;
        });
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord record) {
        bearable(() -> {
            lock.update(client, record);
            return true;
        });
    }

    private static <T> T bearable(Supplier<T> request) {
        try {
            return TimeLimit.WRITE.call(request);
        } catch (ClusterException e) {
            throw new KubernetesClientException(String.valueOf(e.getMessage()), e, e.code(), null, null);
        } catch (RuntimeException e) {
            throw new KubernetesClientException("the lease could not be asked for", e);
        }
    }

    @Override
    public String identity() {
        return lock.identity();
    }

    @Override
    public String describe() {
        return lock.describe();
    }

    /// A Lease that was made or edited by hand may lack anything. A missing time counts from when that was
    /// first seen: a holder that lives renews its lease, and writes all of it, before that is over.
    private static final class CompletedLock extends LeaseLock {

        private final InstantSource clock;
        private final Duration duration;
        private volatile @Nullable ZonedDateTime incompleteSince;

        CompletedLock(LeaseLeadership.Candidacy candidacy, InstantSource clock) {
            super(candidacy.namespace(), candidacy.lease(), candidacy.identity());
            this.duration = candidacy.pace().lease();
            this.clock = clock;
        }

        @Override
        protected LeaderElectionRecord toRecord(Lease lease) {
            LeaseSpec spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
            ZonedDateTime renewed = Objects.requireNonNullElseGet(spec.getRenewTime(), this::incompleteSince);
            if (spec.getRenewTime() != null) {
                incompleteSince = null;
            }
            Integer seconds = spec.getLeaseDurationSeconds();
            return new LeaderElectionRecord(
                    spec.getHolderIdentity(),
                    seconds == null ? duration : Duration.ofSeconds(seconds),
                    Objects.requireNonNullElse(spec.getAcquireTime(), renewed),
                    renewed,
                    Objects.requireNonNullElse(spec.getLeaseTransitions(), 0));
        }

        private ZonedDateTime incompleteSince() {
            ZonedDateTime since = Objects.requireNonNullElseGet(
                    incompleteSince, () -> clock.instant().atZone(ZoneOffset.UTC));
            incompleteSince = since;
            return since;
        }
    }
}
