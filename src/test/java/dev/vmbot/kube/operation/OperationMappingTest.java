package dev.vmbot.kube.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vmbot.access.Identity;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Circumstance;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationMappingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456789Z");
    private static final TargetProgress.Step[] BEFORE_THE_END = Arrays.stream(TargetProgress.Step.values())
            .filter(step -> step != TargetProgress.Step.DONE)
            .toArray(TargetProgress.Step[]::new);
    private static final Person ASKER = new Person("T1", "U1");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    @ParameterizedTest
    @MethodSource("everyState")
    void keepsEveryState(OperationState state) {
        Operation operation = operation(targetCount(state)).with(state);

        assertThat(roundTrip(operation)).isEqualTo(operation);
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void writesNeitherNullNorEmptyText(OperationState state) {
        Operation operation = operation(targetCount(state)).with(state);

        assertThat(SERIALIZATION.asJson(OperationMapping.toSave(operation, "vm-bot")))
                .doesNotContain(":null", "[null", ",null", ":\"\"", "[\"\"");
    }

    static Stream<OperationState> everyState() {
        List<OperationState> states = new ArrayList<>();
        states.add(new OperationState.AwaitingApproval());
        states.add(new OperationState.Approved(ASKER, NOW));
        for (TargetProgress progress : everyProgress()) {
            states.add(new OperationState.Executing(ASKER, NOW, List.of(progress)));
            states.add(carriedOut(Conclusion.FAILED, List.of(progress)));
        }
        for (Conclusion conclusion : Conclusion.values()) {
            if (conclusion.mayBeUndone()) {
                states.add(undone(conclusion));
            }
            states.add(carriedOut(conclusion, everyProgress().subList(0, 3)));
        }
        return states.stream();
    }

    private static OperationState undone(Conclusion conclusion) {
        return new OperationState.Undone(
                conclusion,
                "It \"was\" <so> – ä\n",
                conclusion == Conclusion.REFUSED ? CARD : Optional.empty(),
                NOW,
                List.of("", "Running"));
    }

    private static OperationState carriedOut(Conclusion conclusion, List<TargetProgress> targets) {
        return new OperationState.CarriedOut(conclusion, NOW, targets, List.of("", "Running"));
    }

    /// Every step, run strategy, kind of ask, answer and result, each at least once.
    private static List<TargetProgress> everyProgress() {
        List<Optional<Ask>> asks = everyAsk();
        List<Optional<Result>> results = everyResult();
        return IntStream.range(0, Math.max(asks.size(), results.size()))
                .mapToObj(index -> new TargetProgress(
                        new TargetProgress.Stage(
                                step(index, results.get(index % results.size())),
                                NOW,
                                NOW.plusMillis(index),
                                index % 2 == 0 ? "" : "root 42.0%"),
                        new TargetProgress.Before(
                                index % 3 == 0 ? "" : "vmi-uid",
                                at(RunStrategy.values(), index),
                                Duration.ofMillis(90_500)),
                        new TargetProgress.Asks(asks.get(index % asks.size()), asks.get((index + 1) % asks.size())),
                        results.get(index % results.size()).map(result -> end(index, result))))
                .toList();
    }

    private static TargetProgress.Step step(int index, Optional<Result> result) {
        return result.isPresent() ? TargetProgress.Step.DONE : at(BEFORE_THE_END, index);
    }

    private static TargetProgress.End end(int index, Result result) {
        return new TargetProgress.End(result, index % 2 == 0 ? Optional.empty() : Optional.of(NOW.plusSeconds(index)));
    }

    private static List<Optional<Ask>> everyAsk() {
        List<Ask.Answer> answers = new ArrayList<>(
                List.of(new Ask.Answer.None(), new Ask.Answer.Accepted(), new Ask.Answer.Unknown("no answer")));
        answers.add(new Ask.Answer.Unknown(503, "service unavailable"));
        for (ClusterException.Reason reason : ClusterException.Reason.values()) {
            answers.add(new Ask.Answer.Refused(reason, "VM is not running"));
        }
        return Stream.concat(
                        Stream.of(Optional.<Ask>empty()),
                        Arrays.stream(Ask.Kind.values())
                                .flatMap(kind -> answers.stream()
                                        .map(answer ->
                                                Optional.of(new Ask(kind, 2, "uid", Long.MAX_VALUE, NOW, answer)))))
                .toList();
    }

    private static List<Optional<Result>> everyResult() {
        List<Optional<Result>> results = new ArrayList<>(Collections.nCopies(BEFORE_THE_END.length, Optional.empty()));
        results.addAll(List.of(
                Optional.of(new Result.Succeeded("Running")),
                Optional.of(new Result.Succeeded("Stopped", "VMI gone.")),
                Optional.of(new Result.NothingToDo("Stopped")),
                Optional.of(new Result.Unknown()),
                Optional.of(new Result.NotBegun())));
        for (Result.Trouble trouble : Result.Trouble.values()) {
            results.add(Optional.of(new Result.Failed(trouble, "words", "Stopping")));
        }
        for (Result.Refusal refusal : Result.Refusal.values()) {
            results.add(Optional.of(new Result.Refused(refusal, "")));
            results.add(Optional.of(new Result.Refused(refusal, "words", CARD)));
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void keepsEveryAction(Action action) {
        Operation operation =
                new Operation(ID, "7", request(action, 2), new OperationState.AwaitingApproval(), CARD, TOLD);

        assertThat(roundTrip(operation)).isEqualTo(operation);
    }

    @ParameterizedTest
    @EnumSource(Offer.class)
    void keepsEveryRemedy(Offer remedy) {
        Request request =
                RequestBuilder.like(request(Action.STOP, 1)).remedy(remedy).build();
        Operation operation = new Operation(ID, "7", request, new OperationState.AwaitingApproval(), CARD, TOLD);

        assertThat(roundTrip(operation)).isEqualTo(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the kernel update", "<!channel> & \"quotes\" \u202e \ud83d\ude80", " "})
    void keepsTheReason(String reason) {
        Request request = RequestBuilder.like(request(Action.RESTART, 1))
                .reason(Optional.of(reason))
                .build();
        Operation operation = new Operation(ID, "7", request, new OperationState.AwaitingApproval(), CARD, TOLD);

        assertThat(roundTrip(operation)).isEqualTo(operation);
    }

    static Stream<Optional<Selector>> selectors() {
        return Stream.of(
                Optional.empty(),
                Optional.of(Selector.everything()),
                Optional.of(new Selector(Optional.empty(), List.of("web-*", "db-?"), false, List.of("db-9"))),
                Optional.of(new Selector(Optional.of("app=web,!gpu"), List.of(), false, List.of())));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void keepsWhatPickedTheVms(Optional<Selector> by) {
        Request request = RequestBuilder.like(request(Action.STOP, 1))
                .selection(new Request.Selection(by, List.of(new VmRef("prod", "db-9")), 50))
                .build();
        Operation operation = new Operation(ID, "7", request, new OperationState.AwaitingApproval(), CARD, TOLD);

        assertThat(roundTrip(operation)).isEqualTo(operation);
    }

    @Test
    void readsAnObjectWithoutStatusAsAwaitingApproval() {
        Operation proposed = Operation.proposed(ID, request(Action.STOP, 1));
        VirtualMachineOperation stored = OperationMapping.toCreate(proposed, "vm-bot");
        stored.getMetadata().setResourceVersion("12");

        Operation read = OperationMapping.read(stored);

        assertThat(stored.getStatus()).isNull();
        assertThat(read)
                .isEqualTo(new Operation(
                        ID,
                        "12",
                        proposed.request(),
                        new OperationState.AwaitingApproval(),
                        Optional.empty(),
                        Operation.Delivery.NOTHING));
    }

    @Test
    void summarisesOneTargetByNameAndSeveralByNumber() {
        assertThat(OperationMapping.toCreate(operation(1), "vm-bot").getSpec().summary())
                .isEqualTo("prod/db-0");
        assertThat(OperationMapping.toCreate(operation(3), "vm-bot").getSpec().summary())
                .isEqualTo("3 VMs");
    }

    @Test
    void leavesALaterSchemaAlone() {
        VirtualMachineOperation object = stored("\"schemaVersion\":1", "\"schemaVersion\":2");

        assertThatExceptionOfType(UnreadableOperationException.class)
                .isThrownBy(() -> OperationMapping.read(object))
                .withMessageContaining("schemaVersion");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void saysWhichFieldIsBroken(Edit edit) {
        VirtualMachineOperation object = stored(edit.before(), edit.after());

        assertThatExceptionOfType(UnreadableOperationException.class)
                .isThrownBy(() -> OperationMapping.read(object))
                .withMessageContaining(edit.said());
    }

    record Edit(String before, String after, String said) {}

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit("\"action\":\"stop\"", "\"action\":\"explode\"", "spec.action"),
                new Edit("\"action\":\"stop\",", "", "spec.action"),
                new Edit("\"phase\":\"Executing\"", "\"phase\":\"Dreaming\"", "status.phase"),
                new Edit("\"decidedAt\":\"2026", "\"decidedAt\":\"soon", "status.decidedAt"),
                new Edit("\"start\":\"PT5M\"", "\"start\":\"long\"", "spec.limits.start"),
                new Edit("\"step\":\"PENDING\"", "\"step\":\"JUMPING\"", "status.targets.step"),
                new Edit("\"step\":\"PENDING\"", "\"step\":\"DONE\"", "status.targets.result"),
                new Edit("\"name\":\"db-0\"", "\"name\":\"../x\"", "not a legal namespace and name"),
                new Edit("\"name\":\"alice\"", "\"name\":\"system:masters\"", "not a person's user name"),
                new Edit("\"step\"", "\"stride\"", "status.targets.step"));
    }

    @Test
    void storesBothKindsOfEndUnderTheSameFields() {
        assertThat(json(undone(Conclusion.REFUSED)))
                .contains(
                        "\"phase\":\"Refused\"",
                        "\"targets\":[]",
                        "\"why\":\"It ",
                        "\"other\":{",
                        "\"endedAt\":\"2026");
        assertThat(json(carriedOut(Conclusion.FAILED, everyProgress().subList(0, 1))))
                .contains("\"phase\":\"Failed\"", "\"targets\":[{\"step\"", "\"endedAt\":\"2026")
                .contains("\"states\":[\"-\",\"Running\"]");
    }

    @Test
    void believesNoSuccessWithoutAVm() {
        String refused = json(undone(Conclusion.REFUSED));
        var object = SERIALIZATION.unmarshal(
                refused.replace("\"phase\":\"Refused\"", "\"phase\":\"Succeeded\""), VirtualMachineOperation.class);

        assertThatExceptionOfType(UnreadableOperationException.class)
                .isThrownBy(() -> OperationMapping.read(object))
                .withMessageContaining("status.targets");
    }

    private static String json(OperationState state) {
        return SERIALIZATION.asJson(OperationMapping.toSave(operation(1).with(state), "vm-bot"));
    }

    /// The JSON of an executing operation with one piece of it replaced.
    private static VirtualMachineOperation stored(String before, String after) {
        var executing =
                new OperationState.Executing(ASKER, NOW, List.of(everyProgress().getFirst()));
        String json = SERIALIZATION.asJson(OperationMapping.toSave(operation(1).with(executing), "vm-bot"));
        assertThat(json).contains(before);
        return SERIALIZATION.unmarshal(json.replace(before, after), VirtualMachineOperation.class);
    }

    private static final OperationId ID = OperationId.of("T1", "C1", "1.1", 0);
    private static final Optional<Operation.Card> CARD = Optional.of(new Operation.Card("D1", "1700.01"));
    private static final Operation.Delivery TOLD =
            new Operation.Delivery("Failed", 2, true, List.of(0, 2), "No node fits.");

    private static int targetCount(OperationState state) {
        return switch (state) {
            case OperationState.AwaitingApproval _, OperationState.Approved _ -> 2;
            case OperationState.Executing executing -> executing.targets().size();
            case OperationState.Finished finished ->
                Math.max(1, finished.targets().size());
        };
    }

    private static Operation operation(int targets) {
        return new Operation(ID, "7", request(Action.STOP, targets), new OperationState.AwaitingApproval(), CARD, TOLD);
    }

    private static Request request(Action action, int targets) {
        List<TargetVm> vms = IntStream.range(0, targets)
                .mapToObj(index ->
                        new TargetVm(new VmRef("prod", "db-" + index), "uid-" + index, RunStrategy.MANUAL, "Running"))
                .toList();
        return RequestBuilder.of(action, vms)
                .already(IntStream.range(0, targets - 1)
                        .mapToObj(index -> new VmRef("prod", "left-out-" + index))
                        .toList())
                .force(action == Action.STOP)
                .requester(new Request.Requester(ASKER, new Identity("alice", List.of("dev", Identity.AUTHENTICATED))))
                .place(new Request.Place("C1", action == Action.START ? "" : "1699.1"))
                .asked(NOW, NOW.plusSeconds(300))
                .limits(new Request.Limits(
                        Duration.ofMinutes(5), Duration.ofSeconds(90), Duration.ofMillis(1), action == Action.STOP))
                .build();
    }

    @Test
    void keepsWhatWasKnownOfAVm() {
        List<Circumstance> known = List.of(
                new Circumstance.Migrating(),
                new Circumstance.Snapshot("nightly"),
                new Circumstance.Restore("monday"),
                new Circumstance.RestartRequired(),
                new Circumstance.Kept("Argo CD"),
                new Circumstance.Recent(Action.STOP, ASKER, NOW, Conclusion.PARTLY_SUCCEEDED),
                new Circumstance.Rival(Action.START, ASKER));
        Operation stored = operation(1);
        Operation knowing = new Operation(
                stored.id(),
                stored.version(),
                stored.request().knowing(_ -> known),
                stored.state(),
                stored.card(),
                stored.delivery());

        assertThat(roundTrip(knowing).request().targets().getFirst().circumstances())
                .isEqualTo(known);
    }

    private static Operation roundTrip(Operation operation) {
        String json = SERIALIZATION.asJson(OperationMapping.toSave(operation, "vm-bot"));
        return OperationMapping.read(SERIALIZATION.unmarshal(json, VirtualMachineOperation.class));
    }

    /// By hand, or with a clock that is wrong: nobody's yes counts for ever.
    @Test
    void waitsADayForAnApprovalAtMost() {
        Operation stored = operation(1);
        var object = OperationMapping.toSave(stored, "vm-bot");
        String json = SERIALIZATION
                .asJson(object)
                .replace(
                        "\"deadline\":\"" + stored.request().deadline() + "\"",
                        "\"deadline\":\"2099-01-01T00:00:00Z\"");

        Request read = OperationMapping.read(SERIALIZATION.unmarshal(json, VirtualMachineOperation.class))
                .request();

        assertThat(json).contains("2099");
        assertThat(read.deadline()).isEqualTo(read.createdAt().plus(Duration.ofDays(1)));
    }

    private static <T> T at(T[] values, int index) {
        return values[index % values.length];
    }
}
