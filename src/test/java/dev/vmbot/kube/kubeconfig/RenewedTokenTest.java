package dev.vmbot.kube.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.kube.kubeconfig.RenewedToken.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RenewedTokenTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void isRenewedBesideTheRequestsBeforeItExpires() {
        RenewedToken token = token(Optional.of(START.plusSeconds(400)));

        now.set(START.plusSeconds(299));
        assertThat(token.getToken()).isEqualTo("first");
        now.set(START.plusSeconds(300));
        await().until(() -> token.getToken().equals("next-1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void isAskedForEachMinuteWhenNothingIsSaidOfItsEnd() {
        RenewedToken token = token(Optional.empty());

        now.set(START.plusSeconds(59));
        assertThat(token.getToken()).isEqualTo("first");
        now.set(START.plusSeconds(60));
        await().until(() -> token.getToken().equals("next-1"));
    }

    @Test
    void countsOnWhileThereIsNoOther() {
        AtomicInteger failed = new AtomicInteger();
        var token = new RenewedToken(
                new Token("first", Optional.empty()),
                () -> {
                    failed.incrementAndGet();
                    throw new IllegalArgumentException("none now");
                },
                now::get);

        now.set(START.plus(Duration.ofHours(1)));
        assertThat(token.getToken()).isEqualTo("first");
        await().until(() -> failed.get() == 1);
        assertThat(token.getToken()).isEqualTo("first");
        now.set(now.get().plusSeconds(10));
        await().until(() -> token.getToken().equals("first") && failed.get() == 2);
    }

    @Test
    void showsNothingOfItself() {
        assertThat(new Token("s3cret", Optional.empty())).asString().doesNotContain("s3cret");
    }

    private RenewedToken token(Optional<Instant> expiry) {
        return new RenewedToken(
                new Token("first", expiry),
                () -> new Token("next-" + asked.incrementAndGet(), Optional.empty()),
                now::get);
    }
}
