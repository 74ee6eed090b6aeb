package dev.vmbot.slack.card.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.config.SettingsReader;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
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
import dev.vmbot.slack.card.SlackLimits;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The largest batch that can be set, of VMs with the longest names, can be shown from its question to its end.
final class BatchSizeTest {

    /// Slack says nowhere where `msg_blocks_too_long` begins; people meet it from about 13,200 characters on.
    private static final int MOST_CHARACTERS = 13_000;

    private static final String LONGEST = "n".repeat(61);
    private static final List<TargetVm> TARGETS = IntStream.range(10, 10 + SettingsReader.MOST_TARGETS)
            .mapToObj(index -> new TargetVm(
                    new VmRef(LONGEST + index, LONGEST + index),
                    "uid-" + index,
                    RunStrategy.RERUN_ON_FAILURE,
                    "WaitingForVolumeBinding"))
            .toList();

    @ParameterizedTest
    @EnumSource(Action.class)
    void showsTheQuestionWithEveryNameInFull(Action action) {
        Card card = QuestionCard.of(operation(action));

        requireFitting(card);
        String shown = CardJson.pretty(CardJson.of(card));
        assertThat(TARGETS).allSatisfy(target -> assertThat(shown).contains("`" + target.ref() + "`"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void showsThemAllAtWork(Action action) {
        TargetProgress asked = Scenes.asked(
                Step.STOPPING,
                Ask.Kind.STOP,
                new Ask.Answer.Refused(ClusterException.Reason.BROKEN, LONGEST.repeat(10)));

        requireFitting(OperationCard.of(operation(action).with(Scenes.executing(all(asked)))));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void showsWhyEachOfThemFailed(Action action) {
        TargetProgress failed = Scenes.done(
                new Result.Failed(Result.Trouble.REFUSED_BY_CLUSTER, LONGEST.repeat(10), "WaitingForVolumeBinding"));
        OperationState end = Scenes.finished(Conclusion.FAILED, all(failed));

        requireFitting(OperationCard.of(operation(action).with(end)));
    }

    private static TargetProgress[] all(TargetProgress one) {
        return Collections.nCopies(TARGETS.size(), one).toArray(TargetProgress[]::new);
    }

    private static Operation operation(Action action) {
        Request request = Scenes.request(action, true, TARGETS.toArray(TargetVm[]::new));
        return Operation.proposed(
                Scenes.ID,
                RequestBuilder.like(request)
                        .reason(Optional.of("r".repeat(150)))
                        .build());
    }

    private static void requireFitting(Card card) {
        SlackLimits.check(card);
        assertThat(CardJson.of(card).get("blocks").toString().length()).isLessThan(MOST_CHARACTERS);
    }
}
