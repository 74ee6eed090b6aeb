package dev.vmbot.operation.findings;

import static dev.vmbot.slack.card.Scenes.DB;
import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.Shows;
import dev.vmbot.access.Identities;
import dev.vmbot.access.Member;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.evidence.Coverage;
import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.diagnosis.evidence.Reader;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.operation.desk.Remedy;
import dev.vmbot.slack.card.CardJson;
import dev.vmbot.slack.card.Scenes;
import dev.vmbot.slack.card.operation.OperationCard;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AftercareTest {

    private static final Ask.Answer ACCEPTED = new Ask.Answer.Accepted();
    private static final Result TIMED_OUT = new Result.Failed(Trouble.START_TIMED_OUT, "", "Starting");

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final ManualClock clock = new ManualClock(NOW);
    private final FakeVirtualMachines machines = new FakeVirtualMachines()
            .show(Picture.of(RunStrategy.HALTED).named(DB).uid("uid-" + DB.name()));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Report> told = new ArrayList<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final List<Reader> readers = Collections.synchronizedList(new ArrayList<>());
    private Rights rights = rights(_ -> true);
    private boolean leads = true;
    private int virtApiFailsFrom = 1;

    private static Rights rights(Predicate<Permission> allowed) {
        var identities = new Identities(
                person -> new Member(person, Member.Standing.FULL, Optional.empty(), Set.of()),
                new Identities.Rules(Map.of(Scenes.ALICE.user(), "alice"), false, Map.of(), "", ""));
        return new Rights(identities, (_, permission) -> allowed.test(permission));
    }

    private Aftercare aftercare() {
        FindingsThread thread = (_, report) -> {
            told.add(report);
            return Optional.ofNullable(waits.poll());
        };
        var examiner = new Examiner(this::gather, rights, threads, clock);
        return new Aftercare(store, machines, examiner, thread, _ -> leads, clock);
    }

    private Evidence gather(VmRef vm, Reader reader) {
        readers.add(reader);
        boolean fails = readers.size() >= virtApiFailsFrom;
        Evidence none = Evidence.none(vm);
        var coverage = new Coverage(Map.of(Part.VIRT_API, fails ? new Reading.Failed(503, "") : new Reading.Read()));
        return new Evidence(
                vm,
                none.vm(),
                none.vmi(),
                none.pods(),
                none.events(),
                none.storage(),
                none.around(),
                coverage,
                none.attempt());
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void tellsTheCauseOnceAndRemembersThatItDid() {
        failed(TIMED_OUT);
        Aftercare aftercare = aftercare();

        assertThat(aftercare.advance(ID)).isEmpty();
        assertThat(aftercare.advance(ID)).isEmpty();
        assertThat(aftercare().advance(ID)).isEmpty();

        assertThat(rules()).containsExactly("virt-api-down");
        assertThat(told).hasSize(1);
        assertThat(stored().delivery().findings()).isTrue();
    }

    @Test
    void knowsByTheAnswerToTheAskThatVirtApiWasDown() {
        virtApiFailsFrom = Integer.MAX_VALUE;
        failed(
                new Ask.Answer.Unknown(503, "error trying to reach service: no endpoints available"),
                new Result.Failed(Trouble.NOT_DONE, "", "Stopped"));

        aftercare().advance(ID);

        assertThat(rules()).containsExactly("virt-api-down");
        assertThat(told.getFirst().examinations().getFirst().remedies())
                .containsExactly(new Remedy(ID, 0, Offer.START_AGAIN));
    }

    @Test
    void offersToWaitLongerAfterATimeLimit() {
        failed(TIMED_OUT);

        aftercare().advance(ID);

        assertThat(told.getFirst().examinations().getFirst().remedies())
                .containsExactly(new Remedy(ID, 0, Offer.WAIT_LONGER));
    }

    @Test
    void offersNoStartWhileTheVmIsStopping() {
        machines.show(
                Picture.of(RunStrategy.HALTED).named(DB).uid("uid-" + DB.name()).goingDown("run-1"));
        failed(new Result.Failed(Trouble.NOT_DONE, "", "Stopping"));

        aftercare().advance(ID);

        assertThat(told.getFirst().examinations().getFirst().remedies()).isEmpty();
    }

    @Test
    void offersNothingForAVmThatIsGone() {
        machines.remove(DB);
        failed(TIMED_OUT);

        aftercare().advance(ID);

        assertThat(told.getFirst().examinations().getFirst().remedies()).isEmpty();
    }

    @Test
    void putsTheCertainCauseOnTheCard() {
        failed(TIMED_OUT);
        store.save(stored().with(stored().delivery().showing("Failed", 0)));
        assertThat(blocks()).contains("*Causes*, as a rule");

        aftercare().advance(ID);

        assertThat(blocks())
                .contains("*Cause* (certain): KubeVirt's API server (virt-api) does not answer.")
                .doesNotContain("resource constraints");
        assertThat(stored().delivery().card()).as("to be shown anew").isEmpty();
    }

    private String blocks() {
        return CardJson.pretty(CardJson.of(OperationCard.of(stored())));
    }

    @Test
    void looksOnceMoreAfterTwoSecondsWhenNothingWasFound() {
        virtApiFailsFrom = 2;
        failed(TIMED_OUT);
        Aftercare aftercare = aftercare();

        assertThat(aftercare.advance(ID)).hasValue(clock.instant().plusSeconds(2));
        assertThat(told).isEmpty();
        assertThat(aftercare.advance(ID)).isEmpty();

        assertThat(rules()).containsExactly("virt-api-down");
    }

    @Test
    void saysSoWhenNothingIsFoundTheSecondTimeEither() {
        virtApiFailsFrom = Integer.MAX_VALUE;
        failed(TIMED_OUT);
        Aftercare aftercare = aftercare();

        assertThat(aftercare.advance(ID)).isPresent();
        assertThat(aftercare.advance(ID)).isEmpty();

        assertThat(readers).hasSize(2);
        assertThat(told)
                .singleElement()
                .satisfies(report -> assertThat(report.examinations()).hasSize(1));
        assertThat(rules()).isEmpty();
    }

    @Test
    void knowsWhatTheClusterAnswered() {
        virtApiFailsFrom = Integer.MAX_VALUE;
        String words = "User \"system:serviceaccount:vm-bot:bot\" cannot update resource \"virtualmachines/start\""
                + " in API group \"subresources.kubevirt.io\"";
        failed(
                new Ask.Answer.Refused(ClusterException.Reason.FORBIDDEN, words),
                new Result.Failed(Trouble.BOT_LACKS_RIGHT, words, "Stopped"));

        aftercare().advance(ID);

        assertThat(rules()).containsExactly("missing-right");
    }

    static Stream<Ask.Answer> refusalsOfAPolicy() {
        String words = "admission webhook \"sizes.example.com\" denied the request: a VM cannot have more than 4 cores";
        return Stream.of(
                new Ask.Answer.Refused(ClusterException.Reason.CONFLICT, words),
                new Ask.Answer.Refused(ClusterException.Reason.FORBIDDEN, words),
                new Ask.Answer.Refused(ClusterException.Reason.INVALID, words),
                new Ask.Answer.Unknown(500, "Internal error occurred: " + words));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfAPolicy")
    void knowsThatAPolicyRefusedTheRequest(Ask.Answer answer) {
        virtApiFailsFrom = Integer.MAX_VALUE;
        failed(answer, new Result.Failed(Trouble.REFUSED_BY_CLUSTER, "", "Stopped"));

        aftercare().advance(ID);

        assertThat(rules()).containsExactly("webhook-refusal");
    }

    static Stream<Result> quietEnds() {
        return Stream.of(
                new Result.Succeeded("Running"),
                new Result.NothingToDo("Running"),
                new Result.Refused(Result.Refusal.RIGHT_LOST, ""),
                new Result.NotBegun(),
                new Result.Failed(Trouble.VM_GONE, "", ""));
    }

    @ParameterizedTest
    @MethodSource("quietEnds")
    void saysNothingWhereThereIsNothingToFindOut(Result result) {
        failed(result);

        assertThat(aftercare().advance(ID)).isEmpty();
        assertThat(readers).isEmpty();
    }

    @Test
    @Shows("P14")
    void saysNothingAfterACancellation() {
        store.create(posted(Scenes.cancelled()));

        assertThat(aftercare().advance(ID)).isEmpty();
        assertThat(readers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Conclusion.class,
            names = {"EXPIRED", "REFUSED"})
    void saysNothingWhereNothingWasAskedOfTheCluster(Conclusion conclusion) {
        store.create(posted(Scenes.undone(conclusion, "")));

        assertThat(aftercare().advance(ID)).isEmpty();
        assertThat(readers).isEmpty();
    }

    @Test
    void looksIntoAVmOfWhichNobodyKnowsHowItEnded() {
        failed(new Result.Unknown());

        assertThat(aftercare().advance(ID)).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void waitsForTheLeadAndForTheCard() {
        failed(TIMED_OUT);
        leads = false;

        assertThat(aftercare().advance(ID)).isPresent();
        assertThat(readers).isEmpty();

        leads = true;
        store.save(new Operation(
                ID, stored().version(), stored().request(), stored().state(), Optional.empty(), stored().delivery()));
        assertThat(aftercare().advance(ID)).isPresent();
        assertThat(readers).isEmpty();
    }

    @Test
    void tellsTheSameAgainWhenSlackAsksToWait() {
        failed(TIMED_OUT);
        waits.add(Duration.ofSeconds(17));
        Aftercare aftercare = aftercare();

        assertThat(aftercare.advance(ID)).hasValue(clock.instant().plusSeconds(17));
        assertThat(stored().delivery().findings()).isFalse();
        assertThat(aftercare.advance(ID)).isEmpty();

        assertThat(told).hasSize(2);
        assertThat(readers).hasSize(1);
        assertThat(stored().delivery().findings()).isTrue();
    }

    @Test
    void keepsWhatOthersSavedMeanwhile() {
        failed(TIMED_OUT);
        store.beforeNextSave(() -> store.save(stored().with(new Operation.Delivery("Failed", 1, false))));

        aftercare().advance(ID);

        assertThat(stored().delivery().late()).isEqualTo(1);
        assertThat(stored().delivery().findings()).isTrue();
    }

    @Test
    void triesAgainWhenThatItWasToldCannotBeStored() {
        failed(TIMED_OUT);
        store.beforeNextSave(() -> {
            throw new ClusterException(ClusterException.Reason.TIMEOUT, 0, "");
        });
        Aftercare aftercare = aftercare();

        assertThat(aftercare.advance(ID)).isPresent();
        assertThat(aftercare.advance(ID)).isEmpty();

        assertThat(stored().delivery().findings()).isTrue();
    }

    @Test
    void leavesItWhenItIsTooLateToSayAnythingTrue() {
        failed(TIMED_OUT);
        clock.pass(Duration.ofHours(1));

        assertThat(aftercare().advance(ID)).isEmpty();
        assertThat(readers).isEmpty();
    }

    @Test
    @Shows("P25")
    void readsForThePersonOnlyWhatThePersonMayRead() {
        failed(TIMED_OUT);

        aftercare().advance(ID);
        assertThat(readers).containsExactly(new Reader(true, true));

        store.save(stored().with(Operation.Delivery.NOTHING));
        rights = rights(permission -> !permission.subresource().equals("log"));
        aftercare().advance(ID);
        assertThat(readers.getLast()).isEqualTo(new Reader(false, true));
    }

    @Test
    void looksIntoFiveOfManyAndNamesTheRest() {
        List<TargetVm> targets = IntStream.range(0, 7)
                .mapToObj(index -> new TargetVm(new VmRef("prod", "vm-" + index), "uid", RunStrategy.ALWAYS, "Stopped"))
                .toList();
        var progress = Collections.nCopies(7, progress(ACCEPTED, TIMED_OUT));
        store.create(new Operation(
                ID,
                "",
                Scenes.request(Action.START, false, targets.toArray(TargetVm[]::new)),
                new OperationState.CarriedOut(Conclusion.FAILED, NOW, progress, List.of()),
                Optional.of(new Operation.Card("C0OPS", "1700000000.000100")),
                Operation.Delivery.NOTHING));

        aftercare().advance(ID);

        assertThat(told.getFirst().examinations())
                .extracting(one -> one.vm().name())
                .containsExactly("vm-0", "vm-1", "vm-2", "vm-3", "vm-4");
        assertThat(told.getFirst().left()).extracting(VmRef::name).containsExactly("vm-5", "vm-6");
    }

    private void failed(Result result) {
        failed(ACCEPTED, result);
    }

    private void failed(Ask.Answer answer, Result result) {
        store.create(posted(
                new OperationState.CarriedOut(result.conclusion(), NOW, List.of(progress(answer, result)), List.of())));
    }

    private static TargetProgress progress(Ask.Answer answer, Result result) {
        return new TargetProgress(
                TargetProgress.Stage.entered(TargetProgress.Step.DONE, NOW),
                new TargetProgress.Before("run-1", RunStrategy.ALWAYS, Duration.ofSeconds(30)),
                TargetProgress.Asks.of(new Ask(Ask.Kind.START, 1, "run-1", 7, NOW, answer)),
                Optional.of(TargetProgress.End.of(result)));
    }

    private static Operation posted(OperationState state) {
        Operation proposed = Scenes.in(Action.START, RunStrategy.ALWAYS, state);
        assertThat(proposed.request().targets().getFirst().ref()).isEqualTo(DB);
        return proposed.with(new Operation.Card("C0OPS", "1700000000.000100"));
    }

    private Operation stored() {
        return store.find(ID).orElseThrow();
    }

    private List<String> rules() {
        return told.getLast().examinations().stream()
                .flatMap(one -> one.diagnosis().findings().stream())
                .map(Finding::rule)
                .toList();
    }
}
