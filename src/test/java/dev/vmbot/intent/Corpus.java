package dev.vmbot.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.app.InterpretCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Files of labelled phrases, and what the command makes of them.
final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    static List<JsonNode> rows(String file) {
        return parse(text(file));
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The answers of the command, line by line.
    static List<JsonNode> answers(String lines) {
        var out = new ByteArrayOutputStream();
        try {
            new InterpretCommand(
                            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                            new PrintStream(out, true, StandardCharsets.UTF_8))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(out.toString(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> parse(String lines) {
        var rows = new ArrayList<JsonNode>();
        for (String line : lines.lines().toList()) {
            try {
                rows.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }
}
