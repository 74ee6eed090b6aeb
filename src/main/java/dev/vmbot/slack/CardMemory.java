package dev.vmbot.slack;

import dev.vmbot.slack.card.Card;
import java.time.Instant;
import java.util.Optional;

/// What the leader's process remembers of a card. What is lost of it costs a needless edit or another try.
///
/// @param shown what the card shows, as far as this process knows
/// @param failures since the last success
/// @param newPosts how often the card was lost and posted anew
/// @param doubt when it was posted anew without Slack having said whether it is there
/// @param plain Slack refused a block, so that only text is sent
/// @param absent it was looked for in vain, and nothing was posted since
record CardMemory(
        Optional<Card> shown, int failures, int newPosts, Optional<Instant> doubt, boolean plain, boolean absent) {

    static final CardMemory NONE = new CardMemory(Optional.empty(), 0, 0, Optional.empty(), false, false);

    CardMemory absent(boolean now) {
        return new CardMemory(shown, failures, newPosts, doubt, plain, now);
    }

    CardMemory showing(Card card) {
        return new CardMemory(Optional.of(card), 0, newPosts, doubt, plain, absent);
    }

    CardMemory failed() {
        return new CardMemory(shown, failures + 1, newPosts, doubt, plain, absent);
    }

    CardMemory doubting(Optional<Instant> since) {
        return new CardMemory(shown, failures, newPosts, since, plain, absent);
    }

    CardMemory postedAnew() {
        return new CardMemory(Optional.empty(), failures, newPosts + 1, Optional.empty(), plain, absent);
    }

    CardMemory asPlain() {
        return new CardMemory(Optional.empty(), failures, newPosts, doubt, true, absent);
    }
}
