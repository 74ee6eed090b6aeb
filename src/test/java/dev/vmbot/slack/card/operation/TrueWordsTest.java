package dev.vmbot.slack.card.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.CardJson;
import dev.vmbot.slack.card.Scenes;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a card says of a VM holds of that VM, as it is.
final class TrueWordsTest {

    private static final Result STOPPED = new Result.Succeeded("Stopped");
    private static final int GRACE = 30;

    @Test
    void saysThatTheStateIsPreservedOfAGuestThatShutDownInTime() {
        assertThat(shown(stopThatTook(GRACE - 1))).contains("State preserved.").doesNotContain("may be lost");
    }

    @ParameterizedTest
    @ValueSource(ints = {GRACE, GRACE + 20, 100_000})
    void saysThatThePowerWasCutOfAGuestThatOutlastedItsGracePeriod(int seconds) {
        assertThat(shown(stopThatTook(seconds)))
                .contains("grace period of 30 s was over; KubeVirt cuts the power then", "may be lost")
                .doesNotContain("State preserved");
    }

    @Test
    void saysItOnTheLineOfABatch() {
        Operation batch = Scenes.batch(
                Action.STOP, Scenes.finished(Conclusion.SUCCEEDED, took(GRACE), took(GRACE - 1), took(GRACE - 1)));

        assertThat(shown(batch)).contains("may be lost");
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"STOP", "RESTART"})
    void speaksOfNoInterruptionWhereNoGuestRuns(Action action) {
        for (String state :
                new String[] {"ErrorUnschedulable", "CrashLoopBackOff", "Provisioning", "Trying to start"}) {
            Request one = Scenes.request(action, false, target(state));
            Request two = Scenes.request(action, false, target(state), target(state));

            assertThat(shown(Operation.proposed(Scenes.ID, one)))
                    .contains("no service is interrupted")
                    .doesNotContain("services are interrupted", "brief interruption");
            assertThat(shown(Operation.proposed(Scenes.ID, two))).doesNotContain("services interrupted", "briefly");
        }
    }

    @Test
    void countsWhichOfABatchRun() {
        Request request =
                Scenes.request(Action.STOP, false, target("Running"), target("CrashLoopBackOff"), target("Paused"));

        assertThat(shown(Operation.proposed(Scenes.ID, request)))
                .contains("All 3 VMs will shut down, services interrupted (2 of them run).");
    }

    @Test
    void preservesNoStateWhereNoGuestRan() {
        Request request = Scenes.request(Action.STOP, false, target("ErrorUnschedulable"));

        assertThat(shown(Operation.proposed(Scenes.ID, request)
                        .with(stopThatTook(1).state())))
                .contains("No guest ran.")
                .doesNotContain("State preserved");
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsTheReasonFromTheQuestionToTheEnd(OperationState state) {
        Request request = RequestBuilder.like(
                        Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false).request())
                .reason(Optional.of("the kernel update"))
                .build();
        Card card = OperationCard.of(Operation.proposed(Scenes.ID, request).with(state));

        assertThat(CardJson.pretty(CardJson.of(card))).contains("Reason given: `the kernel update`");
    }

    static Stream<OperationState> states() {
        return Stream.of(
                new OperationState.AwaitingApproval(),
                new OperationState.Approved(Scenes.ALICE, Scenes.NOW),
                Scenes.executing(Scenes.at(Step.STOPPING)),
                Scenes.finished(Conclusion.SUCCEEDED, Scenes.done(STOPPED)),
                Scenes.finished(
                        Conclusion.FAILED,
                        Scenes.done(new Result.Failed(Result.Trouble.STOP_TIMED_OUT, "", "Stopping"))),
                Scenes.finished(Conclusion.UNKNOWN, Scenes.done(new Result.Unknown())),
                Scenes.cancelled());
    }

    private static Operation stopThatTook(int seconds) {
        return Scenes.in(Action.STOP, RunStrategy.ALWAYS, Scenes.finished(Conclusion.SUCCEEDED, took(seconds)));
    }

    private static TargetProgress took(int seconds) {
        return Scenes.asked(Step.STOPPING, Ask.Kind.STOP, new Ask.Answer.Accepted())
                .done(STOPPED, Scenes.NOW.plusSeconds(seconds));
    }

    private static TargetVm target(String state) {
        return new TargetVm(Scenes.DB, "uid-db", RunStrategy.ALWAYS, state);
    }

    private static String shown(Operation operation) {
        Card card = OperationCard.of(operation);
        return card.text() + CardJson.pretty(CardJson.of(card));
    }
}
