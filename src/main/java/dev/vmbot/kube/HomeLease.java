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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The Lease as an elector can bear it. fabric8's elector (`LeaderElector`, 7.8.0) goes on only after its own
/// exception: any other ends it in silence, and a request without an end keeps it for ever.
class HomeLease implements Lock {

    private final Lock lock;
    private final LeaseSightings sightings;

    HomeLease(LeaseLeadership.Candidacy candidacy, LeaseSightings sightings) {
        this.lock = new SeenLock(candidacy, sightings);
        this.sightings = sightings;
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

    private <T> T bearable(Supplier<T> request) {
        try {
            return TimeLimit.WRITE.call(request);
        } catch (ClusterException e) {
            sightings.failed(String.valueOf(e.getMessage()));
            throw new KubernetesClientException(String.valueOf(e.getMessage()), e, e.code(), null, null);
        } catch (RuntimeException e) {
            sightings.failed("the lease could not be asked for");
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

    /// The elector asks whether the last renewal lies a lease's length back on the clock of this machine. It is shown
    /// a time that answers by what was seen, whatever its holder's clock and this one say. A Lease that was made or
    /// edited by hand may lack anything.
    private static final class SeenLock extends LeaseLock {

        private static final ZonedDateTime LONG_AGO = Instant.EPOCH.atZone(ZoneOffset.UTC);
        private static final ZonedDateTime FAR_AWAY = ZonedDateTime.parse("9999-01-01T00:00:00Z");

        private final LeaseSightings sightings;
        private final Duration duration;

        SeenLock(LeaseLeadership.Candidacy candidacy, LeaseSightings sightings) {
            super(candidacy.namespace(), candidacy.lease(), candidacy.identity());
            this.duration = candidacy.pace().lease();
            this.sightings = sightings;
        }

        @Override
        protected LeaderElectionRecord toRecord(Lease lease) {
            LeaseSpec spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
            ZonedDateTime shown = sightings.isOver(spec) ? LONG_AGO : FAR_AWAY;
            return new LeaderElectionRecord(
                    spec.getHolderIdentity(),
                    duration,
                    acquired(spec),
                    shown,
                    Objects.requireNonNullElse(spec.getLeaseTransitions(), 0));
        }

        private static ZonedDateTime acquired(LeaseSpec spec) {
            ZonedDateTime fallback = Objects.requireNonNullElse(spec.getRenewTime(), LONG_AGO);
            return Objects.requireNonNullElse(spec.getAcquireTime(), fallback);
        }
    }
}
