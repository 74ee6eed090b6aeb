package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class CachedReviewerTest {

    private static final Identity ALICE = new Identity("alice", List.of());
    private static final Permission SEE = Permission.toSeeAll("prod");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void asksOnceForTheSame() {
        var reviewer = new CachedReviewer((_, _) -> asked.incrementAndGet() > 0, nanos::get);

        assertThat(reviewer.allows(ALICE, SEE)).isTrue();
        assertThat(reviewer.allows(ALICE, SEE)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void needsNoAnswerForOneOfThoseThatAreAllAllowed() {
        var allowed = new CachedReviewer((_, _) -> asked.incrementAndGet() > 0, nanos::get);
        var denied = new CachedReviewer((_, one) -> !one.name().isEmpty(), nanos::get);
        Permission seeOne = Permission.toSee(new VmRef("prod", "db-1"));

        assertThat(allowed.allows(ALICE, SEE)).isTrue();
        assertThat(allowed.allows(ALICE, seeOne)).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(denied.allows(ALICE, SEE)).isFalse();
        assertThat(denied.allows(ALICE, seeOne)).isTrue();
    }

    @Test
    void asksAgainForOtherGroups() {
        var reviewer = new CachedReviewer((_, _) -> asked.incrementAndGet() > 1, nanos::get);

        assertThat(reviewer.allows(ALICE, SEE)).isFalse();
        assertThat(reviewer.allows(new Identity("alice", List.of("dev")), SEE)).isTrue();
    }

    @Test
    void forgetsAfterThirtySeconds() {
        var reviewer = new CachedReviewer((_, _) -> asked.incrementAndGet() == 1, nanos::get);
        reviewer.allows(ALICE, SEE);

        nanos.set(Duration.ofSeconds(30).toNanos());

        assertThat(reviewer.allows(ALICE, SEE)).isFalse();
    }

    @Test
    void remembersNoFailure() {
        var reviewer = new CachedReviewer(
                (_, _) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new AccessUnavailableException(AccessUnavailableException.Source.CLUSTER, "");
                    }
                    return true;
                },
                nanos::get);

        assertThatExceptionOfType(AccessUnavailableException.class).isThrownBy(() -> reviewer.allows(ALICE, SEE));
        assertThat(reviewer.allows(ALICE, SEE)).isTrue();
    }

    @Test
    void keepsNobodyWaitingWhileItAsks() throws InterruptedException {
        var answered = new CountDownLatch(1);
        var reviewer = new CachedReviewer(
                (_, _) -> {
                    if (asked.incrementAndGet() == 1) {
                        await(answered);
                    }
                    return true;
                },
                nanos::get);
        Thread slow = Thread.ofVirtual().start(() -> reviewer.allows(ALICE, SEE));
        Awaitility.await().until(() -> asked.get() == 1);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reviewer.allows(ALICE, SEE)))
                .isTrue();

        answered.countDown();
        assertThat(slow.join(Duration.ofSeconds(5))).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
