package dev.vmbot.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.diagnosis.Diagnosis;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.inventory.IdleException;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Action;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Prospects;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.desk.Answer;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.slack.card.answer.AnswerCard;
import dev.vmbot.slack.card.answer.FindingsCard;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.answer.TalkCard;
import dev.vmbot.slack.card.operation.OperationCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a person or the cluster says, Slack takes the message and nothing in it becomes markup.
final class HostileTextTest {

    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here|x>",
            "<@U0ALICE>",
            "<https://evil.example|console>",
            "&lt;!channel&gt;",
            "&",
            "<",
            ">",
            "`",
            "```",
            "*",
            "_",
            "~",
            "\n",
            "\r\n",
            "\u2028",
            "\u202e",
            "\u0000",
            "|",
            "%s",
            "%n",
            "\\",
            "\"",
            "🧨",
            "👩‍👩‍👧‍👦",
            "\ud83d",
            "\udca3",
            "é",
            "x".repeat(700),
            "名",
            " ",
            "{ago}",
            "<!date^1^{time}|x>",
            "$1",
            "\u200b");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staysHarmlessAndWithinTheLimits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String hostile = hostile(random);

        cardsAbout(hostile).forEach(SlackLimits::check);
    }

    @Test
    void staysWithinTheLimitsWithManyLongOnes() {
        String longest = "&".repeat(5000);
        List<Reading.State> states = Collections.nCopies(
                50,
                new Reading.State(
                        new Target(longest, longest),
                        new Resolution.Found(Scenes.stopped(Scenes.DB, Optional.of(longest)))));
        Result failed = new Result.Failed(Result.Trouble.REFUSED_BY_CLUSTER, longest, longest);

        SlackLimits.check(ReadingCard.of(new Reading.States(states), "status"));
        SlackLimits.check(OperationCard.of(batchOf50(failed)));
        SlackLimits.check(FindingsCard.afterFailure(Scenes.remedy(Prospects.Offer.FORCED_STOP), findings(longest)));
    }

    @Test
    void cutsNoEntityInTwo() {
        for (int most = 2; most < 40; most++) {
            assertThat(Mrkdwn.say("ab%s", "<&>🧨<&>").cut(most).markup()).matches("([ab🧨…]|&(amp|lt|gt);)*");
        }
    }

    @Test
    void mentionsNobodyForAnIdThatIsNone() {
        assertThat(Mrkdwn.mention(new dev.vmbot.model.Person("T1", "U1> <!channel"))
                        .markup())
                .isEqualTo("`U1&gt; &lt;!channel`");
    }

    private static String hostile(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 30);
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<Card> cardsAbout(String hostile) {
        List<Card> cards = new ArrayList<>();
        Target target = new Target(hostile, hostile);
        Subject named = new Subject.Named(List.of(target));
        var stop = new Intent.Change(Action.STOP, named, false);
        cards.add(AnswerCard.of(new Answer.NotFound(
                        stop, target, new Resolution.NotFound(List.of(Scenes.DB), Optional.of(hostile))))
                .orElseThrow());
        cards.add(AnswerCard.of(new Answer.IllegalName(target)).orElseThrow());
        cards.add(AnswerCard.of(new Answer.NoneMatch(hostile)).orElseThrow());
        cards.add(AnswerCard.of(new Answer.NothingExcepted(List.of(new IdleException(hostile, List.of(Scenes.DB)))))
                .orElseThrow());
        cards.add(AnswerCard.of(new Answer.NotAll(
                        stop.because(Optional.of(hostile)),
                        List.of(
                                new Answer.NotFound(stop, target, new Resolution.NotFound(List.of(), Optional.empty())),
                                new Answer.NotNow(
                                        Action.STOP,
                                        Scenes.stopped(Scenes.DB, Optional.of(hostile)),
                                        hostile,
                                        hostile)),
                        List.of(Scenes.WEB_1)))
                .orElseThrow());
        cards.add(AnswerCard.of(new Answer.NotNow(
                        Action.STOP, Scenes.stopped(Scenes.DB, Optional.of(hostile)), hostile, hostile))
                .orElseThrow());
        cards.add(ReadingCard.of(
                new Reading.States(List.of(
                        new Reading.State(
                                target, new Resolution.Found(Scenes.stopped(Scenes.DB, Optional.of(hostile)))),
                        new Reading.State(target, new Resolution.Illegal()))),
                hostile));
        cards.add(TalkCard.of(new Interpretation.Unclear(
                Set.of(Interpretation.Missing.TARGET),
                List.of(new Intent.Change(Action.STOP, named, false), new Intent.Status(named)))));
        cards.add(TalkCard.of(new Interpretation.Unclear(
                Set.of(Interpretation.Missing.INTENT), List.of(), Optional.empty(), List.of(hostile))));
        Result failed = new Result.Failed(Result.Trouble.REFUSED_BY_CLUSTER, hostile, hostile);
        cards.add(OperationCard.of(
                Scenes.in(Action.START, RunStrategy.HALTED, Scenes.finished(Conclusion.FAILED, Scenes.done(failed)))));
        cards.add(OperationCard.of(
                Scenes.in(Action.START, RunStrategy.HALTED, Scenes.undone(Conclusion.REFUSED, hostile))));
        cards.add(OperationCard.of(
                Scenes.in(Action.START, RunStrategy.HALTED, Scenes.executing(Scenes.importing(hostile)))));
        cards.add(FindingsCard.afterFailure(Scenes.remedy(Prospects.Offer.FORCED_STOP), findings(hostile)));
        List<Card> plain = cards.stream().map(Card::plain).toList();
        cards.addAll(plain);
        return cards;
    }

    private static Examination findings(String hostile) {
        Finding finding = new Finding(
                hostile,
                Finding.Confidence.LIKELY,
                hostile,
                Collections.nCopies(5, hostile),
                hostile,
                Optional.of(hostile),
                new Prospects(
                        true,
                        Set.of(),
                        Optional.empty(),
                        Collections.nCopies(7, new Prospects.Step(hostile, hostile, Optional.of(hostile)))));
        var diagnosis = new Diagnosis(Collections.nCopies(6, finding), Collections.nCopies(13, hostile));
        return new Examination(Scenes.DB, diagnosis, true);
    }

    private static dev.vmbot.operation.Operation batchOf50(Result result) {
        dev.vmbot.operation.TargetVm[] targets = Collections.nCopies(50, Scenes.target(Scenes.DB, RunStrategy.ALWAYS))
                .toArray(dev.vmbot.operation.TargetVm[]::new);
        OperationState state = Scenes.finished(
                Conclusion.FAILED,
                Collections.nCopies(50, Scenes.done(result)).toArray(dev.vmbot.operation.TargetProgress[]::new));
        return dev.vmbot.operation.Operation.proposed(Scenes.ID, Scenes.request(Action.STOP, false, targets))
                .with(state);
    }
}
