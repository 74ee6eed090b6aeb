package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.operation.Leadership.Vacancy;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeaseSightingsTest {

    private static final Duration LEASE = LeaseLeadership.Pace.USUAL.lease();
    private static final Duration RETRY = LeaseLeadership.Pace.USUAL.retry();
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private long ticks;
    private final LeaseSightings sightings = new LeaseSightings(() -> ticks, LEASE);

    @Test
    void countsFromTheFirstSightOfALeaseHoweverOldItsTimesAre() {
        LeaseSpec old = renewed("other", START.minus(Duration.ofDays(1)));

        assertThat(sightings.isOver(old)).isFalse();
        pass(LEASE.minusNanos(1));
        assertThat(sightings.isOver(old)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(sightings.isOver(old)).isTrue();
    }

    @Test
    void countsAnewFromEachChange() {
        assertThat(sightings.isOver(renewed("other", START))).isFalse();
        pass(LEASE.minusSeconds(1));
        assertThat(sightings.isOver(renewed("other", START.minusSeconds(300)))).isFalse();
        pass(LEASE.minusSeconds(1));
        assertThat(sightings.isOver(renewed("other", START.minusSeconds(300)))).isFalse();
    }

    @Test
    void isOverAtOnceWhenItWasGivenBack() {
        LeaseSpec kept = renewed("other", START);
        LeaseSpec givenBack = new LeaseSpecBuilder(kept)
                .withAcquireTime(kept.getRenewTime())
                .withLeaseDurationSeconds(1)
                .build();
        assertThat(sightings.isOver(givenBack)).isTrue();
        assertThat(sightings.isOver(new LeaseSpec())).isTrue();
    }

    @Test
    void isNotOverWhenOnlyItsDurationWasEdited() {
        LeaseSpec edited = new LeaseSpecBuilder(renewed("other", START))
                .withLeaseDurationSeconds(1)
                .build();
        assertThat(sightings.isOver(edited)).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(sightings.isOver(edited)).isFalse();
    }

    @Test
    void isVacantOnceNobodyShowedLifeForLongerThanALease() {
        LeaseSpec dead = renewed("other", START);
        sightings.isOver(dead);
        pass(LEASE);
        assertThat(sightings.vacancy()).isEmpty();
        pass(Duration.ofSeconds(1));
        sightings.isOver(dead);
        assertThat(sightings.vacancy()).contains(new Vacancy(LEASE.plusSeconds(1), ""));

        sightings.isOver(renewed("other", START.plusSeconds(2)));
        assertThat(sightings.vacancy()).isEmpty();
        pass(LEASE.plusSeconds(2));
        sightings.failed("leases is forbidden");
        assertThat(sightings.vacancy()).contains(new Vacancy(LEASE.plusSeconds(2), "leases is forbidden"));

        sightings.renewed();
        assertThat(sightings.vacancy()).isEmpty();
    }

    /// Three replicas with clocks far apart that leap, each asking about every other second; whoever leads is killed
    /// again and again. What the elector adds to this is proven against an API.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 300, 86_400, 315_360_000})
    void letsExactlyOneLeadHoweverFarTheClocksAreApart(int apart) {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed * 1_000_003 + apart);
            var play = new Play(random, apart);
            play.run();
            assertThat(play.terms).as("seed %s", seed).isGreaterThan(3);
        }
    }

    private void pass(Duration time) {
        ticks += time.toNanos();
    }

    private static LeaseSpec renewed(String holder, Instant at) {
        return new LeaseSpecBuilder()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(15)
                .withAcquireTime(START.minusSeconds(7).atZone(ZoneOffset.UTC))
                .withRenewTime(at.atZone(ZoneOffset.UTC))
                .build();
    }

    private final class Play {

        private final Random random;
        private final int apart;
        private final List<Replica> replicas = new ArrayList<>();
        private LeaseSpec lease = new LeaseSpec();
        private long lastLed;
        private int terms;

        Play(Random random, int apart) {
            this.random = random;
            this.apart = apart;
            for (int i = 0; i < 3; i++) {
                replicas.add(new Replica("replica-" + i));
            }
        }

        void run() {
            lastLed = ticks;
            for (int tenths = 0; tenths < 3000; tenths++) {
                pass(Duration.ofMillis(100));
                replicas.forEach(Replica::act);
                long leaders = replicas.stream().filter(Replica::mayLead).count();
                assertThat(leaders).isLessThanOrEqualTo(1);
                lastLed = leaders == 1 ? ticks : lastLed;
                assertThat(Duration.ofNanos(ticks - lastLed)).isLessThanOrEqualTo(LEASE.plus(RETRY.multipliedBy(2)));
            }
        }

        private final class Replica {

            private final LeaseSightings seen = new LeaseSightings(() -> ticks, LEASE);
            private final Clocks clocks = new Clocks(this::wall, () -> ticks);
            private final String name;
            private long ahead = random.nextInt(-apart, apart + 1);
            private Clocks.Moment renewed = clocks.now();
            private boolean leads;
            private long nextLook = ticks;
            private long downUntil;

            Replica(String name) {
                this.name = name;
            }

            private Instant wall() {
                return START.plusNanos(ticks).plusSeconds(ahead);
            }

            void act() {
                if (ticks < downUntil || ticks < nextLook) {
                    return;
                }
                nextLook = ticks + RETRY.toNanos();
                if (leads && random.nextInt(12) == 0) {
                    leads = false;
                    // Longer than a lease, so that another is elected.
                    downUntil = ticks + Duration.ofSeconds(25).toNanos();
                    ahead = random.nextInt(-apart, apart + 1);
                    return;
                }
                boolean over = seen.isOver(lease);
                boolean mine = name.equals(lease.getHolderIdentity());
                terms += over && !mine ? 1 : 0;
                leads = over || mine;
                if (leads) {
                    renewed = clocks.now();
                    lease = renewed(name, wall());
                }
            }

            boolean mayLead() {
                return leads && clocks.isWithin(LEASE, renewed);
            }
        }
    }
}
