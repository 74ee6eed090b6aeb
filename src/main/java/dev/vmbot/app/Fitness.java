package dev.vmbot.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether this replica should lead. One that does not see the cluster should not; one that does not hear
/// Slack steps back for once, so that another that hears can lead, and leads on if none did: when all are
/// deaf somebody still does.
///
/// Not thread-safe.
final class Fitness implements BooleanSupplier {

    /// Longer than a reconnection of Slack's takes.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// In which every other replica has tried for the lease several times.
    static final Duration AWAY = Duration.ofSeconds(30);

    private final Supplier<String> clusterTrouble;
    private final Supplier<String> slackTrouble;
    private final InstantSource clock;
    private @Nullable Instant deafSince;

    /// @param clusterTrouble empty when there is none
    /// @param slackTrouble empty when there is none
    Fitness(Supplier<String> clusterTrouble, Supplier<String> slackTrouble, InstantSource clock) {
        this.clusterTrouble = clusterTrouble;
        this.slackTrouble = slackTrouble;
        this.clock = clock;
    }

    @Override
    public boolean getAsBoolean() {
        return clusterTrouble.get().isEmpty() && !isAway();
    }

    private boolean isAway() {
        if (slackTrouble.get().isEmpty()) {
            deafSince = null;
            return false;
        }
        Instant now = clock.instant();
        Instant since = deafSince == null ? now : deafSince;
        deafSince = since;
        Duration deaf = Duration.between(since, now);
        return deaf.compareTo(PATIENCE) >= 0 && deaf.compareTo(PATIENCE.plus(AWAY)) < 0;
    }
}
