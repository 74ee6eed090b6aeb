package dev.vmbot.slack;

import static dev.vmbot.slack.card.Scenes.DB;
import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.operation.findings.Report;
import dev.vmbot.operation.findings.Transcript;
import dev.vmbot.slack.SlackException.Reason;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FindingsRepliesTest {

    private static final Operation.Card CARD = new Operation.Card("C0OPS", "1700000000.000100");
    private static final Report REPORT = new Report(List.of(Scenes.unschedulable(DB)), List.of());

    private final FakeGateway slack = new FakeGateway();
    private final FindingsReplies replies = new FindingsReplies(slack);

    @Test
    void repliesToTheCard() {
        assertThat(replies.tell(asked("", CARD), REPORT)).isEmpty();

        assertThat(slack.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.channel()).isEqualTo("C0OPS");
            assertThat(sent.thread()).isEqualTo(CARD.ts());
            assertThat(sent.card().text()).contains("No node has enough free memory", "insufficient-memory");
        });
    }

    private static Report withTranscript() {
        Examination bare = Scenes.unschedulable(DB);
        return new Report(
                List.of(new Examination(
                        bare.vm(),
                        bare.diagnosis(),
                        true,
                        Optional.of(new Transcript("Events, newest first:\n…\n")),
                        List.of())),
                List.of());
    }

    @Test
    void sharesWhatIsLongAsASnippetOnce() {
        Operation failed = asked("", CARD);

        replies.tell(failed, withTranscript());
        replies.tell(failed, withTranscript());

        assertThat(slack.shared)
                .containsExactly(new SlackGateway.Snippet(
                        "prod-db-1.txt", "Events and log of prod/db-1", "Events, newest first:\n…\n"));
    }

    @Test
    void tellsTheRequesterAloneInAChannelThatHasBecomeShared() {
        slack.isShared = true;
        Operation failed = asked("", CARD);

        assertThat(replies.tell(failed, withTranscript())).isEmpty();
        assertThat(replies.tell(failed, withTranscript())).isEmpty();
        assertThat(replies.warn(failed, 0, Scenes.unschedulable(DB))).isEmpty();

        assertThat(slack.sent()).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.channel()).isEqualTo("D" + Scenes.ALICE.user());
            assertThat(sent.thread()).isEmpty();
        });
        assertThat(slack.sharedIn).containsExactly(new Request.Place("D" + Scenes.ALICE.user(), ""));
    }

    @Test
    void saysNothingInAChannelWhileSlackDoesNotTellWhoReadsIt() {
        slack.failNext("channel", Reason.UNCERTAIN, Duration.ZERO);

        assertThat(replies.tell(asked("", CARD), REPORT)).isPresent();
        assertThat(slack.sent()).isEmpty();

        assertThat(replies.tell(asked("", CARD), REPORT)).isEmpty();
        assertThat(slack.sent()).hasSize(1);
    }

    @Test
    void hasToldTheFindingsEvenIfSlackTakesNoFiles() {
        slack.failNext("share", SlackException.Reason.DENIED, Duration.ZERO);

        assertThat(replies.tell(asked("", CARD), withTranscript())).isEmpty();
        assertThat(slack.sent()).hasSize(1);
    }

    @Test
    void warnsEarlyOnceForEachVm() {
        Operation waiting = asked("", CARD);
        slack.loseAnswer("post");

        assertThat(replies.warn(waiting, 0, Scenes.unschedulable(DB))).isPresent();
        assertThat(replies.warn(waiting, 0, Scenes.unschedulable(DB))).isEmpty();
        assertThat(replies.warn(waiting, 1, Scenes.unschedulable(WEB_1))).isEmpty();

        assertThat(slack.sent())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.thread()).isEqualTo(CARD.ts()))
                .allSatisfy(sent ->
                        assertThat(sent.card().text()).contains("Early warning", "insufficient-memory", "time limit"));
    }

    @Test
    void repliesInTheThreadThatTheCardIsIn() {
        replies.tell(asked("1690000000.000001", CARD), REPORT);

        assertThat(slack.sent().getFirst().thread()).isEqualTo("1690000000.000001");
    }

    @Test
    void repliesToACardThatHadToMove() {
        replies.tell(asked("1690000000.000001", new Operation.Card("D0ALICE", "1700000000.000200")), REPORT);

        assertThat(slack.sent().getFirst().channel()).isEqualTo("D0ALICE");
        assertThat(slack.sent().getFirst().thread()).isEqualTo("1700000000.000200");
    }

    @Test
    void tellsEachVmAndTheRestOnceHoweverOftenItIsTried() {
        Report report = new Report(List.of(Scenes.unschedulable(DB), Scenes.nothingFound(WEB_1)), List.of(DB));
        slack.loseAnswer("post");

        assertThat(replies.tell(asked("", CARD), report)).isPresent();
        assertThat(replies.tell(asked("", CARD), report)).isEmpty();
        assertThat(new FindingsReplies(slack).tell(asked("", CARD), report)).isEmpty();

        assertThat(slack.texts("post")).hasSize(3);
    }

    @Test
    void waitsAsLongAsSlackAsksFor() {
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(17));

        assertThat(replies.tell(asked("", CARD), REPORT)).hasValue(Duration.ofSeconds(17));
    }

    @Test
    void sendsTheTextAloneWhenSlackRefusesABlock() {
        slack.failNext("post", Reason.REJECTED, Duration.ZERO);

        assertThat(replies.tell(asked("", CARD), REPORT)).isEmpty();
        assertThat(slack.sent().getLast().card().blocks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCERTAIN", "CHANNEL_CLOSED", "MESSAGE_GONE", "OTHER"})
    void comesBackAfterWhatMayPass(Reason reason) {
        slack.failNext("post", reason, Duration.ZERO);

        assertThat(replies.tell(asked("", CARD), REPORT)).isPresent();
        assertThat(replies.tell(asked("", CARD), REPORT)).isEmpty();
    }

    private static Operation asked(String thread, Operation.Card card) {
        Operation proposed = Scenes.proposed(Action.START, RunStrategy.ALWAYS, false);
        Request elsewhere = RequestBuilder.like(proposed.request())
                .place(new Request.Place("C0OPS", thread))
                .build();
        return Operation.proposed(ID, elsewhere).with(card);
    }
}
