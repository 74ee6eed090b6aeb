package dev.vmbot.kube.kubeconfig;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A token that is asked for again, beside the requests, before it expires; without an expiry every minute. Until
/// there is a new one the last one counts: a request must not wait, and an exception would end a watch for good.
final class RenewedToken implements OAuthTokenProvider {

    private static final Logger LOG = LoggerFactory.getLogger(RenewedToken.class);
    private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(1);
    private static final Duration SOONEST = Duration.ofSeconds(10);

    record Token(String value, Optional<Instant> expiry) {

        Token {
            if (!TokenFile.isSendable(value)) {
                throw new IllegalArgumentException("has a token with a character that cannot be sent");
            }
        }

        @Override
        public String toString() {
            return "Token[" + expiry + "]";
        }
    }

    private final Supplier<Token> source;
    private final InstantSource clock;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile String last;
    private volatile Instant renewal;

    /// @param first what has been asked for already
    /// @param source throws [IllegalArgumentException] when there is none now
    RenewedToken(Token first, Supplier<Token> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        last = first.value();
        renewal = renewal(first);
    }

    @Override
    public String getToken() {
        if (!clock.instant().isBefore(renewal) && renewing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("kube-token").start(this::renew);
        }
        return last;
    }

    private void renew() {
        try {
            Token next = source.get();
            last = next.value();
            renewal = renewal(next);
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("the token could not be renewed, using the last one");
            renewal = clock.instant().plus(SOONEST);
        } finally {
            renewing.set(false);
        }
    }

    /// After three quarters of its life.
    private Instant renewal(Token token) {
        Instant now = clock.instant();
        Duration pause = token.expiry()
                .map(expiry -> Duration.between(now, expiry).multipliedBy(3).dividedBy(4))
                .orElse(WITHOUT_EXPIRY);
        return now.plus(pause.compareTo(SOONEST) < 0 ? SOONEST : pause);
    }
}
