package dev.vmbot.operation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException.Reason;
import dev.vmbot.cluster.Observation;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Result.Trouble;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetProgress.Before;
import dev.vmbot.operation.TargetProgress.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done about an ask that the cluster has not agreed to.
final class AnswerDecisionTest {

    private static final Instant NOW = Story.NOW;
    private static final Duration START_LIMIT = Story.LIMITS.start();
    private static final Instant STOP_END = NOW.plus(Picture.GRACE).plus(Story.LIMITS.stopMargin());
    private static final Picture UP = Picture.of(RunStrategy.ALWAYS).running("run-1");
    private static final Picture DOWN = Picture.of(RunStrategy.HALTED);
    private static final Ask.Answer NO_IDEA = new Ask.Answer.Unknown("");
    private static final Ask.Answer ANSWERED_500 = new Ask.Answer.Unknown(500, "etcdserver: request timed out");

    private static Ask.Answer no(Reason reason) {
        return new Ask.Answer.Refused(reason, "words");
    }

    private static TargetProgress stopping(Ask.Answer answer, int attempt) {
        return TargetProgress.pending(NOW)
                .remember(Before.of(UP.live()))
                .enter(Step.STOPPING, NOW)
                .asking(new Ask(Ask.Kind.STOP, attempt, "run-1", UP.vm().version(), NOW, answer));
    }

    /// In the second half of a restart.
    private static TargetProgress bringingBack(Ask.Answer answer, int attempt) {
        return stopping(new Ask.Answer.Accepted(), 1)
                .enter(Step.PAUSING, NOW)
                .enter(Step.STARTING, NOW)
                .asking(new Ask(Ask.Kind.START, attempt, "", DOWN.vm().version(), NOW, answer));
    }

    private static TargetProgress starting(Ask.Answer answer, int attempt) {
        return TargetProgress.pending(NOW)
                .remember(Before.of(DOWN.live()))
                .enter(Step.STARTING, NOW)
                .asking(new Ask(Ask.Kind.START, attempt, "", DOWN.vm().version(), NOW, answer));
    }

    private static Move decide(Action action, TargetProgress progress, Observation seen, Instant now) {
        return Decision.decide(Story.request(action), Story.target(Picture.DB), progress, new Sight.Seen(seen), now);
    }

