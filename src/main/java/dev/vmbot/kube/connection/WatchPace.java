package dev.vmbot.kube.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// How long to wait before a watch is opened again. fabric8 waits longer from one failed try to the next, but begins
/// anew as soon as one was opened: a server or proxy that takes watches and ends them at once, or says in them that the
/// list is too old, would be asked each second for ever, and for the whole list too.
final class WatchPace {

    /// One that was open for so long has held, and the next need not wait: the API server ends watches after 5 minutes
    /// and more by itself.
    static final Duration HELD = Duration.ofSeconds(30);

    /// Short enough that fabric8, which gives the opening of a watch 10 s (twice the time limit of a read), does not
    /// give it up meanwhile.
    static final Duration MOST = Duration.ofSeconds(7);

    private static final Duration LEAST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 16;

    private final Ticker ticker;
    private final RandomGenerator jitter;
    private final Map<String, Openings> byPath = new ConcurrentHashMap<>();

    /// @param count without one that held
    private record Openings(int count, long last) {}

    WatchPace(Ticker ticker, RandomGenerator jitter) {
        this.ticker = ticker;
        this.jitter = jitter;
    }

    /// A watch is about to be opened.
    ///
    /// @param path of what is watched
    /// @return none for the first and after one that held; else longer with each that was opened, up to [#MOST], of
    ///     which at random up to half is left out, so that replicas do not come together
    Duration pause(String path) {
        Openings before = byPath.get(path);
        if (before == null || ticker.read() - before.last() >= HELD.toNanos()) {
            byPath.remove(path);
            return Duration.ZERO;
        }
        return jittered(LEAST.multipliedBy(1L << before.count()));
    }

    private Duration jittered(Duration grown) {
        Duration most = grown.compareTo(MOST) < 0 ? grown : MOST;
        return Duration.ofMillis((long) (most.toMillis() * (1 - jitter.nextDouble() / 2)));
    }

    /// It was opened.
    void opened(String path) {
        byPath.merge(
                path,
                new Openings(1, ticker.read()),
                (before, next) -> new Openings(Math.min(before.count() + 1, MOST_DOUBLINGS), next.last()));
    }
}
