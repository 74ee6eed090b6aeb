package dev.vmbot.sandbox.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message.Metadata;
import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.SlackOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The Web API through Slack's own client.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebApiTest {

    private static final String OPS = "C0OPS";

    private SlackDouble slack;
    private Slack sdk;
    private MethodsClient client;

    @BeforeAll
    void start() {
        slack = SlackDouble.start();
        sdk = sdk(slack);
        client = sdk.methods(SlackDouble.BOT_TOKEN);
    }

    @AfterAll
    void stop() throws Exception {
        sdk.close();
        slack.close();
    }

    private static Slack sdk(SlackDouble slack) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        config.setProxyUrl(null);
        return Slack.getInstance(config);
    }

    @Test
    void knowsItsOwnToken() throws Exception {
        var self = client.authTest(r -> r);

        assertThat(self.getUserId()).isEqualTo("U0VMBOT");
        assertThat(String.valueOf(self.getHttpResponseHeaders().get("x-oauth-scopes")))
                .contains("chat:write");
        assertThat(sdk.methods("xoxb-of-somebody-else").authTest(r -> r).getError())
                .isEqualTo("invalid_auth");
    }

    @Test
    void postsEditsAndDeletes() throws Exception {
        var posted = client.chatPostMessage(r -> r.channel(OPS).text("one"));
        var edited = client.chatUpdate(r -> r.channel(OPS).ts(posted.getTs()).text("two"));
        var message = slack.world().findMessage(OPS, posted.getTs()).orElseThrow();
        var deleted = client.chatDelete(r -> r.channel(OPS).ts(posted.getTs()));

        assertThat(posted.isOk() && edited.isOk() && deleted.isOk()).isTrue();
        assertThat(message.text()).isEqualTo("two");
        assertThat(message.history())
                .extracting(version -> version.content().text())
                .containsExactly("one");
        assertThat(slack.world().findMessage(OPS, posted.getTs())).isEmpty();
    }

    @Test
    void keepsBlocksOnlyWhenNoTextIsGiven() throws Exception {
        var blocks = "[{\"type\":\"divider\"}]";
        var posted = client.chatPostMessage(r -> r.channel(OPS).text("one").blocksAsString(blocks));

        client.chatUpdate(r -> r.channel(OPS).ts(posted.getTs()).text("two"));

        assertThat(slack.world().findMessage(OPS, posted.getTs()).orElseThrow().blocks())
                .isEmpty();
    }

    @Test
    void returnsMetadataWhenAskedFor() throws Exception {
        var metadata = Metadata.builder()
                .eventType("vm_operation")
                .eventPayload(Map.of("id", "op-1"))
                .build();
        var posted = client.chatPostMessage(r -> r.channel(OPS).text("card").metadata(metadata));

        var with = client.conversationsHistory(r ->
                r.channel(OPS).oldest(posted.getTs()).inclusive(true).limit(1).includeAllMetadata(true));
        var without = client.conversationsHistory(
                r -> r.channel(OPS).oldest(posted.getTs()).inclusive(true).limit(1));

        assertThat(with.getMessages().getFirst().getMetadata().getEventPayload())
                .containsEntry("id", "op-1");
        assertThat(without.getMessages().getFirst().getMetadata()).isNull();
    }

    @Test
    void pagesThroughHistoryAndThreads() throws Exception {
        var root = client.chatPostMessage(r -> r.channel("C0DEV").text("root"));
        for (var text : List.of("a", "b", "c")) {
            client.chatPostMessage(
                    r -> r.channel("C0DEV").threadTs(root.getTs()).text(text));
        }

        var first = client.conversationsReplies(
                r -> r.channel("C0DEV").ts(root.getTs()).limit(3));
        var cursor = first.getResponseMetadata().getNextCursor();
        var rest = client.conversationsReplies(
                r -> r.channel("C0DEV").ts(root.getTs()).limit(3).cursor(cursor));

        assertThat(first.getMessages()).extracting(m -> m.getText()).containsExactly("root", "a", "b");
        assertThat(rest.getMessages()).extracting(m -> m.getText()).containsExactly("c");
        assertThat(first.getMessages().getFirst().getReplyCount()).isEqualTo(3);
        assertThat(client.conversationsHistory(r -> r.channel("C0DEV")).getMessages())
                .hasSize(1);
    }

    @Test
    void saysWhatIsWrongAsSlackDoes() throws Exception {
        var long4001 = "x".repeat(4001);
        var other = slack.as("U0ALICE").say(OPS, "hello");
        var own = client.chatPostMessage(r -> r.channel(OPS).text("mine"));

        assertThat(client.chatPostMessage(r -> r.channel("C0NONE").text("x")).getError())
                .isEqualTo("channel_not_found");
        assertThat(client.chatPostMessage(r -> r.channel("C0LOBBY").text("x")).getError())
                .isEqualTo("not_in_channel");
        assertThat(client.chatPostMessage(r -> r.channel(OPS)).getError()).isEqualTo("no_text");
        assertThat(client.chatUpdate(r -> r.channel(OPS).ts("1.2").text("x")).getError())
                .isEqualTo("message_not_found");
        assertThat(client.chatUpdate(r -> r.channel(OPS).ts(other.ts()).text("x"))
                        .getError())
                .isEqualTo("cant_update_message");
        assertThat(client.chatUpdate(r -> r.channel(OPS).ts(own.getTs()).text(long4001))
                        .getError())
                .isEqualTo("msg_too_long");
        assertThat(client.chatPostEphemeral(r -> r.channel(OPS).user("U0OLGA").text("x"))
                        .getError())
                .isEqualTo("user_not_in_channel");
        assertThat(client.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
        assertThat(client.teamInfo(r -> r).getNeeded()).isEqualTo("team:read");
    }

    @Test
    void pointsAtTheBadBlock() throws Exception {
        var bad = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(3001) + "\"}}]";

        var refused = client.chatPostMessage(r -> r.channel(OPS).text("x").blocksAsString(bad));

        assertThat(refused.getError()).isEqualTo("invalid_blocks");
        assertThat(refused.getResponseMetadata().getMessages().getFirst()).contains("/blocks/0/text/text");
    }

    @Test
    void warnsOfBlocksWithoutText() throws Exception {
        client.chatPostMessage(r -> r.channel(OPS).blocksAsString("[{\"type\":\"divider\"}]"));

        assertThat(slack.warnings()).contains("chat.postMessage: blocks without text");
    }

    @Test
    void tellsWhoIsWho() throws Exception {
        assertThat(client.usersInfo(r -> r.user("U0ALICE"))
                        .getUser()
                        .getProfile()
                        .getEmail())
                .isEqualTo("alice@example.com");
        assertThat(client.usersInfo(r -> r.user("U0GUS")).getUser().isRestricted())
                .isTrue();
        assertThat(client.usersInfo(r -> r.user("U0DORA")).getUser().isDeleted())
                .isTrue();
        assertThat(client.usersInfo(r -> r.user("U0OLGA")).getUser().getTeamId())
                .isEqualTo("T0OTHER");
        assertThat(client.usersInfo(r -> r.user("U0ROBOT")).getUser().isBot()).isTrue();
        assertThat(client.botsInfo(r -> r.bot("B0VMBOT")).getBot().getUserId()).isEqualTo("U0VMBOT");
        assertThat(client.usergroupsUsersList(r -> r.usergroup("S0VMADMINS")).getUsers())
                .contains("U0ALICE");
        assertThat(client.conversationsInfo(r -> r.channel("C0PARTNERS"))
                        .getChannel()
                        .isExtShared())
                .isTrue();
        assertThat(client.conversationsMembers(r -> r.channel(OPS)).getMembers())
                .contains("U0BOB");
        assertThat(client.conversationsOpen(r -> r.users(List.of("U0ALICE")))
                        .getChannel()
                        .getId())
                .isEqualTo("D0ALICE");
    }

    @Test
    void linksToAReplyInItsThread() throws Exception {
        var root = client.chatPostMessage(r -> r.channel(OPS).text("root"));
        var reply = client.chatPostMessage(
                r -> r.channel(OPS).threadTs(root.getTs()).text("reply"));

        assertThat(client.chatGetPermalink(r -> r.channel(OPS).messageTs(reply.getTs()))
                        .getPermalink())
                .endsWith("?thread_ts=" + root.getTs() + "&cid=C0OPS");
    }

    @Test
    void takesAFileInThreeSteps() throws Exception {
        var root = client.chatPostMessage(r -> r.channel(OPS).text("findings"));

        var uploaded = client.filesUploadV2(r -> r.channel(OPS)
                .threadTs(root.getTs())
                .filename("pod.log")
                .title("Log of the pod")
                .content("out of memory"));

        assertThat(uploaded.getError()).isNull();
        var shared = slack.thread(OPS, root.getTs()).getLast();
        assertThat(shared.readable()).contains("[file pod.log]");
        assertThat(shared.content().files().getJsonObject(0).getString("preview"))
                .isEqualTo("out of memory");
    }

    @Test
    void failsOnDemandWithoutApplying() throws Exception {
        slack.failNext("chat.postMessage", 429, Duration.ofSeconds(7));
        slack.failNext("chat.postMessage", "fatal_error");

        assertThatThrownBy(() -> client.chatPostMessage(r -> r.channel(OPS).text("first try")))
                .isInstanceOfSatisfying(SlackApiException.class, e -> {
                    assertThat(e.getResponse().code()).isEqualTo(429);
                    assertThat(e.getResponse().header("Retry-After")).isEqualTo("7");
                });
        assertThat(client.chatPostMessage(r -> r.channel(OPS).text("first try")).getError())
                .isEqualTo("fatal_error");
        assertThat(slack.transcript()).doesNotContain("first try");
    }

    /// Slack's client repeats a request by itself when a connection that it had used before breaks.
    @Test
    void appliesButLosesTheAnswer() throws Exception {
        slack.loseAnswer("chat.postMessage");
        slack.loseAnswer("chat.postMessage");

        assertThatThrownBy(() -> client.chatPostMessage(r -> r.channel(OPS).text("unheard")))
                .isInstanceOf(IOException.class);

        slack.faults().clear();

        var lost = slack.calls("chat.postMessage").stream()
                .filter(call -> call.status() == Answer.CUT)
                .toList();
        assertThat(lost).isNotEmpty();
        assertThat(slack.messages(OPS))
                .filteredOn(message -> message.text().equals("unheard"))
                .hasSameSizeAs(lost);
    }

    @Test
    void runsHooksAroundTheAnswer() throws Exception {
        var seen = new java.util.concurrent.CopyOnWriteArrayList<String>();
        slack.beforeAnswer(call -> seen.add("before " + call.method()));
        slack.afterAnswer(call -> seen.add("after " + call.method()));

        client.usersInfo(r -> r.user("U0BOB"));

        slack.await(Duration.ofSeconds(5), () -> seen.contains("after users.info"));
        assertThat(seen).containsSubsequence("before users.info", "after users.info");
    }

    @Test
    void refusesTheCallThatIsOneTooManyForItsTier() throws Exception {
        try (var strict = SlackDouble.start()) {
            var methods = sdk(strict).methods(SlackDouble.BOT_TOKEN);
            for (var call = 0; call < 20; call++) {
                methods.usergroupsList(r -> r);
            }

            assertThatThrownBy(() -> methods.usergroupsList(r -> r))
                    .isInstanceOfSatisfying(
                            SlackApiException.class,
                            e -> assertThat(e.getResponse().code()).isEqualTo(429));
            assertThat(methods.usersInfo(r -> r.user("U0BOB")).isOk()).isTrue();
        }
    }

    @Test
    void letsEverythingPassWithoutRateLimits() throws Exception {
        try (var lax = SlackDouble.start(SlackOptions.standard().withoutRateLimits())) {
            var methods = sdk(lax).methods(SlackDouble.BOT_TOKEN);
            for (var call = 0; call < 25; call++) {
                assertThat(methods.usergroupsList(r -> r).isOk()).isTrue();
            }
        }
    }
}
