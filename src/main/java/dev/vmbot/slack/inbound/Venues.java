package dev.vmbot.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import java.time.Duration;

/// What the bot may do in which channel, at most a minute old. Thread-safe.
final class Venues {

    private static final Duration AGE = Duration.ofMinutes(1);
    private static final int MOST = 5000;

    private final SlackGateway gateway;
    private final Cache<String, SlackGateway.Channel> channels =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(MOST).build();

    Venues(SlackGateway gateway) {
        this.gateway = gateway;
    }

    /// A channel that Slack does not show to the bot is one in which it cannot post.
    ///
    /// @throws SlackException when Slack did not say
    SlackGateway.Channel of(String id) {
        SlackGateway.Channel known = channels.getIfPresent(id);
        if (known != null) {
            return known;
        }
        SlackGateway.Channel found = ask(id);
        if (found.open()) {
            // An invitation has to count at once, so that a closed one is asked about again.
            channels.put(id, found);
        }
        return found;
    }

    private SlackGateway.Channel ask(String id) {
        try {
            return gateway.channel(id);
        } catch (SlackException e) {
            if (e.reason() == SlackException.Reason.CHANNEL_CLOSED) {
                return new SlackGateway.Channel(id, false, false, false);
            }
            throw e;
        }
    }
}
