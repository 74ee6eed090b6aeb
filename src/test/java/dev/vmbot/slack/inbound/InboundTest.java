package dev.vmbot.slack.inbound;

import static dev.vmbot.Latches.awaitLatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.model.Prospects;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import dev.vmbot.slack.transport.HttpTransport;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What is said and pressed, from Slack's delivery to the answer.
final class InboundTest extends InboundStage {

    @Test
    @Shows("P3")
    void postsACardForACommandAndShowsTheApprovalOnIt() {
        assertThat(workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1").isAcked())
                .isTrue();
        Message card = card("Stop VM");

        workspace.as("U0ALICE").pressButton(card, "Approve");

        workspace.await(SOON, () -> workspace.now(card).text().startsWith("Stopping VM"));
        assertThat(card.isReply()).isFalse();
        assertThat(workspace.messages(OPS)).hasSize(1);
    }

    /// Nobody else gets it: Slack delivers once what was acknowledged.
    @Test
    void answersWhatItHasTakenBeforeItEnds() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        desk.beforeNextAnswer(() -> {
            asked.countDown();
            awaitLatch(answered);
        });
        assertThat(workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1").isAcked())
                .isTrue();
        awaitLatch(asked);

        Thread ending = Thread.ofVirtual().start(reception::close);
        assertThat(ending.join(Duration.ofMillis(200))).isFalse();
        answered.countDown();

        assertThat(ending.join(SOON)).isTrue();
        assertThat(workspace.messages(OPS))
                .singleElement()
                .satisfies(card -> assertThat(card.text()).startsWith("Stop VM"));
    }

    @Test
    void tellsSomebodyElseWhoDecidesAndChangesNothing() {
        workspace.as("U0ALICE").command(OPS, "/vm-lifecycle-manager", "restart prod/db-1");
        Message card = card("Restart VM");

        workspace.as("U0BOB").pressButton(card, "Approve");

        workspace.awaitMessage(
                SOON,
                message ->
                        "U0BOB".equals(message.ephemeralTo()) && message.text().contains("Only <@U0ALICE> decides"));
        assertThat(only().state().phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void takesATypedYesInTheThreadOfTheCard() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
        Message card = card("Stop VM");

        workspace.as("U0BOB").reply(card, "yes");
        workspace.as("U0ALICE").reply(card, "yes");

        approved();
    }

    @Test
    void cancelsOnAChangeOfMind() {
        workspace.as("U0ALICE").mention(OPS, "stop the VM db-1 in namespace prod");
        Message card = card("Stop VM");

        workspace.as("U0ALICE").reply(card, "wait, no, don't stop it");

        workspace.await(SOON, () -> workspace.now(card).text().startsWith("Operation cancelled"));
        assertThat(workspace.now(card).blocks().encode()).doesNotContain("\"actions\"");
    }

    @Test
    void readsATypedStopWhileTheWorkIsUnderWay() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
        Message card = card("Stop VM");
        workspace.as("U0ALICE").pressButton(card, "Approve");
        workspace.await(SOON, () -> workspace.ephemerals("U0ALICE").size() == 1);

        workspace.as("U0BOB").reply(card, "stop!");
        workspace.as("U0ALICE").reply(card, "I hope that goes well");
        workspace.as("U0ALICE").reply(card, "stop!");

        workspace.await(
                SOON,
                () -> workspace.ephemerals("U0ALICE").size() == 2
                        && !workspace.ephemerals("U0BOB").isEmpty());
        assertThat(workspace.ephemerals("U0ALICE").getLast().text())
                .contains("You approved this at", "too late to cancel");
        assertThat(workspace.ephemerals("U0BOB"))
                .singleElement()
                .satisfies(told -> assertThat(told.text()).contains("Only <@U0ALICE> can cancel this"));
    }

    @Test
    void answersAWeakYesWithTheButtons() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
        Message card = card("Stop VM");

        workspace.as("U0ALICE").reply(card, "ok");
        Message asked = workspace.awaitMessage(SOON, message -> message.text().startsWith("To be sure"));
        workspace.as("U0ALICE").pressButton(asked, "Approve");

        assertThat(asked.ephemeralTo()).isEqualTo("U0ALICE");
        approved();
    }

