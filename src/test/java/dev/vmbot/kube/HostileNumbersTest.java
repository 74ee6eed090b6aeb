package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.kube.operation.OperationMapping;
import dev.vmbot.kube.operation.VirtualMachineOperation;
import dev.vmbot.kubevirt.VirtualMachine;
import dev.vmbot.kubevirt.VirtualMachineInstance;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.OperationState.Finished;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.execution.Journal;
import dev.vmbot.operation.execution.Runner;
import dev.vmbot.slack.card.operation.OperationCard;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever number stands in an object that the bot reads, each operation ends, and its card can be shown.
final class HostileNumbersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final int MOST_TURNS = 200;
    private static final List<String> NUMBERS = List.of(
            "9223372036854775807",
            "-9223372036854775808",
            "31600000000000000",
            "2147483648",
            "-1",
            "0",
            "1e300",
            "-1e300",
            "123456789012345678901234567890",
            "0.5");
    private static final List<String> TIMES = List.of(
            "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z");
    private static final List<String> DURATIONS =
            List.of("PT0S", "PT-1S", "PT2562047788015215H", "PT-2562047788015215H30M8S", "P106751991167300D");

    static List<String> numbers() {
        return NUMBERS;
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void endsWhateverTheVmSaysOfItself(String number) throws IOException {
        JsonNode machine = recorded("vm-running");
        JsonNode instance = recorded("vmi-running");
        for (JsonNode spec : List.of(machine.at("/spec/template/spec"), instance.at("/spec"))) {
            ((ObjectNode) spec).set("terminationGracePeriodSeconds", JSON.readTree(number));
            ObjectNode cpu = ((ObjectNode) spec.get("domain")).putObject("cpu");
            List.of("cores", "sockets", "threads")
                    .forEach(field -> cpu.put(field, Double.valueOf(number).longValue()));
        }

        for (Action action : List.of(Action.STOP, Action.RESTART)) {
            Picture seen = read(machine, instance);
            var target = new TargetVm(seen.ref(), seen.vm().uid(), RunStrategy.ALWAYS, "Running");

            requireEnd(Story.approved(0, Story.request(action, target)), seen);
        }
    }

    @Test
    void endsWhateverTimesStandInTheVm() throws IOException {
        for (String time : TIMES) {
            for (String field : List.of("creationTimestamp", "deletionTimestamp")) {
                JsonNode machine = recorded("vm-running");
                JsonNode instance = recorded("vmi-running");
                ((ObjectNode) instance.get("metadata")).put(field, time);
                Picture seen = read(machine, instance);
                var target = new TargetVm(seen.ref(), seen.vm().uid(), RunStrategy.ALWAYS, "Running");

                requireEnd(Story.approved(0, Story.request(Action.STOP, target)), seen);
            }
        }
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream json = HostileNumbersTest.class.getResourceAsStream("/kube/" + name + ".json")) {
            return JSON.readTree(json);
        }
    }

    private static Picture read(JsonNode machine, JsonNode instance) {
        Observation seen = new VmReader(new ImportProgress((_, _) -> Optional.empty()))
                .observation(
                        Picture.DB,
                        SERIALIZATION.unmarshal(machine.toString(), VirtualMachine.class),
                        SERIALIZATION.unmarshal(instance.toString(), VirtualMachineInstance.class),
                        true);
        return new Picture(Picture.DB, seen.vm().orElseThrow(), seen.vmi());
    }

    @Test
    void endsWhateverNumberTimeOrDurationIsStored() throws IOException {
        List<String> changed = new ArrayList<>();
        for (TargetProgress progress : underWay()) {
            Operation operation = Story.approved(0, Story.request(Action.RESTART))
                    .with(new Executing(Story.ASKER, Story.NOW, List.of(progress)));
            JsonNode stored = JSON.valueToTree(OperationMapping.toSave(operation, "vm-bot"));
            for (Edit edit : edits(stored, "")) {
                JsonNode copy = stored.deepCopy();
                edit.apply(copy);
                changed.add(edit.path());
                Operation read = OperationMapping.read(JSON.treeToValue(copy, VirtualMachineOperation.class));
                requireEnd(read, Picture.of(RunStrategy.ALWAYS).running("run-1"));
                requireEnd(read, Picture.of(RunStrategy.HALTED).version(7));
            }
        }
        assertThat(changed).contains("/status/targets/0/clock", "/status/targets/0/ask/attempt", "/spec/limits/start");
    }

    private static List<TargetProgress> underWay() {
        var before = new Before("run-1", RunStrategy.ALWAYS, Picture.GRACE);
        TargetProgress stopping = TargetProgress.pending(Story.NOW)
                .remember(before)
                .enter(Step.STOPPING, Story.NOW)
                .asking(new Ask(Ask.Kind.STOP, 1, "run-1", 5, Story.NOW, new Ask.Answer.Accepted()));
        TargetProgress starting = stopping.enter(Step.PAUSING, Story.NOW).enter(Step.STARTING, Story.NOW);
        return List.of(
                stopping,
                stopping.enter(Step.PAUSING, Story.NOW),
                starting.asking(new Ask(Ask.Kind.START, 1, "", 5, Story.NOW, new Ask.Answer.Accepted())),
                starting.asking(new Ask(Ask.Kind.START, 1, "", 5, Story.NOW, new Ask.Answer.Unknown(504, "")))
                        .imported("root 12%", Story.NOW));
    }

    private record Edit(String path, JsonNode value) {

        void apply(JsonNode root) {
            int slash = path.lastIndexOf('/');
            JsonNode parent = root.at(path.substring(0, slash));
            if (parent instanceof ObjectNode object) {
                object.set(path.substring(slash + 1), value);
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(path.substring(slash + 1)), value);
            }
        }
    }

    private static List<Edit> edits(JsonNode node, String path) throws IOException {
        List<Edit> all = new ArrayList<>();
        if (node.isIntegralNumber() && !path.endsWith("schemaVersion")) {
            // What the schema's format lets pass.
            for (String number :
                    path.endsWith("vmVersion") ? NUMBERS.subList(0, 2) : List.of("2147483647", "-1", "0")) {
                all.add(new Edit(path, JSON.readTree(number)));
            }
        } else if (node.isTextual()) {
            texts(node.asText()).forEach(text -> all.add(new Edit(path, TextNode.valueOf(text))));
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                all.addAll(edits(field.getValue(), path + "/" + field.getKey()));
            }
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            all.addAll(edits(node.get(index), path + "/" + index));
        }
        return all;
    }

    private static List<String> texts(String text) {
        if (holds(text, Instant::parse)) {
            return TIMES;
        }
        return holds(text, Duration::parse) ? DURATIONS.subList(0, 3) : List.of();
    }

    private static boolean holds(String text, Function<String, ?> parser) {
        try {
            return parser.apply(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static void requireEnd(Operation operation, Picture seen) {
        var clock = new ManualClock(Story.NOW);
        var store = new InMemoryOperationStore();
        var machines = new FakeVirtualMachines().show(seen);
        store.create(operation);
        var runner = new Runner(
                store,
                machines,
                Story.allRights(),
                Story.leading(),
                new FreshPresses(),
                new Journal(_ -> {}),
                clock,
                Story.RETENTION);
        UnaryOperator<Operation> shown = one -> {
            assertThat(OperationCard.of(one).text()).isNotBlank();
            return one;
        };
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<Instant> next = runner.advance(operation.id());
            if (shown.apply(store.find(operation.id()).orElseThrow()).state() instanceof Finished) {
                return;
            }
            Duration rest = Duration.between(clock.instant(), next.orElseThrow());
            clock.pass(rest.isPositive() ? rest : Duration.ofMillis(1));
        }
        throw new AssertionError("has not ended: " + store.find(operation.id()));
    }
}
