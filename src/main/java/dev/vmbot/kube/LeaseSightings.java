package dev.vmbot.kube;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.operation.Leadership.Vacancy;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this replica has seen of the Lease, as client-go's elector counts (`leaderelection.go`, `observedTime`): a
/// lease
/// runs from the moment at which this replica saw it changed, by a clock that nobody can set. The times in the Lease
/// are its holder's, and say nothing about a clock elsewhere.
final class LeaseSightings {

    private static final Duration GIVEN_BACK = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Duration lease;
    private @Nullable LeaseSpec last;
    private long changed;
    private long signOfLife;
    private String trouble = "";

    /// @param lease how long a lease runs without having been seen changed
    LeaseSightings(Ticker ticker, Duration lease) {
        this.ticker = ticker;
        this.lease = lease;
        this.signOfLife = ticker.read();
    }

    /// Notes what was just read.
    ///
    /// @return whether it may be taken from its holder
    synchronized boolean isOver(LeaseSpec seen) {
        long now = ticker.read();
        trouble = "";
        if (isGivenBack(seen)) {
            last = seen;
            return true;
        }
        if (!seen.equals(last)) {
            signOfLife = last == null ? signOfLife : now;
            last = seen;
            changed = now;
        }
        return now - changed >= lease.toNanos();
    }

    /// Notes that this replica has just renewed it.
    synchronized void renewed() {
        signOfLife = ticker.read();
        trouble = "";
    }

    /// Notes that the Lease could not be read or written.
    synchronized void failed(String reason) {
        trouble = reason;
    }

    /// Present once nobody has been seen leading for longer than a lease.
    synchronized Optional<Vacancy> vacancy() {
        Duration age = Duration.ofNanos(ticker.read() - signOfLife);
        return age.compareTo(lease) > 0 ? Optional.of(new Vacancy(age, trouble)) : Optional.empty();
    }

    /// fabric8's elector (7.8.0) gives a lease back by a merge patch, which leaves the holder's name where it is; what
    /// tells is the shortest duration together with both times alike. An edited duration alone does not: its holder
    /// may live.
    private static boolean isGivenBack(LeaseSpec spec) {
        String holder = spec.getHolderIdentity();
        if (holder == null || holder.isEmpty()) {
            return true;
        }
        return spec.getRenewTime() != null
                && Objects.equals(spec.getRenewTime(), spec.getAcquireTime())
                && Objects.equals(spec.getLeaseDurationSeconds(), Math.toIntExact(GIVEN_BACK.toSeconds()));
    }
}
