package dev.vmbot.sandbox.kubevirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import dev.vmbot.sandbox.kubevirt.time.SteppedTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Makes over HTTP every request whose answer was recorded from a real control plane, in the same
/// state, and compares codes and texts. Rows that are out of scope say in the file why.
final class RecordedResponsesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// @param await what to wait for before: `status=Running`, `seconds=5`; may be empty
    /// @param user `alice`, `alice as bob`, `admin`, `nobody` without a token, `wrong` with a bad one
    private record Row(
            String section,
            String request,
            String vm,
            String await,
            String user,
            String method,
            String path,
            String type,
            String body,
            String code,
            String message,
            String outOfScope) {

        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9],
                    cells[10], cells[11]);
        }
    }

    private record Answer(String code, String message) {}

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-21T00:05:00Z"));
    private final KubeVirtDouble cluster = KubeVirtDouble.inMemory(Delays.RECORDED, 0, timeline);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = Map.of(
            "admin", cluster.adminToken(),
            "alice", cluster.tokenFor("alice"),
            "bob", cluster.tokenFor("bob"),
            "mallory", cluster.tokenFor("mallory"),
            "wrong", "no-such-token");

    @Test
    void answersAsTheRealServersDid() throws Exception {
        cluster.ensureNamespace("demo");
        cluster.bindClusterRole("alice", "demo", "kubevirt.io:edit");
        cluster.bindClusterRole("bob", "demo", "kubevirt.io:view");
        var softly = new SoftAssertions();
        for (Row row : rows()) {
            if (row.outOfScope().isEmpty()) {
                await(row, softly);
                Answer answer = answer(row);
                softly.assertThat(answer)
                        .as("%s: %s", row.section(), row.request())
                        .isEqualTo(new Answer(row.code(), row.message()));
            }
        }
        cluster.close();
        softly.assertAll();
    }

    @Test
    void leavesOutOnlyWhatItSaysWhy() throws IOException {
        assertThat(rows().stream().filter(row -> !row.request().equals("(preparation)")))
                .hasSize(217);
        assertThat(rows().stream().filter(row -> !row.outOfScope().isEmpty())).hasSize(10);
        cluster.close();
    }

    private static List<Row> rows() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RecordedResponsesTest.class.getResourceAsStream("recorded-responses.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Row::of)
                    .toList();
        }
    }

    private void await(Row row, SoftAssertions softly) {
        if (row.await().isEmpty()) {
            return;
        }
        String[] wanted = row.await().split("=", -1);
        if (wanted[0].equals("seconds")) {
            timeline.advance(Duration.ofSeconds(Long.parseLong(wanted[1])));
            return;
        }
        boolean reached = timeline.advanceUntil(() -> state(row.vm(), wanted[0]).equals(wanted[1]), PATIENCE);
        softly.assertThat(reached)
                .as("%s: %s: waiting for %s", row.section(), row.request(), row.await())
                .isTrue();
    }

    private String state(String vm, String aspect) {
        if (aspect.equals("status")) {
            return cluster.vm("demo", vm).status();
        }
        ObjectNode object = cluster.store().require(Resource.VMS.key("demo", vm));
        return Json.has(object, "status", "stateChangeRequests") ? "some" : "none";
    }

    private Answer answer(Row row) throws Exception {
        switch (row.method()) {
            case "CREATE" -> {
                create(row);
                return new Answer("201", "");
            }
            case "PAUSE" -> cluster.pauseControllers();
            case "RESUME" -> cluster.resumeControllers();
            case "DOWN" -> cluster.virtApiDown(true);
            case "UP" -> cluster.virtApiDown(false);
            case "STATUS" -> {
                return new Answer("-", cluster.vm("demo", row.vm()).status());
            }
            default -> {
                return send(row);
            }
        }
        return new Answer("", "");
    }

    private void create(Row row) {
        ObjectNode vm = Json.object();
        ObjectNode metadata = vm.putObject("metadata").put("namespace", "demo").put("name", row.vm());
        metadata.set("labels", Json.parse(row.body()));
        vm.set("spec", Json.parse(row.path()));
        cluster.store().create(Resource.VMS, vm, Write.MAIN);
    }

    private Answer send(Row row) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cluster.url() + row.path()))
                .method(row.method(), HttpRequest.BodyPublishers.ofString(body(row)));
        if (!row.type().isEmpty()) {
            request.header("Content-Type", row.type());
        }
        String[] users = row.user().split(" as ", -1);
        if (tokens.containsKey(users[0])) {
            request.header("Authorization", "Bearer " + tokens.get(users[0]));
        }
        if (users.length > 1) {
            request.header("Impersonate-User", users[1]);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(Integer.toString(response.statusCode()), message(response));
    }

    private String body(Row row) {
        if (!row.body().startsWith("@")) {
            return row.body();
        }
        ObjectNode vm = cluster.store().require(Resource.VMS.key("demo", row.vm()));
        ObjectNode metadata = Json.child(vm, "metadata");
        if (row.body().equals("@stale")) {
            metadata.put("resourceVersion", "1");
        } else {
            metadata.remove("resourceVersion");
        }
        return vm.toString();
    }

    /// An object is told by its kind and what it says about running.
    private static String message(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/json")) {
            return response.body();
        }
        JsonNode body = Json.parse(response.body());
        return Json.text(body, "kind").equals("Status")
                ? Json.text(body, "message")
                : "(%s, spec.runStrategy=%s spec.running=%s)"
                        .formatted(Json.text(body, "kind"), orNone(body, "runStrategy"), running(body));
    }

    private static String orNone(JsonNode object, String field) {
        String text = Json.text(object, "spec", field);
        return text.isEmpty() ? "None" : text;
    }

    private static String running(JsonNode object) {
        return switch (orNone(object, "running")) {
            case "true" -> "True";
            case "false" -> "False";
            default -> "None";
        };
    }
}
