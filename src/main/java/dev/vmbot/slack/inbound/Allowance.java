package dev.vmbot.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vmbot.slack.reply.Heard;
import java.time.Duration;

/// How much a person, and a channel, may ask for, so that the rush of one makes nobody else wait: buckets that hold
/// what
/// a minute allows, and fill up evenly. Each replica counts for itself. Thread-safe.
public final class Allowance {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// Buckets; one that is dropped is full again.
    private static final int MOST = 20_000;

    /// Being told is less urgent than being quick for the others.
    private static final int TOLD_PER_MINUTE = 4;

    private final Limits limits;
    private final Ticker ticker;
    private final Cache<String, Long> emptyUntil;

    /// @param person requests of one person in a minute, wherever they are
    /// @param channel requests of everybody in one channel in a minute
    public record Limits(int person, int channel) {

        static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    Allowance(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        this.emptyUntil = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterAccess(Duration.ofMinutes(2))
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    /// Whether this may be asked now; counts it if so. What a person may not takes nothing from the channel.
    boolean takes(Heard heard) {
        return take("person " + heard.who().user(), limits.person())
                && take("channel " + heard.place().channel(), limits.channel());
    }

    /// Whether this person is to be told that it was too much.
    boolean tells(Heard heard) {
        return take("told " + heard.who().user(), TOLD_PER_MINUTE);
    }

    private boolean take(String bucket, int perMinute) {
        long now = ticker.read();
        long each = MINUTE / perMinute;
        boolean[] taken = {false};
        emptyUntil.asMap().compute(bucket, (_, until) -> {
            long from = until == null || until - now < 0 ? now : until;
            taken[0] = from - now <= MINUTE - each;
            return taken[0] ? from + each : from;
        });
        return taken[0];
    }
}
