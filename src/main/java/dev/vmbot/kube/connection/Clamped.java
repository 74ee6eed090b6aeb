package dev.vmbot.kube.connection;

import dev.vmbot.cluster.Vm;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes numbers and times from the cluster into bounds in which any arithmetic on them is safe. Whoever may write an
/// object may write any number that its schema allows, and KubeVirt's allow nearly all.
public final class Clamped {

    /// As far back and ahead as a time in RFC 3339 goes without becoming a burden: nothing is older than Unix, and
    /// years have four digits.
    public static final Instant EARLIEST = Instant.EPOCH;

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Clamped() {}

    /// A grace period.
    ///
    /// @return at most [Vm#LONGEST_GRACE]; KubeVirt's default for none, and for less than none
    public static Duration grace(@Nullable Number seconds) {
        if (seconds == null || seconds.doubleValue() < 0 || Double.isNaN(seconds.doubleValue())) {
            return Vm.DEFAULT_GRACE;
        }
        long most = Vm.LONGEST_GRACE.toSeconds();
        return Duration.ofSeconds(Math.min(most, (long) seconds.doubleValue()));
    }

    /// A whole number; a fraction is cut off, and what is none is 0.
    public static int number(Number number) {
        return (int) number.doubleValue();
    }

    /// @return empty for what is no time
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(time(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// @return within [#EARLIEST] and [#LATEST]
    public static Instant time(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }
}
