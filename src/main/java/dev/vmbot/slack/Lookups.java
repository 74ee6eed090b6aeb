package dev.vmbot.slack;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Asks Slack again for what it did not say: somebody waits for an answer, and has no use for being told that one
/// connection failed. Only for questions, which may be put as often as one likes.
public final class Lookups {

    /// Together less than the three seconds in which a person expects something to happen.
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofMillis(1400));

    private final Pause pause;

    public Lookups(Pause pause) {
        this.pause = pause;
    }

    /// @throws SlackException of the last try, when Slack does not say, or says when it will and that is too late
    public <T> T ask(Supplier<T> question) {
        for (Duration wait : PAUSES) {
            try {
                return question.get();
            } catch (SlackException e) {
                if (!mayHeal(e, wait) || !hasWaited(wait)) {
                    throw e;
                }
            }
        }
        return question.get();
    }

    private static boolean mayHeal(SlackException failure, Duration wait) {
        return switch (failure.reason()) {
            case UNCERTAIN -> true;
            case RATE_LIMITED -> failure.retryAfter().compareTo(wait) <= 0;
            case MESSAGE_GONE, CHANNEL_CLOSED, REJECTED, DENIED, NOBODY, LINK_EXPIRED, OTHER -> false;
        };
    }

    private boolean hasWaited(Duration wait) {
        try {
            pause.last(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
