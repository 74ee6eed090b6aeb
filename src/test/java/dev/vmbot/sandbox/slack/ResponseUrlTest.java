package dev.vmbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.slack.web.ResponseUrls.Place;
import dev.vmbot.sandbox.slack.world.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ResponseUrlTest {

    private final MovableClock clock = new MovableClock();
    private final SlackDouble slack = SlackDouble.start(SlackOptions.standard().withClock(clock));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
        slack.close();
    }

    @Test
    void answersFiveTimesOnly() throws Exception {
        var url = issue(null);
        for (var use = 0; use < 5; use++) {
            assertThat(post(url, "{\"text\":\"hello\"}").statusCode()).isEqualTo(200);
        }

        var sixth = post(url, "{\"text\":\"hello\"}");

        assertThat(sixth.statusCode()).isEqualTo(404);
        assertThat(sixth.body()).contains("used_url");
        assertThat(slack.ephemerals("U0ALICE")).hasSize(5);
    }

    @Test
    void answersForHalfAnHour() throws Exception {
        var url = issue(null);
        clock.advance(Duration.ofMinutes(30));
        assertThat(post(url, "{\"text\":\"in time\"}").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertThat(post(url, "{\"text\":\"late\"}").body()).contains("expired_url");
    }

    @Test
    void replacesAndDeletesTheOriginal() throws Exception {
        var original = slack.as("U0ALICE").say("C0OPS", "card");
        var url = issue(original);

        post(url, "{\"replace_original\":true,\"text\":\"done\"}");
        assertThat(slack.now(original).text()).isEqualTo("done");

        post(url, "{\"delete_original\":true}");
        assertThat(slack.messages("C0OPS")).isEmpty();
    }

    @Test
    void postsToAllWhenAskedTo() throws Exception {
        post(issue(null), "{\"response_type\":\"in_channel\",\"text\":\"for all\"}");

        assertThat(slack.messages("C0OPS")).extracting(Message::text).containsExactly("for all");
    }

    private URI issue(@org.jspecify.annotations.Nullable Message original) {
        return slack.api().responses().issue(new Place("C0OPS", null, "U0ALICE", original));
    }

    private HttpResponse<String> post(URI url, String body) throws Exception {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
