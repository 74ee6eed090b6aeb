package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.kube.LeaseLeadership.Candidacy;
import dev.vmbot.kube.LeaseLeadership.Duties;
import dev.vmbot.kube.LeaseLeadership.Pace;
import dev.vmbot.kube.connection.Cluster;
import dev.vmbot.operation.Leadership.Vacancy;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How replicas elect the one that executes, against an API.
abstract class LeadershipContract {

    private static final Duration PATIENCE = KubeWorld.PATIENCE;
    private static final Pace FAST =
            new Pace(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofDays(1));

    private KubeWorld world;
    private Cluster here;
    private Cluster there;
    private final AtomicBoolean fit = new AtomicBoolean(true);
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> story = new CopyOnWriteArrayList<>();

    abstract KubeWorld world();

    @BeforeEach
    void begin() {
        world = world();
        here = world.bot();
        there = world.bot();
    }

    @AfterEach
    void end() {
        here.close();
        there.close();
        world.close();
    }

    @Test
    void mayNotWriteBeforeItLeads() {
        try (var alone = candidate(here, "a", InstantSource.system())) {
            assertThat(alone.mayWrite()).isFalse();

            alone.start();

            await().atMost(PATIENCE).until(alone::mayWrite);
            assertThat(story).containsExactly("a starts");
        }
    }

    @Test
    void handsOverWhenTheLeaderLeavesAfterItHasEndedItsWork() {
        try (var second = candidate(there, "b", InstantSource.system())) {
            try (var first = candidate(here, "a", InstantSource.system())) {
                first.start();
                await().atMost(PATIENCE).until(first::mayWrite);
                second.start();
                assertThat(second.mayWrite()).isFalse();
            }

            await().atMost(PATIENCE).until(second::mayWrite);
        }
        assertThat(story).containsExactly("a starts", "a stops", "b starts", "b stops");
    }

    @Test
    void mayNotWriteWhenItsLastRenewalIsTooOld() {
        var time = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        // Slow enough that no renewal comes between the steps below; the first try comes after one such pause too.
        var slow = new Pace(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofSeconds(3), Duration.ofDays(1));
        try (var leader = new LeaseLeadership(
                here, new Candidacy(KubeWorld.HOME, "vm-lifecycle-bot", "a", slow), duties("a"), time::get)) {
            leader.start();
            await().atMost(PATIENCE).until(leader::mayWrite);

            time.set(Instant.parse("2026-11-21T12:00:10Z"));
            assertThat(leader.mayWrite()).isTrue();
            time.set(Instant.parse("2026-11-21T12:00:10.001Z"));
            assertThat(leader.mayWrite()).isFalse();
            assertThat(leader.leads()).isTrue();
            time.set(Instant.parse("2026-11-21T12:00:06Z"));
            assertThat(leader.mayBegin(Duration.ofSeconds(8))).isTrue();
            time.set(Instant.parse("2026-11-21T12:00:06.001Z"));
            assertThat(leader.mayBegin(Duration.ofSeconds(8))).isFalse();
            time.set(Instant.parse("2026-11-21T11:59:59Z"));
            assertThat(leader.mayWrite()).isFalse();
        }
    }

    @Test
    void heedsNoLateWordOfATermThatIsOver() {
        try (var leader = candidate(here, "a", InstantSource.system())) {
            var first = leader.newTerm();
            leader.begin(first);
            leader.end(first);
            var second = leader.newTerm();
            leader.begin(second);

            leader.end(first);
            leader.begin(first);

            assertThat(leader.leads()).isTrue();
            assertThat(story).containsExactly("a starts", "a stops", "a starts");
        }
    }

    @Test
    void standsAgainAfterItLostTheLease() {
        try (var leader = candidate(here, "a", InstantSource.system())) {
            leader.start();
            await().atMost(PATIENCE).until(leader::mayWrite);

            editLease("{\"spec\": {\"holderIdentity\": \"thief\"}}");

            await().atMost(PATIENCE).until(() -> story.contains("a stops"));
            await().atMost(PATIENCE).until(leader::mayWrite);
            assertThat(story).startsWith("a starts", "a stops", "a starts");
        }
    }

