package dev.vmbot.slack.web;

import static dev.vmbot.slack.web.ScriptedSlack.json;
import static dev.vmbot.slack.web.ScriptedSlack.socketThatHangsUp;
import static dev.vmbot.slack.web.ScriptedSlack.socketThatSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Check;
import java.io.IOException;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One line for each way in which Slack is not there as it should be.
final class SlackTroublesTest {

    private static final String BOT_TOKEN = "bot token (SLACK_BOT_TOKEN)";
    private static final String APP_TOKEN = "Socket Mode (SLACK_APP_TOKEN)";
    private static final String SOCKET = "socket to Slack";
    private static final String AUTH = "/api/auth.test";
    private static final String OPEN = "/api/apps.connections.open";

    private final ScriptedSlack slack = new ScriptedSlack();

    SlackTroublesTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        slack.close();
    }

    @Test
    void findsNothingWrongWhereSlackSaysHello() throws Exception {
        assertThat(slack.checks())
                .allMatch(Check::ok)
                .extracting(Check::name)
                .startsWith(BOT_TOKEN)
                .endsWith(APP_TOKEN, SOCKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Log in to the network</title>",
                "",
                "[]",
                "\"text\"",
                "null",
                "{}",
                "{\"status\":\"up\"}",
                "{\"ok\":\"perhaps\"}"
            })
    void saysThatWhatAnswersIsNotSlack(String body) throws Exception {
        slack.on(AUTH, json(body)).on(OPEN, json(body));

        assertThat(slack.checks()).hasSize(2).allSatisfy(check -> {
            assertThat(check.ok()).isFalse();
            assertThat(check.advice()).startsWith("what answered is not Slack: look at SLACK_API_URL");
        });
    }

    @Test
    void saysThatSlackCannotBeReached() throws Exception {
        slack.close();

        assertThat(slack.checks())
                .extracting(Check::toString)
                .containsExactly(
                        "WRONG  bot token (SLACK_BOT_TOKEN): Slack did not answer (ConnectException): look at "
                                + "SLACK_API_URL, proxy and network",
                        "WRONG  Socket Mode (SLACK_APP_TOKEN): Slack did not answer (ConnectException): look at "
                                + "SLACK_API_URL, proxy and network");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 502})
    void saysWithWhichStatusSlackDidNotAnswer(int status) throws Exception {
        slack.on(AUTH, new MockResponse().setResponseCode(status).setBody("<html>"));

        assertThat(only(BOT_TOKEN)).contains("Slack did not answer (HTTP " + status + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "account_inactive", "token_revoked", "not_allowed_token_type"})
    void saysWhyTheBotTokenIsRefused(String error) throws Exception {
        slack.on(AUTH, json("{\"ok\":false,\"error\":\"" + error + "\"}"));

        assertThat(only(BOT_TOKEN)).isEqualTo("install the app again and take its bot token (" + error + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "missing_scope", "not_allowed_token_type"})
    void saysWhyTheAppTokenIsRefusedAndOpensNoSocket(String error) throws Exception {
        slack.on(OPEN, json("{\"ok\":false,\"error\":\"" + error + "\"}"));

        assertThat(only(APP_TOKEN)).contains("turn Socket Mode on", "connections:write", "(" + error + ")");
        assertThat(slack.checks()).extracting(Check::name).doesNotContain(SOCKET);
    }

    @Test
    void saysThatTheSocketsHostCannotBeReached() throws Exception {
        slack.socketAt("ws://127.0.0.1:1/link?ticket=s3cret");

        assertThat(only(SOCKET))
                .contains("the token is good", "127.0.0.1", "ConnectException", "HTTPS_PROXY")
                .doesNotContain("s3cret");
    }

    @Test
    void saysThatTheSocketsHostDoesNotAnswer() throws Exception {
        slack.on("/link", new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));

        assertThat(only(SOCKET)).contains("no answer in time");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 503})
    void saysThatSomethingRefusesTheUpgrade(int status) throws Exception {
        slack.on("/link", new MockResponse().setResponseCode(status));

        assertThat(only(SOCKET)).contains("HTTP " + status);
    }

    @Test
    void saysThatNobodyGreets() throws Exception {
        slack.on("/link", socketThatSays());

        assertThat(only(SOCKET)).contains("did not say hello in time");
    }

    @Test
    void saysThatTheSocketWasClosedAtOnce() throws Exception {
        slack.on("/link", socketThatHangsUp());

        assertThat(only(SOCKET)).contains("closed before Slack said hello");
    }

    @Test
    void saysWhySlackHangsUp() throws Exception {
        slack.on("/link", socketThatSays("{\"type\":\"disconnect\",\"reason\":\"too_many_websockets\"}"));

        assertThat(only(SOCKET)).contains("Slack hung up: too_many_websockets");
    }

    @Test
    void overhearsWhatIsNoGreeting() throws Exception {
        slack.on(
                "/link",
                socketThatSays(
                        "no json", "[]", "{\"type\":\"events_api\",\"envelope_id\":\"1\"}", "{\"type\":\"hello\"}"));

        assertThat(slack.checks()).allMatch(Check::ok);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "/link"})
    void saysThatAnAddressIsNotOneOfSlack(String address) throws Exception {
        slack.socketAt(address);

        assertThat(only(SOCKET)).isNotEmpty().doesNotContain("null");
    }

    /// The advice of the only check that fails.
    private String only(String name) throws Exception {
        List<Check> wrong = slack.checks().stream().filter(check -> !check.ok()).toList();
        assertThat(wrong).extracting(Check::name).containsExactly(name);
        return wrong.getFirst().advice();
    }
}
