package dev.vmbot.sandbox.kubevirt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// One recording of a real control plane: what was asked, what was answered, what the objects went through.
record Trace(String name, List<Step> steps, Seen seen) {

    /// A request of the recorder.
    ///
    /// @param millis when it was made, and how long it took
    /// @param seen what had been seen until then
    record Step(
            String what,
            String method,
            String path,
            JsonNode body,
            long millis,
            long took,
            int code,
            String message,
            Seen seen) {}

    static List<Path> files() {
        try (var files = Files.list(directory())) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            return Path.of(
                    Objects.requireNonNull(Trace.class.getResource("traces")).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Trace read(Path file) {
        var seen = new Seen();
        var steps = new ArrayList<Step>();
        ObjectNode request = Json.object();
        Seen before = seen.copy();
        for (ObjectNode line : lines(file)) {
            switch (Json.text(line, "kind")) {
                case "Request" -> {
                    request = line;
                    before = seen.copy();
                }
                case "Response" -> steps.add(step(request, line, before));
                case "VirtualMachine", "VirtualMachineInstance" ->
                    seen.add(Json.text(line, "kind"), Json.text(line, "type"), line.path("object"));
                default -> {}
            }
        }
        String name = String.valueOf(file.getFileName()).replace(".jsonl.gz", "");
        return new Trace(name, List.copyOf(steps), seen);
    }

    private static Step step(ObjectNode request, ObjectNode response, Seen seen) {
        long asked = request.path("ms").asLong();
        return new Step(
                Json.text(request, "what"),
                Json.text(request, "method"),
                Json.text(request, "path"),
                Json.at(request, "body"),
                asked,
                response.path("ms").asLong() - asked,
                response.path("code").asInt(),
                Json.text(response, "body", "message"),
                seen);
    }

    private static List<ObjectNode> lines(Path file) {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().map(Json::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
