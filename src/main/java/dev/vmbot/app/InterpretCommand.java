package dev.vmbot.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.intent.Interpreter;
import dev.vmbot.intent.Reading;
import dev.vmbot.intent.Utterance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads phrases as JSON lines and writes what each comes to, one line for one line, in order. Needs neither
/// Slack nor a cluster.
@Command(
        name = "interpret",
        description = "Reads phrases as JSON lines on standard input and writes what they mean.",
        mixinStandardHelpOptions = true)
public final class InterpretCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--bot-user", defaultValue = "U0VMBOT", description = "The bot's user id (default: U0VMBOT).")
    private String botUser = "U0VMBOT";

    @Option(names = "--explain", description = "Adds how each phrase was read.")
    private boolean explain;

    private final InputStream in;
    private final PrintStream out;

    /// Standard input and output.
    public InterpretCommand() {
        this(System.in, System.out);
    }

    /// Any streams, for whoever reads phrases in a program.
    public InterpretCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Interpreter interpreter = new Interpreter(botUser);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                writer.write(answer(interpreter, line));
                writer.write('\n');
                writer.flush();
            }
        }
        return 0;
    }

    private String answer(Interpreter interpreter, String line) throws JsonProcessingException {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode request = JSON.readTree(line);
            if (request.has("id")) {
                answer.set("id", request.get("id"));
            }
            Utterance utterance = PhraseJson.utterance(request);
            Reading reading = interpreter.read(utterance);
            PhraseJson.write(answer, reading.interpretation());
            if (explain) {
                PhraseJson.explain(answer, reading, interpreter.items(utterance.text()));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            answer.put(
                    "error",
                    "not a phrase: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return JSON.writeValueAsString(answer);
    }
}
