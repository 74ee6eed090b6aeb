package dev.vmbot.slack.reply;

import dev.vmbot.slack.SlackException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an answer to a person by one way, and by the next when Slack does not let it through: whoever asked is not
/// left without an answer because a channel gets too many messages at once. A way that will open again soon is waited
/// for, once. What may have got through and was not confirmed is sent by the next way too: twice is better than never.
///
/// Thread-safe; holds the thread that sends for up to 45 s.
final class Ways {

    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

    /// While another way is left, it is the sooner one after that.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Slack counts whole seconds, by a clock of its own.
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Pause pause;

    Ways(Pause pause) {
        this.pause = pause;
    }

    /// @param ways the best one first
    /// @return whether one of them let it through
    boolean send(String what, Runnable... ways) {
        for (int way = 0; way < ways.length; way++) {
            boolean isLast = way == ways.length - 1;
            if (letsThrough(what, ways[way], isLast ? PATIENCE : SOON)) {
                return true;
            }
        }
        return false;
    }

    private boolean letsThrough(String what, Runnable way, Duration patience) {
        Optional<SlackException> failure = attempt(way);
        if (failure.filter(e -> opensWithin(patience, e)).isPresent()
                && hasWaited(failure.get().retryAfter())) {
            failure = attempt(way);
        }
        failure.ifPresent(e -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("error", e.getMessage())
                .log("slack did not take an answer"));
        return failure.isEmpty();
    }

    private static Optional<SlackException> attempt(Runnable way) {
        try {
            way.run();
            return Optional.empty();
        } catch (SlackException e) {
            return Optional.of(e);
        }
    }

    private static boolean opensWithin(Duration patience, SlackException failure) {
        return failure.reason() == SlackException.Reason.RATE_LIMITED
                && failure.retryAfter().compareTo(patience) <= 0;
    }

    private boolean hasWaited(Duration time) {
        try {
            pause.last(time.plus(MOMENT));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