    @Test
    void makesOneOperationOfAMentionAndItsMessage() {
        workspace.as("U0ALICE").mention(OPS, "stop prod/db-1");
        card("Stop VM");

        workspace.await(SOON, () -> workspace.deliveries().size() >= 2);
        assertThat(store.list()).hasSize(1);
        assertThat(workspace.messages(OPS)).hasSize(2);
    }

    @Test
    @Shows("P3")
    void answersAMentionInsideAThreadInThatThread() {
        Message first = workspace.as("U0BOB").say(OPS, "what a day");
        workspace.as("U0ALICE").reply(first, "<@" + gateway.whoAmI().user() + "> stop prod/db-1");

        assertThat(card("Stop VM").threadRoot()).isEqualTo(first.ts());
    }

    @Test
    void readsAnUnaddressedPhraseAboutAKnownVmAndNothingElse() {
        workspace.as("U0BOB").say(OPS, "lunch anyone?");
        workspace.as("U0ALICE").say(OPS, "please stop the VM db-1 in prod");

        card("Stop VM");

        assertThat(workspace.messages(OPS)).hasSize(3);
    }

    @Test
    void doesNotListenWhereItIsToldNotTo() {
        workspace.as("U0ALICE").say("C0NIGHTLY", "please stop the VM db-1 in prod");
        workspace.as("U0ALICE").mention("C0NIGHTLY", "stop db-9");

        assertThat(card("Stop VM").text()).contains("`db-9` in namespace `night`");
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void makesTwoCardsOfTwoRequests() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1 and start prod/web-1");

        card("Stop VM");
        card("Start VM");
        assertThat(store.list()).hasSize(2);
    }

    @Test
    @Shows("P2")
    void talksInDirectMessagesAndTakesAYesThere() {
        workspace.as("U0ALICE").tell("restart vm db-1 in prod");
        Message card = card("Restart VM");
        workspace.as("U0ALICE").tell("yes");

        approved();
        assertThat(card.channel()).isEqualTo(workspace.as("U0ALICE").directMessage());
    }

    @Test
    void tellsThereThatASecondYesIsNotNeeded() {
        workspace.as("U0ALICE").tell("restart vm db-1 in prod");
        card("Restart VM");
        workspace.as("U0ALICE").tell("yes");
        approved();

        workspace.as("U0ALICE").tell("yes");

        Message told = workspace.awaitMessage(SOON, message -> message.text().contains("being carried out"));
        assertThat(told.text()).contains("not needed");
        assertThat(told.channel()).isEqualTo(workspace.as("U0ALICE").directMessage());
    }

    @Test
    @Shows("P20")
    void answersQuestionsPrivatelyAfterACommandAndInTheThreadAfterAMention() {
        workspace.as("U0ALICE").command(OPS, "/vm", "status prod/db-1");
        Message asked = workspace.as("U0BOB").mention(OPS, "status of prod/db-1");

        Message privately = workspace.awaitMessage(SOON, Message::isEphemeral);
        Message inThread = workspace.awaitMessage(SOON, Message::isReply);
        assertThat(privately.ephemeralTo()).isEqualTo("U0ALICE");
        assertThat(privately.text()).contains("is Running");
        assertThat(inThread.threadRoot()).isEqualTo(asked.ts());
    }

