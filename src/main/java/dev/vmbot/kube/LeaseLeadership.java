package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.operation.Leadership;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes part in the election of the one replica that executes, by a Lease, for as long as it is open and fit for it. A
/// replica that sees nothing renews its lease as well as any other, so that nobody would lead if it kept it.
public final class LeaseLeadership implements Leadership, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLeadership.class);

    /// From its last renewal a lease keeps others out for 15 s; a second of it is left for clocks that do not run
    /// alike.
    private static final Duration KEPT = Pace.USUAL.lease().minusSeconds(1);

    private final KubernetesClient client;
    private final Candidacy candidacy;
    private final Duties duties;
    private final Clocks clocks;
    private final LeaseSightings sightings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread campaign = Thread.ofVirtual().name("leader-election").unstarted(this::run);
    private volatile @Nullable Term term;
    private volatile @Nullable Term leading;

    /// @param identity differs from that of every other replica, also from that of an earlier life of this one
    public record Candidacy(String namespace, String lease, String identity, Pace pace) {

        public Candidacy(String namespace, String lease, String identity) {
            this(namespace, lease, identity, Pace.USUAL);
        }
    }

    /// @param lease after this long without a renewal another replica takes over
    /// @param deadline after this long without a renewal this one gives up
    /// @param retry between two tries
    /// @param silence an elector that has not looked at the lease for so long is dead, whatever it says: two
    ///     requests and a pause take 13 s
    record Pace(Duration lease, Duration deadline, Duration retry, Duration silence) {

        static final Pace USUAL =
                new Pace(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    /// What leading brings along.
    ///
    /// @param fit whether it could be done now; while it could not, the lease is left to others
    /// @param start called when it begins to lead; returns soon
    /// @param stop called when it leads no more; when it returns, no write to the cluster and no edit of a card
    ///     is on its way any more. What only adds, such as findings in a thread, and what only reads may go on.
    public record Duties(BooleanSupplier fit, Runnable start, Runnable stop) {}

    public LeaseLeadership(Cluster cluster, Candidacy candidacy, Duties duties, InstantSource clock) {
        this(cluster, candidacy, duties, new Clocks(clock, Ticker.systemTicker()));
    }

    LeaseLeadership(Cluster cluster, Candidacy candidacy, Duties duties, Clocks clocks) {
        this.client = cluster.writes();
        this.candidacy = candidacy;
        this.duties = duties;
        this.clocks = clocks;
        this.sightings = new LeaseSightings(clocks.ticker(), candidacy.pace().lease());
    }

    /// Begins to stand for election.
    public void start() {
        campaign.start();
    }

    @Override
    public boolean mayBegin(Duration longest) {
        Term current = leading;
        return current != null && current.isKeptFor(longest);
    }

    @Override
    public Optional<Vacancy> vacancy() {
        return sightings.vacancy();
    }

    public boolean leads() {
        return leading != null;
    }

    private void run() {
        Duration pause = candidacy.pace().retry();
        try {
            do {
                if (duties.fit().getAsBoolean()) {
                    stand();
                }
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One run of an elector ends with the loss of the lease, and cannot be started again.
    private void stand() throws InterruptedException {
        Term begun = newTerm();
        begun.run();
        try {
            while (closing.getCount() > 0 && !begun.isOver(candidacy.pace().retry())) {
                if (!duties.fit().getAsBoolean()) {
                    LOG.atWarn().log("not fit to lead, leaving the lease to others");
                    return;
                }
            }
        } finally {
            begun.withdraw();
        }
    }

    Term newTerm() {
        var next = new Term();
        term = next;
        return next;
    }

    synchronized void begin(Term begun) {
        if (begun != term || begun.withdrawn) {
            return;
        }
        leading = begun;
        LOG.atInfo().addKeyValue("identity", candidacy.identity()).log("leads");
        duties.start().run();
    }

    /// Once for each term in which it has led, whoever notices first; what an earlier term says late does not count.
    synchronized void end(Term ended) {
        if (ended != leading) {
            return;
        }
        leading = null;
        LOG.atInfo().addKeyValue("identity", candidacy.identity()).log("leads no more");
        duties.stop().run();
    }

    private static void tellLeader(String identity) {
        LOG.atInfo().addKeyValue("leader", identity).log("leader elected");
    }

    /// Stops leading, if it does, and gives the lease back so that another replica need not wait for its end.
    @Override
    public void close() {
        closing.countDown();
        Term last = term;
        if (last != null) {
            last.withdraw();
        }
    }

    /// One run of an elector.
    final class Term {

        private volatile boolean withdrawn;
        private volatile Clocks.@Nullable Moment renewed;
        private volatile Clocks.Moment lastLook = clocks.now();
        private volatile @Nullable CompletableFuture<?> running;

        void run() {
            running = elector().start();
        }

        private LeaderElector elector() {
            Pace pace = candidacy.pace();
            var config = new LeaderElectionConfig(
                    new NotedLease(this),
                    pace.lease(),
                    pace.deadline(),
                    pace.retry(),
                    new LeaderCallbacks(() -> begin(this), () -> end(this), LeaseLeadership::tellLeader),
                    true,
                    candidacy.lease());
            return client.leaderElector().withConfig(config).build();
        }

        boolean isKeptFor(Duration longest) {
            Clocks.Moment last = renewed;
            return last != null && clocks.isWithin(KEPT.minus(longest), last);
        }

        /// Waits this long for it.
        boolean isOver(Duration within) throws InterruptedException {
            CompletableFuture<?> awaited = running;
            if (awaited == null) {
                return true;
            }
            try {
                awaited.get(within.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                return isSilent() || isLost();
            } catch (CancellationException _) {
                return true;
            } catch (ExecutionException e) {
                if (!withdrawn) {
                    LOG.atWarn().setCause(e.getCause()).log("leader election failed, trying again");
                }
                return true;
            }
        }

        private boolean isSilent() {
            boolean silent = clocks.since(lastLook).compareTo(candidacy.pace().silence()) > 0;
            if (silent) {
                LOG.atError().log("leader election fell silent, beginning anew");
            }
            return silent;
        }

        /// The elector gives up by the clock that people set, which may have leapt back.
        private boolean isLost() {
            Clocks.Moment last = renewed;
            boolean lost = last != null
                    && clocks.since(last).compareTo(candidacy.pace().lease()) > 0;
            if (lost) {
                LOG.atWarn().log("lease not renewed in time, beginning anew");
            }
            return lost;
        }

        /// It leads no more when this returns, and the lease is free if it was its own.
        void withdraw() {
            withdrawn = true;
            end(this);
            CompletableFuture<?> cancelled = running;
            if (cancelled != null) {
                cancelled.cancel(true);
            }
        }
    }

    /// Notes when the lease was last looked at and renewed, which the elector does not tell. The time is
    /// that before the request: the server's may be up to one request later, never earlier. Giving the
    /// lease back is an update too, with a short duration: whatever the leader does has to end before it.
    private final class NotedLease extends HomeLease {

        private final Term noting;

        NotedLease(Term noting) {
            super(candidacy, sightings);
            this.noting = noting;
        }

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient with) {
            noting.lastLook = clocks.now();
            return super.get(with);
        }

        @Override
        public void create(KubernetesClient with, LeaderElectionRecord record) {
            Clocks.Moment before = clocks.now();
            super.create(with, record);
            noting.renewed = before;
            sightings.renewed();
        }

        @Override
        public void update(KubernetesClient with, LeaderElectionRecord record) {
            boolean givesBack =
                    record.getLeaseDuration().compareTo(candidacy.pace().lease()) < 0;
            if (givesBack) {
                end(noting);
                super.update(with, record);
                return;
            }
            Clocks.Moment before = clocks.now();
            super.update(with, record);
            noting.renewed = before;
            sightings.renewed();
        }
    }
}