    private static void assertAsks(Move move, Ask.Kind kind) {
        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Request.class,
                        request -> assertThat(
                                        request.asking().ask().orElseThrow().kind())
                                .isEqualTo(kind));
    }

    private static void assertFails(Move move, Trouble trouble) {
        assertThat(move)
                .isInstanceOfSatisfying(
                        Move.Finish.class,
                        finish -> assertThat(finish.result())
                                .isInstanceOfSatisfying(
                                        Result.Failed.class,
                                        failed -> assertThat(failed.trouble()).isEqualTo(trouble)));
    }

    @Test
    void endsByASentenceAboutTheVm() {
        assertFails(decide(Action.STOP, stopping(no(Reason.CONFLICT), 1), UP.live(), NOW), Trouble.REFUSED_BY_CLUSTER);
        assertFails(decide(Action.STOP, stopping(no(Reason.FORBIDDEN), 1), UP.live(), NOW), Trouble.BOT_LACKS_RIGHT);
        assertFails(
                decide(Action.RESTART, bringingBack(no(Reason.CONFLICT), 1), DOWN.live(), NOW),
                Trouble.REFUSED_BY_CLUSTER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"BUSY", "UNREACHABLE", "NOT_FOUND"})
    void asksAgainForAsLongAsThereIsTimeWhatCertainlyWasNotDone(Reason reason) {
        for (int attempt : List.of(2, 4, 5, 40, Integer.MAX_VALUE - 1)) {
            TargetProgress refused = stopping(no(reason), attempt);

            assertThat(decide(Action.STOP, refused, UP.live(), NOW)).isInstanceOf(Move.WaitUntil.class);
            assertAsks(decide(Action.STOP, refused, UP.live(), NOW.plusSeconds(10)), Ask.Kind.STOP);
            assertFails(decide(Action.STOP, refused, UP.live(), STOP_END), Trouble.UNAVAILABLE);
        }
        assertThat(decide(Action.STOP, stopping(no(reason), 1), UP.live(), NOW))
                .isEqualTo(new Move.WaitUntil(NOW.plusSeconds(4)));
    }

    /// A token is renewed, or an administrator mends it.
    @Test
    void asksAgainWhileItsCredentialsAreNotAcceptedAndSaysSoAtTheEnd() {
        TargetProgress refused = bringingBack(no(Reason.UNAUTHENTICATED), 5);

        assertAsks(decide(Action.RESTART, refused, DOWN.live(), NOW.plusSeconds(10)), Ask.Kind.START);
        assertFails(
                decide(Action.STOP, stopping(no(Reason.UNAUTHENTICATED), 5), UP.live(), STOP_END),
                Trouble.BOT_NOT_ACCEPTED);
    }

    @Test
    void believesThatItMayNotStartWhatItStoppedOnlyAfterAWhile() {
        for (int attempt = 1; attempt < 4; attempt++) {
            assertAsks(
                    decide(
                            Action.RESTART,
                            bringingBack(no(Reason.FORBIDDEN), attempt),
                            DOWN.live(),
                            NOW.plusSeconds(10)),
                    Ask.Kind.START);
        }
        assertFails(
                decide(Action.RESTART, bringingBack(no(Reason.FORBIDDEN), 4), DOWN.live(), NOW.plusSeconds(10)),
                Trouble.BOT_LACKS_RIGHT);
    }

    @Test
    void asksAgainAfterAnUncertainAnswerThatHasLeftTheVmUntouched() {
        Instant settled = NOW.plus(Asked.UNCERTAIN);
        for (Ask.Answer answer : List.of(NO_IDEA, ANSWERED_500)) {
            TargetProgress stop = stopping(answer, 1);

            assertThat(decide(Action.STOP, stop, UP.live(), NOW)).isEqualTo(new Move.WaitUntil(settled));
            assertAsks(decide(Action.STOP, stop, UP.live(), settled), Ask.Kind.STOP);
            assertAsks(decide(Action.START, starting(answer, 1), DOWN.live(), settled), Ask.Kind.START);
            assertAsks(decide(Action.RESTART, bringingBack(answer, 6), DOWN.live(), settled), Ask.Kind.START);
            assertFails(decide(Action.STOP, stop, UP.live(), STOP_END), Trouble.NOT_DONE);
        }
    }

    @Test
    void cannotSayWhatBecameOfAnUncertainAskOnceTheVmWasWritten() {
        Instant settled = NOW.plus(Asked.UNCERTAIN);

        assertFails(
                decide(
                        Action.STOP,
                        stopping(NO_IDEA, 1),
                        Picture.of(RunStrategy.ALWAYS)
                                .version(9)
                                .running("run-1")
                                .live(),
                        settled),
                Trouble.NOT_TAKEN);
        assertFails(
                decide(Action.RESTART, bringingBack(NO_IDEA, 1), DOWN.version(9).live(), settled), Trouble.NOT_TAKEN);
    }

    @Test
    void startsWhatItHasStoppedUpToTheLastMoment() {
        Instant last = NOW.plus(START_LIMIT).minusMillis(1);

        for (Ask.Answer answer : List.of(NO_IDEA, no(Reason.BUSY), no(Reason.UNREACHABLE), no(Reason.NOT_FOUND))) {
            assertAsks(decide(Action.RESTART, bringingBack(answer, 6), DOWN.live(), last), Ask.Kind.START);
        }
        assertFails(
                decide(Action.RESTART, bringingBack(NO_IDEA, 6), DOWN.live(), NOW.plus(START_LIMIT)), Trouble.NOT_DONE);
        assertFails(
                decide(Action.RESTART, bringingBack(no(Reason.BUSY), 6), DOWN.live(), NOW.plus(START_LIMIT)),
                Trouble.UNAVAILABLE);
    }

    @Test
    void givesARequestThatWasTakenLateItsWholeTime() {
        Instant taken = NOW.plusSeconds(100);
        TargetProgress late = stopping(no(Reason.BUSY), 1)
                .asking(new Ask(Ask.Kind.STOP, 12, "run-1", 5, taken, new Ask.Answer.Accepted()));
        Observation goingDown =
                Picture.of(RunStrategy.HALTED).version(9).goingDown("run-1").live();

        assertThat(decide(Action.STOP, late, goingDown, STOP_END))
                .isEqualTo(new Move.WaitUntil(STOP_END.plusSeconds(100)));
    }
}
