package dev.vmbot.slack.inbound;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;

/// What was delivered to this replica before. Thread-safe.
///
/// Slack delivers an event again for more than 5 minutes, and has been seen to send one message under several event
/// ids. Other replicas are not asked: a request that is taken twice finds its operation already there.
final class Seen {

    private static final Duration AGE = Duration.ofMinutes(15);
    private static final int MOST = 50_000;

    private final ConcurrentMap<String, Boolean> keys;

    Seen(Ticker ticker) {
        keys = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(AGE)
                .maximumSize(MOST)
                .ticker(ticker)
                .<String, Boolean>build()
                .asMap();
    }

    boolean isNewEvent(String eventId, String channel, String ts) {
        boolean newEvent = isNew("event " + eventId);
        return isNew("message " + channel + " " + ts) && newEvent;
    }

    /// @param trigger empty when Slack sent none: then nothing can be said about it
    boolean isNewTrigger(String trigger) {
        return trigger.isEmpty() || isNew("trigger " + trigger);
    }

    private boolean isNew(String key) {
        return keys.putIfAbsent(key, true) == null;
    }
}
