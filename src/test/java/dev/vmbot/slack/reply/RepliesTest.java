package dev.vmbot.slack.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.slack.FakeGateway;
import dev.vmbot.slack.Lookups;
import dev.vmbot.slack.SlackException.Reason;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Mrkdwn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that Slack does not take at once.
final class RepliesTest {

    private static final Person ALICE = new Person("T0OURS", "U0ALICE");
    private static final Card ANSWER = Card.of(Mrkdwn.say("That is so."));
    private static final ResponseAddress ADDRESS = new ResponseAddress("https://hooks.example.com/1");
    private static final Duration LONG = Duration.ofSeconds(40);

    private final FakeGateway slack = new FakeGateway();
    private final List<Duration> waited = new ArrayList<>();
    private final Replies replies = new Replies(slack, new Venues(slack, new Lookups(waited::add)), waited::add);

    private static Heard heard(Surface surface, String channel) {
        return new Heard(
                "status db-1",
                surface,
                new Heard.Speaker("U0ALICE", Optional.of("T0OURS")),
                "1700000000.000100",
                new Place(channel, ""),
                Optional.empty());
    }

    private static Heard mention() {
        return heard(Surface.MENTION, "C0OPS");
    }

    private static Heard direct() {
        return heard(Surface.DIRECT, "D0ALICE");
    }

    @Test
    void postsAnAnswerAsSoonAsTheChannelTakesItAgain() {
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(2));

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(waited)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3)));
        assertThat(slack.sent()).containsExactly(new FakeGateway.Sent("post", "C0OPS", "1700000000.000100", ANSWER));
    }

    /// In the channel itself: the message that was answered has no thread yet.
    @Test
    void showsAnAnswerToThePersonAloneWhileTheChannelTakesNone() {
        slack.fill("C0OPS");

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(waited).isEmpty();
        assertThat(slack.sent()).containsExactly(new FakeGateway.Sent("whisper", "C0OPS", "", ANSWER));
    }

    @Test
    void waitsOnceOnly() {
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(1));
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(1));

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(waited).hasSize(1);
        assertThat(slack.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.what()).isEqualTo("whisper"));
    }

    @Test
    void leavesNobodyWithoutAnAnswerInADirectMessage() {
        slack.fill("D0ALICE");

        replies.answer(direct(), ALICE, ANSWER);
        replies.whisper(direct(), ANSWER);
        replies.turnAway(direct(), ANSWER);

        assertThat(slack.sent())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent).isEqualTo(new FakeGateway.Sent("whisper", "D0ALICE", "", ANSWER)));
    }

    @Test
    void isMorePatientWithTheLastWay() {
        slack.failNext("whisper", Reason.RATE_LIMITED, Duration.ofSeconds(25));

        replies.whisper(mention(), ANSWER);

        assertThat(waited).hasSize(1);
        assertThat(slack.sent()).hasSize(1);
    }

    /// In the channel, where Slack shows nothing else to this person alone.
    @Test
    void answersACommandAndAPressByAnotherWayWhenTheirAddressTakesNothing() {
        Heard command = new Heard(
                "status db-1",
                Surface.SLASH,
                new Heard.Speaker("U0ALICE", Optional.of("T0OURS")),
                "",
                new Place("C0OPS", ""),
                Optional.of(ADDRESS));
        var press = new Pressed(
                "approve",
                "",
                command.who(),
                "",
                new Pressed.On(command.place(), "1700000000.000100", List.of(), false),
                ADDRESS);
        slack.failNext("respond", Reason.RATE_LIMITED, LONG);
        slack.failNext("respond", Reason.UNCERTAIN, Duration.ZERO);

        replies.answer(command, ALICE, ANSWER);
        replies.answer(press, ANSWER);

        assertThat(slack.sent())
                .containsExactly(
                        new FakeGateway.Sent("whisper", "C0OPS", "", ANSWER),
                        new FakeGateway.Sent("whisper", "C0OPS", "", ANSWER));
    }

    @Test
    void endsWhereNoWayIsLeft() {
        slack.fill("C0OPS");
        slack.failNext("whisper", Reason.RATE_LIMITED, LONG);

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(waited).isEmpty();
        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void doesNotPointToADirectMessageThatDidNotGetThrough() {
        slack.shareAll();
        slack.fill("DU0ALICE");
        slack.failNext("whisper", Reason.RATE_LIMITED, LONG);

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(slack.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.card().text()).contains("could not open a direct message"));
    }

    @Test
    void turnsSomebodyAwayPrivatelyWhereSlackDoesNotSayWhoReadsIt() {
        slack.failNext("channel", Reason.RATE_LIMITED, LONG);

        replies.turnAway(mention(), ANSWER);

        assertThat(slack.sent()).containsExactly(new FakeGateway.Sent("whisper", "C0OPS", "", ANSWER));
    }

    /// Each try that fails takes no time here; the pauses between them outlast the outage.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 30, 60})
    void leavesNobodyWithoutAnAnswerInAnOutage(int seconds) {
        Duration outage = Duration.ofSeconds(seconds);
        for (Heard heard : List.of(mention(), direct(), command())) {
            slack.goAwayUntil(() -> total(waited).compareTo(outage) >= 0);
            waited.clear();
            int before = slack.sent().size();

            replies.answer(heard, ALICE, ANSWER);

            assertThat(slack.sent()).as("%s after %s", heard.surface(), outage).hasSize(before + 1);
            assertThat(total(waited)).isLessThan(outage.multipliedBy(2).plusSeconds(5));
        }
    }

    @Test
    void givesUpInTheEnd() {
        slack.goAwayUntil(() -> false);

        replies.answer(command(), ALICE, ANSWER);

        assertThat(slack.sent()).isEmpty();
        assertThat(total(waited)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    void doesNotRepeatWhatSlackHasRefused() {
        slack.failNext("respond", Reason.LINK_EXPIRED, Duration.ZERO);
        slack.failNext("whisper", Reason.DENIED, Duration.ZERO);

        replies.answer(command(), ALICE, ANSWER);

        assertThat(waited).isEmpty();
        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void asksAgainWhenSlackDoesNotSayAtOnceWhoReadsTheChannel() {
        slack.failNext("channel", Reason.UNCERTAIN, Duration.ZERO);
        slack.failNext("channel", Reason.UNCERTAIN, Duration.ZERO);

        replies.answer(mention(), ALICE, ANSWER);

        assertThat(slack.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.card()).isEqualTo(ANSWER));
        assertThat(total(waited)).isLessThan(Duration.ofSeconds(3));
    }

    private static Heard command() {
        return new Heard(
                "status db-1",
                Surface.SLASH,
                new Heard.Speaker("U0ALICE", Optional.of("T0OURS")),
                "",
                new Place("C0OPS", ""),
                Optional.of(ADDRESS));
    }

    private static Duration total(List<Duration> waited) {
        return waited.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
