package dev.vmbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.sandbox.slack.SlackDouble;
import dev.vmbot.sandbox.slack.world.Message;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class PageServerTest {

    private final SlackDouble slack = SlackDouble.start();
    private final RowOfVms cluster = new RowOfVms().with("prod", "db-1", "Running", "node-1");
    private final PageServer page = PageServer.start(0, slack, cluster);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
        page.close();
        slack.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'',text/html",
        "app.js,text/javascript",
        "dom.js,text/javascript",
        "blocks.js,text/javascript",
        "mrkdwn.js,text/javascript",
        "cluster.js,text/javascript",
        "style.css,text/css",
        "icon.svg,image/svg+xml"
    })
    void servesItsFiles(String path, String type) throws Exception {
        var response =
                http.send(HttpRequest.newBuilder(page.address().resolve(path)).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(given -> assertThat(given).startsWith(type));
    }

    @ParameterizedTest
    @CsvSource({"../PageServer.class", "PageServer.class", "nothing.js"})
    void servesNothingElse(String path) throws Exception {
        var request = HttpRequest.newBuilder(java.net.URI.create(page.address() + path))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAPersonWhatThatPersonSees() throws Exception {
        var secret = dev.vmbot.sandbox.slack.world.Content.text("for Bob only");
        slack.as("U0BOB").say("C0OPS", "hello");
        slack.world().postEphemeral("C0OPS", null, slack.world().requirePerson("U0VMBOT"), "U0BOB", secret);

        try (var feed = feed("U0ALICE");
                var other = feed("U0BOB")) {
            assertThat(next(feed).encode()).contains("hello", "db-1").doesNotContain("for Bob only");
            assertThat(next(other).encode()).contains("for Bob only");
        }
    }

    @Test
    void tellsOfChangesAtOnce() throws Exception {
        try (var feed = feed("U0ALICE")) {
            assertThat(next(feed).getJsonArray("messages")).isEmpty();

            slack.as("U0BOB").say("C0OPS", "hello");

            assertThat(next(feed).getJsonArray("messages")).hasSize(1);
        }
    }

    @Test
    void takesMessagesAndReplies() throws Exception {
        perform(new JsonObject()
                .put("do", "say")
                .put("as", "U0ALICE")
                .put("channel", "C0OPS")
                .put("text", "hello"));
        var root = slack.messages("C0OPS").getLast();
        perform(new JsonObject()
                .put("do", "say")
                .put("as", "U0BOB")
                .put("channel", "C0OPS")
                .put("thread", root.ts())
                .put("text", "hi"));

        assertThat(slack.thread("C0OPS", root.ts())).extracting(Message::text).containsExactly("hello", "hi");
    }

    @Test
    void refusesACommandInAThread() throws Exception {
        var root = slack.as("U0ALICE").say("C0OPS", "hello");

        var response = perform(new JsonObject()
                .put("do", "say")
                .put("as", "U0ALICE")
                .put("channel", "C0OPS")
                .put("thread", root.ts())
                .put("text", "/vm list"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("cannot be used in threads");
    }

    @Test
    void sendsACommandToTheBot() throws Exception {
        var response = perform(new JsonObject()
                .put("do", "say")
                .put("as", "U0ALICE")
                .put("channel", "C0OPS")
                .put("text", "/vm list"));

        assertThat(new JsonObject(response.body()).getBoolean("acked")).isFalse();
        slack.await(Duration.ofSeconds(5), () -> !slack.ephemerals("U0ALICE").isEmpty());
        assertThat(slack.ephemerals("U0ALICE").getFirst().text()).contains("/vm failed");
    }

    @Test
    void givesAVmABehaviour() throws Exception {
        perform(new JsonObject()
                .put("do", "behave")
                .put("namespace", "prod")
                .put("name", "db-1")
                .put("behaviour", "crash-loop"));

        assertThat(cluster.rows().getFirst().behaviour()).isEqualTo("crash-loop");
    }

    @Test
    void refusesWhatAForeignPageCouldSend() throws Exception {
        var request = HttpRequest.newBuilder(page.address().resolve("deed"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"do\":\"say\"}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> perform(JsonObject deed) throws Exception {
        var request = HttpRequest.newBuilder(page.address().resolve("deed"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(deed.encode()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private BufferedReader feed(String person) throws Exception {
        var request = HttpRequest.newBuilder(page.address().resolve("live?as=" + person))
                .build();
        var stream = http.send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static JsonObject next(BufferedReader feed) throws IOException {
        var line = feed.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = feed.readLine();
        }
        return new JsonObject(String.valueOf(line).substring("data: ".length()));
    }
}
