package dev.vmbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

final class InterpretCommandTest {

    private static final String STOP = """
            {"id": "a", "text": "stop web-01 -n dev", "surface": "slash"}""";
    private static final String START = """
            {"id": "b", "text": "start web-02 -n dev", "surface": "slash"}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int status = -1;

    private List<JsonNode> answers(String lines, String... options) throws IOException {
        var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        status = new CommandLine(new InterpretCommand(in, new PrintStream(out, false, StandardCharsets.UTF_8)))
                .execute(options);
        var answers = new ArrayList<JsonNode>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    @Test
    void answersLineByLineInOrderAndEndsWithSuccess() throws IOException {
        List<JsonNode> answers = answers(STOP + "\n" + START + "\n");

        assertThat(answers).extracting(a -> a.path("id").asText()).containsExactly("a", "b");
        assertThat(answers).extracting(a -> a.path("intent").asText()).containsExactly("stop", "start");
        assertThat(status).isZero();
    }

    @Test
    void saysWhatIsNoPhraseAndGoesOn() throws IOException {
        List<JsonNode> answers =
                answers("{nonsense\n42\n{\"id\": 7, \"surface\": \"pigeon\", \"text\": \"x\"}\n" + STOP);

        assertThat(answers).hasSize(4);
        assertThat(answers.subList(0, 3)).allMatch(a -> a.path("error").isTextual() && !a.has("intent"));
        assertThat(answers.get(2).path("id").asInt()).isEqualTo(7);
        assertThat(answers.getLast().path("intent").asText()).isEqualTo("stop");
        assertThat(status).isZero();
    }

    @Test
    void passesOverEmptyLinesAndUnknownFields() throws IOException {
        String unknown = STOP.replace("}", ", \"mood\": {\"of\": [\"day\"]}}");

        assertThat(answers("\n  \n" + unknown + "\n\n"))
                .singleElement()
                .satisfies(a -> assertThat(a.path("intent").asText()).isEqualTo("stop"));
    }

    @Test
    void givesALineWithoutAnIdNone() throws IOException {
        assertThat(answers(STOP.replace("\"id\": \"a\", ", ""))).singleElement().matches(a -> !a.has("id"));
    }

    @Test
    void readsNothingAndEndsWithSuccess() throws IOException {
        assertThat(answers("")).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void explainsOnRequestOnly() throws IOException {
        assertThat(answers(STOP)).allMatch(a -> !a.has("explain"));
        out.reset();

        JsonNode explained = answers(STOP, "--explain").getFirst().path("explain");

        assertThat(explained.path("because").asText()).isNotBlank();
        assertThat(explained.path("words").get(0).path("text").asText()).isEqualTo("stop");
        assertThat(explained.path("words").get(0).path("senses").toString()).contains("verb");
    }

    @Test
    void knowsAnotherBotByItsId() throws IOException {
        String mention = "{\"text\": \"<@U9> stop dev/web-01\", \"surface\": \"mention\"}";

        assertThat(answers(mention, "--bot-user", "U9")
                        .getFirst()
                        .path("intent")
                        .asText())
                .isEqualTo("stop");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void answersEachLineBeforeTheNextIsRead() throws IOException, InterruptedException {
        var ask = new PipedOutputStream();
        try (var in = new PipedInputStream(ask);
                var answer = new PipedInputStream();
                var sink = new PrintStream(new PipedOutputStream(answer), false, StandardCharsets.UTF_8)) {
            Thread reading = Thread.ofVirtual().start(() -> new CommandLine(new InterpretCommand(in, sink)).execute());
            var answers = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));

            ask.write((STOP + "\n").getBytes(StandardCharsets.UTF_8));
            ask.flush();
            assertThat(answers.readLine()).contains("\"stop\"");
            ask.write((START + "\n").getBytes(StandardCharsets.UTF_8));
            ask.flush();
            assertThat(answers.readLine()).contains("\"start\"");

            ask.close();
            reading.join();
        }
    }
}