    @Test
    void leavesTheLeadToAnotherWhileItIsNotFitAndStandsAgainWhenItIs() {
        try (var first = candidate(here, "a", InstantSource.system())) {
            first.start();
            await().atMost(PATIENCE).until(first::mayWrite);

            fit.set(false);

            try (var second =
                    new LeaseLeadership(there, candidacy("b"), duties("b", () -> true), InstantSource.system())) {
                second.start();
                await().atMost(PATIENCE).until(second::mayWrite);
                assertThat(first.leads()).isFalse();
                assertThat(first.mayWrite()).isFalse();
            }
            assertThat(first.leads()).isFalse();
            fit.set(true);

            await().atMost(PATIENCE).until(first::mayWrite);
        }
        assertThat(story).containsExactly("a starts", "a stops", "b starts", "b stops", "a starts", "a stops");
    }

    /// The whole way: rights, watches, their health, the clock and the lease.
    @Test
    void standsDownWhenItsWatchesHaveBeenDeadForLongAndComesBackWithThem() {
        var time = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        try (var machines = new KubeVirtualMachines(here, time::get);
                var leader = new LeaseLeadership(here, candidacy("a"), duties("a", machines::isCurrent), time::get)) {
            machines.start(PATIENCE);
            leader.start();
            await().atMost(PATIENCE).until(leader::mayWrite);

            world.revokeEverything();
            world.dropWatches();
            await().atMost(PATIENCE).until(() -> {
                // More than a moment's absence only when the watch has really been lost.
                time.updateAndGet(now -> now.plusSeconds(61));
                return story.contains("a stops");
            });
            assertThat(leader.mayWrite()).isFalse();

            world.grantEverything();
            await().atMost(PATIENCE).until(leader::mayWrite);
        }
        assertThat(story).containsExactly("a starts", "a stops", "a starts", "a stops");
    }

    @Test
    void takesALeaseThatLacksItsTimesOnceItWouldBeOver() {
        createLease(new LeaseSpecBuilder().withHolderIdentity("nobody").build());
        try (var alone = candidate(here, "a", InstantSource.system())) {
            alone.start();

            await().atMost(PATIENCE).until(alone::mayWrite);
        }
    }

    @Test
    void leadsOnWhenItsLeaseLosesItsTimes() {
        try (var leader = candidate(here, "a", InstantSource.system())) {
            leader.start();
            await().atMost(PATIENCE).until(leader::mayWrite);

            editLease("{\"spec\": {\"renewTime\": null, \"acquireTime\": null, \"leaseDurationSeconds\": null}}");

            await().atMost(PATIENCE).until(() -> lease().get().getSpec().getRenewTime() != null);
            assertThat(story).containsExactly("a starts");
        }
    }

