package dev.vmbot.slack.reply;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vmbot.intent.Utterance;
import dev.vmbot.slack.Lookups;
import dev.vmbot.slack.SharedAnswers;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.card.ChannelIds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the bot may do in which channel, at most a minute old. Thread-safe.
public final class Venues {

    private static final Logger LOG = LoggerFactory.getLogger(Venues.class);

    private static final Duration AGE = Duration.ofMinutes(1);
    private static final int MOST = 5000;

    private final SlackGateway gateway;
    private final Lookups lookups;
    private final SharedAnswers<SlackGateway.Channel> questions = new SharedAnswers<>();
    private final Cache<String, SlackGateway.Channel> channels = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(AGE)
            .maximumSize(MOST)
            .build();

    /// @param lookups how often Slack is asked
    public Venues(SlackGateway gateway, Lookups lookups) {
        this.gateway = gateway;
        this.lookups = lookups;
    }

    /// The channel in which something was said. One that Slack does not show to the bot is one in which it cannot post.
    ///
    /// @throws SlackException when Slack did not say
    public SlackGateway.Channel of(Heard heard) {
        String id = heard.place().channel();
        SlackGateway.Channel known = channels.getIfPresent(id);
        if (known != null) {
            return known;
        }
        SlackGateway.Channel found = ChannelIds.isDirect(id) ? direct(heard) : questions.ask(id, () -> ask(id));
        if (found.open()) {
            // An invitation has to count at once, so that a closed one is asked about again.
            channels.put(id, found);
        }
        return found;
    }

    /// Messages are delivered from the bot's own direct messages only, commands from those of any two people.
    private SlackGateway.Channel direct(Heard heard) {
        String id = heard.place().channel();
        boolean ours = heard.surface() == Utterance.Surface.DIRECT
                || lookups.ask(() -> gateway.openDirect(heard.who().user())).equals(id);
        return new SlackGateway.Channel(id, ours, ours, false);
    }

    private SlackGateway.Channel ask(String id) {
        try {
            return lookups.ask(() -> gateway.channel(id));
        } catch (SlackException e) {
            return switch (e.reason()) {
                case CHANNEL_CLOSED -> closed(id);
                case DENIED -> {
                    // Conversations of several people need a scope that the bot does not ask for.
                    LOG.atWarn().addKeyValue("error", e.getMessage()).log("slack does not show a channel to the bot");
                    yield closed(id);
                }
                case RATE_LIMITED, UNCERTAIN, MESSAGE_GONE, REJECTED, NOBODY, LINK_EXPIRED, OTHER -> throw e;
            };
        }
    }

    private static SlackGateway.Channel closed(String id) {
        return new SlackGateway.Channel(id, false, false, false);
    }
}
