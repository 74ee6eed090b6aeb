package dev.vmbot.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.Slack;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import dev.vmbot.slack.Mark;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackException.Reason;
import dev.vmbot.slack.SlackGateway.ResponseAddress;
import dev.vmbot.slack.card.answer.TalkCard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Single answers of the Web API, good and bad.
final class WebSlackGatewayTest {

    private static final Operation.Card MESSAGE = new Operation.Card("C0OPS", "1700000000.000100");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T13:00:00Z"));
    private final MockWebServer server = new MockWebServer();
    private final Slack slack;
    private final WebSlackGateway gateway;

    WebSlackGatewayTest() throws IOException {
        server.start();
        slack = SlackClients.open(server.url("/api/").uri(), Duration.ofMillis(500));
        gateway = new WebSlackGateway(slack, "xoxb-test", clock);
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        server.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(ok("{\"ok\":false,\"error\":\"message_not_found\"}"), Reason.MESSAGE_GONE),
                Arguments.of(ok("{\"ok\":false,\"error\":\"is_archived\"}"), Reason.CHANNEL_CLOSED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"invalid_blocks\"}"), Reason.REJECTED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"token_revoked\"}"), Reason.DENIED),
                Arguments.of(ok("{\"ok\":false,\"error\":\"never_heard_of\"}"), Reason.OTHER),
                Arguments.of(ok("{\"ok\":false}"), Reason.OTHER),
                Arguments.of(status(500, "oops"), Reason.UNCERTAIN),
                Arguments.of(status(403, ""), Reason.OTHER),
                Arguments.of(ok("<html>not json</html>"), Reason.UNCERTAIN),
                Arguments.of(ok(""), Reason.UNCERTAIN),
                Arguments.of(ok("{}").setHeader("Content-Length", 100), Reason.UNCERTAIN),
                Arguments.of(ok("{}").setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST), Reason.UNCERTAIN),
                Arguments.of(ok("{}").setSocketPolicy(SocketPolicy.NO_RESPONSE), Reason.UNCERTAIN));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsWhatCanBeDoneAboutABadAnswer(MockResponse answer, Reason reason) {
        server.enqueue(answer);

        assertThat(failure().reason()).isEqualTo(reason);
    }

    @Test
    void doesNotCallAgainBeforeSlackAllowsIt() {
        server.enqueue(status(429, "").setHeader("Retry-After", "7"));
        server.enqueue(ok("{\"ok\":true}"));

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(7));
        clock.pass(Duration.ofSeconds(6));
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        gateway.update(MESSAGE, TalkCard.busy());
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    /// Slack's own field; where it does not stand, nothing is held against the person.
    @ParameterizedTest
    @CsvSource({"'\"is_email_confirmed\":true,', true", "'\"is_email_confirmed\":false,', false", "'', true"})
    void countsNoAddressThatIsNotConfirmed(String field, boolean counts) {
        server.enqueue(ok(
                "{\"ok\":true,\"user\":{%s\"id\":\"U1\",\"team_id\":\"T1\",\"profile\":{\"email\":\"a@example.com\"}}}"
                        .formatted(field)));

        assertThat(gateway.profile("U1").email().isPresent()).isEqualTo(counts);
    }

    @Test
    void asksUntilItKnowsWhoItIsAndNotAgain() {
        var place = new Request.Place("C0OPS", "");
        Mark mark = Mark.card(new OperationId("vmop-00000000000000aa"));
        server.enqueue(status(500, ""));
        server.enqueue(ok("{\"ok\":true,\"team_id\":\"T1\",\"user_id\":\"U0VMBOT\"}"));
        server.enqueue(ok("{\"ok\":true,\"messages\":[]}"));
        server.enqueue(ok("{\"ok\":true,\"messages\":[]}"));

        assertThat(catchThrowableOfType(SlackException.class, () -> gateway.findMarked(place, mark, clock.instant())))
                .extracting(SlackException::reason)
                .isEqualTo(Reason.UNCERTAIN);
        assertThat(gateway.findMarked(place, mark, clock.instant())).isEmpty();
        assertThat(gateway.findMarked(place, mark, clock.instant())).isEmpty();
        assertThat(gateway.whoAmI().user()).isEqualTo("U0VMBOT");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void noticesAUsedUpResponseAddress() {
        server.enqueue(status(404, "used_url"));
        var address = new ResponseAddress(server.url("/commands/1").toString());

        SlackException failure =
                catchThrowableOfType(SlackException.class, () -> gateway.respond(address, TalkCard.busy()));

        assertThat(failure.reason()).isEqualTo(Reason.LINK_EXPIRED);
    }

    private SlackException failure() {
        return catchThrowableOfType(SlackException.class, () -> gateway.update(MESSAGE, TalkCard.busy()));
    }

    private static MockResponse ok(String body) {
        return status(200, body);
    }

    private static MockResponse status(int status, String body) {
        return new MockResponse().setResponseCode(status).setBody(body);
    }
}
