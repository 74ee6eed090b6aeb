package dev.vmbot.slack.reply;

import dev.vmbot.slack.Pause;
import dev.vmbot.slack.SlackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an answer to a person by one way, and by the next when Slack does not let it through: whoever asked is not
/// left without an answer because a channel gets too many messages at once. A way that will open again soon is waited
/// for, once. When no way lets it through because Slack cannot be reached, all are tried again after growing pauses:
/// what was acknowledged must not stay silent. What may have got through and was not confirmed is sent again too: twice
/// is better than never.
///
/// Thread-safe; holds the thread that sends for some 3 minutes at most.
final class Ways {

    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

    /// While another way is left, it is the sooner one after that.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Longer than most outages; far less than the 30 minutes for which a response address is good.
    private static final List<Duration> ROUNDS =
            Stream.of(1, 2, 4, 8, 15, 30, 30, 30).map(Duration::ofSeconds).toList();

    /// Slack counts whole seconds, by a clock of its own.
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Pause pause;

    Ways(Pause pause) {
        this.pause = pause;
    }

    /// @param ways the best one first
    /// @return whether one of them let it through
    boolean send(String what, Runnable... ways) {
        for (Duration wait : ROUNDS) {
            Round round = round(ways);
            if (round.through) {
                return true;
            }
            round.failures.forEach(failure -> LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("error", failure.getMessage())
                    .log("slack did not take an answer"));
            if (!round.mayHeal() || !hasWaited(wait)) {
                return false;
            }
        }
        return round(ways).through;
    }

    /// @param failures of the ways that were tried in vain
    private record Round(boolean through, List<SlackException> failures) {

        boolean mayHeal() {
            return failures.stream().anyMatch(failure -> failure.reason() == SlackException.Reason.UNCERTAIN);
        }
    }

    private Round round(Runnable... ways) {
        List<SlackException> failures = new ArrayList<>();
        for (int way = 0; way < ways.length; way++) {
            boolean isLast = way == ways.length - 1;
            Optional<SlackException> failure = tryOnceOrTwice(ways[way], isLast ? PATIENCE : SOON);
            if (failure.isEmpty()) {
                return new Round(true, failures);
            }
            failures.add(failure.get());
        }
        return new Round(false, failures);
    }

    private Optional<SlackException> tryOnceOrTwice(Runnable way, Duration patience) {
        Optional<SlackException> failure = attempt(way);
        return failure.filter(e -> opensWithin(patience, e)).isPresent()
                        && hasWaited(failure.get().retryAfter())
                ? attempt(way)
                : failure;
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