    @Test
    @Shows("P20")
    void diagnosesPrivatelyAfterACommandAndInTheThreadAfterAMention() {
        workspace.as("U0ALICE").command(OPS, "/vm", "diagnose prod/sick-1");
        workspace.await(SOON, () -> !workspace.ephemerals("U0ALICE").isEmpty());
        assertThat(workspace.ephemerals("U0ALICE").getFirst().readable())
                .contains("No node has enough free memory", "insufficient-memory");

        Message asked = workspace.as("U0ALICE").mention(OPS, "diagnose prod/well-1");
        workspace.await(SOON, () -> workspace.thread(OPS, asked.ts()).size() == 2);
        assertThat(workspace.thread(OPS, asked.ts()).getLast().readable()).contains("Healthy", "well-1");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void makesNoOperationWhereItCannotPostAndSaysHowToInviteIt() {
        workspace.as("U0ALICE").command("C0LOBBY", "/vm", "stop prod/db-1");

        assertThat(workspace.awaitMessage(SOON, Message::isEphemeral).text()).contains("Invite me");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void goesToTheDirectMessageFromAChannelThatOthersShare() {
        workspace.as("U0ALICE").mention("C0PARTNERS", "stop prod/db-1");
        workspace.as("U0ALICE").mention("C0PARTNERS", "status prod/db-2");

        String direct = workspace.as("U0ALICE").directMessage();
        assertThat(card("Stop VM").channel()).isEqualTo(direct);
        Message status = workspace.awaitMessage(
                SOON,
                message -> message.text().contains("`db-2`") && message.author().isBot());
        assertThat(status.channel()).isEqualTo(direct);
        assertThat(workspace.messages("C0PARTNERS"))
                .noneMatch(message -> message.author().isBot());
    }

    @Test
    void makesAnOperationOfARemedyForWhoeverTakesIt() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
        Message card = card("Stop VM");
        String id = only().id().value();

        for (String value : List.of(id + "/0/FORCED_STOP", id + "/0/EXPLODE", id, id + "/-1/FORCED_STOP")) {
            var press = new JsonObject()
                    .put("action_id", "remedy-FORCED_STOP")
                    .put("type", "button")
                    .put("value", value);
            workspace.as("U0BOB").pressForged(card, press);
        }

        workspace.await(SOON, () -> store.list().size() == 2);
        workspace.await(SOON, () -> workspace.ephemerals("U0BOB").size() == 3);
        assertThat(desk.taken).containsExactly(new Remedy(new OperationId(id), 0, Prospects.Offer.FORCED_STOP));
        assertThat(store.list())
                .extracting(
                        operation -> operation.request().requester().person().user())
                .containsExactlyInAnyOrder("U0ALICE", "U0BOB");
    }

    @Test
    @Shows("P7")
    void answersPressesThatWereMadeUp() {
        workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
        Message card = card("Stop VM");

        for (String value : List.of("vmop-ffffffffffffffff", "../../secrets", "<!channel>", "")) {
            var press = new JsonObject()
                    .put("action_id", "approve")
                    .put("type", "button")
                    .put("value", value);
            assertThat(workspace.as("U0BOB").pressForged(card, press).isAcked()).isTrue();
        }
        var unknown = new JsonObject()
                .put("action_id", "rm -rf")
                .put("type", "button")
                .put("value", "x");
        workspace.as("U0BOB").pressForged(card, unknown);

        workspace.await(SOON, () -> workspace.ephemerals("U0BOB").size() == 5);
        assertThat(only().state().phase()).isEqualTo("AwaitingApproval");
    }

    @Test
    void asksBackWithButtonsThatKeepWhatWasSaid() {
        workspace.as("U0ALICE").command(OPS, "/vm", "help");

        assertThat(workspace.awaitMessage(SOON, Message::isEphemeral).text()).contains("/vm status prod/db-1");
    }

    @Test
    void answersACommandThatItDoesNotKnow() {
        workspace.as("U0ALICE").command(OPS, "/virtual", "stop prod/db-1");

        assertThat(workspace.awaitMessage(SOON, Message::isEphemeral).text()).contains("do not know this command");
    }

    @Test
    void doesTheSameOverHttp() {
        transport.close();
        var http = new HttpTransport(0, SlackDouble.SIGNING_SECRET, InstantSource.system());
        try (http) {
            http.start(SlackApp.of(slack, reception));
            workspace.deliverTo(URI.create("http://127.0.0.1:" + http.port() + "/slack/events"));

            workspace.as("U0ALICE").command(OPS, "/vm", "stop prod/db-1");
            Message card = card("Stop VM");
            workspace.as("U0ALICE").reply(card, "yes");

            approved();
        }
    }

    @Test
    void ignoresOtherBotsAndEdits() {
        var robot = workspace.world().requirePerson("U0ROBOT");
        workspace
                .world()
                .post(OPS, null, robot, dev.vmbot.sandbox.slack.world.Content.text("please stop the VM db-1 in prod"));
        Message said = workspace.as("U0ALICE").say(OPS, "good morning");
        workspace.as("U0ALICE").edit(said, "please stop the VM db-1 in prod");
        workspace.as("U0ALICE").command(OPS, "/vm", "help");
        workspace.awaitMessage(SOON, Message::isEphemeral);

        workspace.await(SOON, () -> workspace.deliveries().stream().allMatch(delivery -> delivery.isAcked()));
        assertThat(store.list()).isEmpty();
    }
}
