package dev.vmbot.slack;

import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What we need of Slack's Web API. Safe for use by many threads; every method may throw [SlackException], has a time
/// limit, and is sent once.
public interface SlackGateway {

    /// Longest that one call may take; a card is looked for by the leader after 10 s.
    Duration CALL_LIMIT = Duration.ofSeconds(8);

    /// Posts where `place` says.
    ///
    /// @param mark is put into the message's metadata, by which [#findMarked] finds it; empty for none
    Operation.Card post(Request.Place place, Card card, Optional<Mark> mark);

    /// Replaces the whole content of a message of the bot.
    void update(Operation.Card message, Card card);

    /// Takes a message of the bot away.
    void delete(Operation.Card message);

    /// Shares a text as a file, which Slack shows as a snippet. Takes three calls, each with its time limit.
    void share(Request.Place place, Snippet snippet);

    /// @param name of the file
    /// @param title what stands above it
    /// @param text not empty
    record Snippet(String name, String title, String text) {}

    /// Shows it to one person only, until their client forgets it.
    void whisper(Request.Place place, String user, Card card);

    /// Answers privately through the address that came with a command or press; works where the bot is no member.
    void respond(ResponseAddress address, Card card);

    /// Replaces the message from which a button was pressed, unless only the presser sees it.
    void replace(ResponseAddress address, Card card);

    /// Takes the private message away from which a button was pressed.
    void dismiss(ResponseAddress address);

    /// The message that bears the mark.
    ///
    /// @param since it is not older
    Optional<Operation.Card> findMarked(Request.Place place, Mark mark, Instant since);

    /// The operations whose cards stand at the head of this thread or in it, however long ago they were posted.
    List<OperationId> cardsIn(Request.Place thread);

    Profile profile(String user);

    Channel channel(String id);

    /// @return id of the direct message with this person
    String openDirect(String user);

    /// The members of every user group that is in use, by the group's id (`S…`): all with one call, because Slack
    /// allows but 20 a minute.
    Map<String, Set<String>> groups();

    /// Who the token belongs to (`auth.test`): asked until Slack has said it once, and remembered then.
    Bot whoAmI();

    /// Where a private answer can be sent to, with limits: five times within 30 minutes.
    record ResponseAddress(String url) {

        /// It lets whoever has it write to the channel.
        @Override
        public String toString() {
            return "ResponseAddress[***]";
        }
    }

    /// @param user id of the bot as a member
    /// @param enterprise empty outside an Enterprise Grid
    record Bot(String team, String user, Optional<String> enterprise) {}

    /// @param open the bot can post in it
    /// @param shared another workspace reads it too
    record Channel(String id, boolean direct, boolean open, boolean shared) {}

    /// What `users.info` says.
    ///
    /// @param team workspace that the person belongs to
    /// @param enterprise organization that the person belongs to; empty outside an Enterprise Grid
    record Profile(String user, String team, Optional<String> enterprise, Optional<String> email, Kind kind) {

        public enum Kind {
            MEMBER,
            GUEST,
            /// External, and without a common channel.
            STRANGER,
            DEACTIVATED,
            BOT
        }
    }
}
