package dev.vmbot.slack.inbound;

import dev.vmbot.access.AccessUnavailableException;
import dev.vmbot.access.Stranger;
import dev.vmbot.model.Person;
import dev.vmbot.slack.card.answer.RefusalCard;
import dev.vmbot.slack.reply.Heard;
import dev.vmbot.slack.reply.Replies;
import java.util.Optional;
import java.util.function.Function;

/// Asks who somebody is before anything is done, opened or told for them.
final class Admission {

    private final Function<Person, Optional<Stranger>> stranger;
    private final Replies replies;

    /// @param stranger as in [UseCases]
    Admission(Function<Person, Optional<Stranger>> stranger, Replies replies) {
        this.stranger = stranger;
        this.replies = replies;
    }

    /// @return false when nothing is to be done for this person; they have been told why
    boolean admits(Person person, Heard heard) {
        try {
            Optional<Stranger> why = stranger.apply(person);
            why.ifPresent(one -> replies.turnAway(heard, RefusalCard.notAllowedIn(one)));
            return why.isEmpty();
        } catch (AccessUnavailableException e) {
            replies.turnAway(heard, RefusalCard.accessUnknown(e.source()));
            return false;
        }
    }
}