    /// A replica whose clock is behind or ahead of this one's.
    @ParameterizedTest
    @ValueSource(longs = {-300, 300, -315_360_000, 315_360_000})
    void leavesTheLeaseToAHolderWhoRenewsItAndTakesItFromOneWhoDoesNotWhateverItsClockSays(long skew) {
        var brief = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofDays(1));
        var other = Instant.now().plusSeconds(skew);
        createLease(renewed("other", other).build());
        try (var alone = new LeaseLeadership(
                here,
                new Candidacy(KubeWorld.HOME, "vm-lifecycle-bot", "a", brief),
                duties("a"),
                InstantSource.system())) {
            alone.start();
            for (int turn = 1; turn <= 12; turn++) {
                var spec = renewed("other", other.plusMillis(250L * turn)).build();
                await().pollDelay(Duration.ofMillis(250)).until(() -> true);
                lease().edit(lease -> new LeaseBuilder(lease).withSpec(spec).build());
                assertThat(story).isEmpty();
                assertThat(alone.vacancy()).isEmpty();
            }

            await().atMost(PATIENCE).until(alone::mayWrite);
        }
    }

    @Test
    void tellsThatNobodyLeadsAndWhyItCannot() {
        var ticks = new AtomicLong();
        try (var odd = world.bot(() -> {
                    throw new IllegalStateException("not expected");
                });
                var leader = new LeaseLeadership(
                        odd, candidacy("a"), duties("a"), new Clocks(InstantSource.system(), ticks::get))) {
            leader.start();
            assertThat(leader.vacancy()).isEmpty();

            ticks.set(Duration.ofSeconds(4).toNanos());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(leader.vacancy())
                            .contains(new Vacancy(Duration.ofSeconds(4), "the lease could not be asked for")));
        }
    }

    private static LeaseSpecBuilder renewed(String holder, Instant at) {
        return new LeaseSpecBuilder()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(15)
                .withAcquireTime(Instant.parse("2026-11-21T12:00:00Z").atZone(ZoneOffset.UTC))
                .withRenewTime(at.truncatedTo(ChronoUnit.MICROS).atZone(ZoneOffset.UTC));
    }

    @Test
    void takesALeaseWithoutAnything() {
        createLease(null);
        try (var alone = candidate(here, "a", InstantSource.system())) {
            alone.start();

            await().atMost(PATIENCE).until(alone::mayWrite);
        }
    }

    /// Before it has the lease and after, a request that fails in a way that fabric8 does not expect.
    @Test
    void goesOnAfterAFailureOfAnyKind() {
        var broken = new AtomicBoolean(true);
        try (var odd = world.bot(() -> {
                    requests.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("not expected");
                    }
                });
                var leader = candidate(odd, "a", InstantSource.system())) {
            leader.start();
            var tries = requests.get();
            await().atMost(PATIENCE).until(() -> requests.get() > tries + 2);
            broken.set(false);
            await().atMost(PATIENCE).until(leader::mayWrite);

            broken.set(true);
            await().atMost(PATIENCE).until(() -> story.contains("a stops"));
            broken.set(false);

            await().atMost(PATIENCE).until(leader::mayWrite);
        }
        assertThat(story).containsExactly("a starts", "a stops", "a starts", "a stops");
    }

    @Test
    void leadsNoMoreWhenItsElectorDiedAndStandsAgain() {
        var ticks = new AtomicLong();
        var broken = new AtomicBoolean();
        var pace =
                new Pace(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofMinutes(4));
        try (var odd = world.bot(() -> {
                    requests.incrementAndGet();
                    if (broken.get()) {
                        throw new AssertionError("kills the elector");
                    }
                });
                var leader = new LeaseLeadership(
                        odd,
                        new Candidacy(KubeWorld.HOME, "vm-lifecycle-bot", "a", pace),
                        duties("a"),
                        new Clocks(InstantSource.system(), ticks::get))) {
            leader.start();
            await().atMost(PATIENCE).until(leader::mayWrite);

            broken.set(true);
            var tries = requests.get();
            await().atMost(PATIENCE).until(() -> requests.get() > tries);
            broken.set(false);
            ticks.addAndGet(Duration.ofMinutes(5).toNanos());

            await().atMost(PATIENCE).until(() -> story.contains("a stops"));
            await().atMost(PATIENCE).until(leader::mayWrite);
        }
        assertThat(story).containsExactly("a starts", "a stops", "a starts", "a stops");
    }

    private void editLease(String patch) {
        lease().patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private void createLease(@Nullable LeaseSpec spec) {
        var lease = new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(KubeWorld.HOME)
                .withName("vm-lifecycle-bot")
                .endMetadata()
                .withSpec(spec)
                .build();
        world.admin().resource(lease).create();
    }

    private Resource<Lease> lease() {
        return world.admin().leases().inNamespace(KubeWorld.HOME).withName("vm-lifecycle-bot");
    }

    private LeaseLeadership candidate(Cluster cluster, String name, InstantSource clock) {
        return new LeaseLeadership(cluster, candidacy(name), duties(name), clock);
    }

    private static Candidacy candidacy(String name) {
        return new Candidacy(KubeWorld.HOME, "vm-lifecycle-bot", name, FAST);
    }

    private Duties duties(String name) {
        return duties(name, fit::get);
    }

    private Duties duties(String name, BooleanSupplier isFit) {
        return new Duties(isFit, () -> story.add(name + " starts"), () -> story.add(name + " stops"));
    }
}
