package dev.vmbot.operation.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.cluster.Vm;
import dev.vmbot.cluster.Vmi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// What a real control plane showed of one VM, from its creation on: each state that VM and VMI were in together, in
/// the order of their resource versions.
record RecordedVm(String name, List<Observation> states) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRACES = "/dev/vmbot/sandbox/kubevirt/traces";

    static List<RecordedVm> all() {
        try (var files = Files.list(Path.of(
                Objects.requireNonNull(RecordedVm.class.getResource(TRACES)).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .map(RecordedVm::read)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordedVm read(Path file) {
        Optional<Vm> vm = Optional.empty();
        Optional<Vmi> vmi = Optional.empty();
        List<Observation> states = new ArrayList<>();
        for (JsonNode change : changes(file)) {
            boolean deleted = change.path("type").asText().equals("DELETED");
            JsonNode object = change.path("object");
            if (change.path("kind").asText().equals("VirtualMachine")) {
                vm = deleted ? Optional.empty() : Optional.of(vm(object));
            } else {
                vmi = deleted ? Optional.empty() : Optional.of(vmi(object));
            }
            states.add(new Observation(Picture.DB, vm, vmi, true));
        }
        return new RecordedVm(file.getFileName().toString(), states);
    }

    /// A deletion carries the version of its own, not of the object's last change.
    private static List<JsonNode> changes(Path file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<JsonNode> changes = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode change = JSON.readTree(line);
                if (change.path("kind").asText().startsWith("VirtualMachine") && change.has("object")) {
                    changes.add(change);
                }
            }
            changes.sort(Comparator.comparingLong(change -> version(change.path("object"))));
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long version(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asLong();
    }

    private static Vm vm(JsonNode object) {
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        RunStrategy strategy = spec.has("running")
                ? spec.path("running").asBoolean() ? RunStrategy.ALWAYS : RunStrategy.HALTED
                : RunStrategy.of(spec.path("runStrategy").asText());
        var hold = new Vm.Hold(isDeleting(object), Optional.empty(), Optional.empty(), false);
        return new Vm(
                object.path("metadata").path("uid").asText(),
                version(object),
                strategy,
                new Vm.Status(
                        status.path("printableStatus").asText("Stopped"),
                        status.path("stateChangeRequests")
                                .valueStream()
                                .map(request -> request.path("action").asText())
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                hold,
                Vm.DEFAULT_GRACE,
                Picture.DAWN,
                Map.of(),
                new Vm.Size("", "", ""));
    }

    private static Vmi vmi(JsonNode object) {
        Vmi.Phase phase = switch (object.path("status").path("phase").asText()) {
            case "Running" -> Vmi.Phase.RUNNING;
            case "Succeeded" -> Vmi.Phase.SUCCEEDED;
            case "Failed" -> Vmi.Phase.FAILED;
            case "Unknown" -> Vmi.Phase.UNKNOWN;
            default -> Vmi.Phase.COMING_UP;
        };
        return new Vmi(
                object.path("metadata").path("uid").asText(),
                version(object),
                phase,
                Instant.EPOCH,
                isDeleting(object) ? Optional.of(Instant.EPOCH) : Optional.empty(),
                false,
                Vm.DEFAULT_GRACE,
                Vmi.Guest.UNKNOWN);
    }

    private static boolean isDeleting(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }
}
