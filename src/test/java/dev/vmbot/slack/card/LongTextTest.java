package dev.vmbot.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.inventory.Reading;
import dev.vmbot.inventory.Resolution;
import dev.vmbot.model.Action;
import dev.vmbot.model.Target;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.TargetVm;
import dev.vmbot.slack.card.answer.ReadingCard;
import dev.vmbot.slack.card.operation.OperationCard;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What matters most is not what is cut off.
final class LongTextTest {

    private static final String UNSCHEDULABLE =
            "0/9 nodes are available: 3 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s)"
                    + " didn't match Pod's node affinity/selector, 4 Insufficient memory. preemption: 0/9 nodes are"
                    + " available: 9 Preemption is not helpful for scheduling.";
    private static final Result FAILED =
            new Result.Failed(Result.Trouble.START_TIMED_OUT, UNSCHEDULABLE, "ErrorUnschedulable");

    private static String batch(int size, Result result) {
        TargetVm[] targets = IntStream.range(0, size)
                .mapToObj(index -> Scenes.target(new VmRef("prod", "web-" + index), RunStrategy.ALWAYS))
                .toArray(TargetVm[]::new);
        TargetProgress[] ends = Collections.nCopies(size, Scenes.done(result)).toArray(TargetProgress[]::new);
        Operation operation = Operation.proposed(Scenes.ID, Scenes.request(Action.START, false, targets))
                .with(Scenes.finished(Conclusion.FAILED, ends));
        return CardJson.of(OperationCard.of(operation)).toString();
    }

    @Test
    void tellsTheStateAndTheClustersWordsOfEachOfAFew() {
        assertThat(batch(3, FAILED).split("It is ErrorUnschedulable now\\. The cluster said: `[^`]*scheduling\\.`", -1))
                .hasSize(4);
    }

    @Test
    void tellsTheStateOfEachOfManyAndEndsWhatItCutsAsCode() {
        assertThat(batch(50, FAILED).split("It is ErrorUnschedulable now\\. The cluster said: `[^`]*…`", -1))
                .hasSize(51);
    }

    @Test
    void tellsHowALostRightIsTested() {
        String how = "A role with the rule `apiGroups: [\"subresources.kubevirt.io\"], resources:"
                + " [\"virtualmachines/start\"], verbs: [\"update\"]` is missing. Test it with `kubectl auth can-i --list -n"
                + " prod --as=alice@example.com --as-group=system:authenticated --as-group=platform-operators | grep"
                + " virtualmachines.subresources.kubevirt.io/start`, which lists the right once it is granted by that rule.";

        assertThat(batch(10, new Result.Refused(Result.Refusal.RIGHT_LOST, how)))
                .contains("virtualmachines.subresources.kubevirt.io/start`, which lists the right");
    }

    @Test
    void tellsAllOfOneVm() {
        var seen = Picture.of(RunStrategy.ALWAYS).trouble(UNSCHEDULABLE + " " + "x".repeat(250) + " end");
        var state = new Reading.State(new Target("prod", "db-1"), new Resolution.Found(seen.seen()));

        assertThat(CardJson.of(ReadingCard.of(new Reading.States(List.of(state)), "status"))
                        .toString())
                .contains("x end`");
        assertThat(CardJson.of(ReadingCard.of(new Reading.States(Collections.nCopies(20, state)), "status"))
                        .toString())
                .contains("…`")
                .doesNotContain("x end`");
    }

    @Test
    void leavesWhatFitsAlone() {
        assertThat(Mrkdwn.code("abc").cut(5).markup()).isEqualTo("`abc`");
        assertThat(Mrkdwn.code("abcd").cut(5).markup()).isEqualTo("`ab…`");
        assertThat(Mrkdwn.text("abcdef").cut(5).markup()).isEqualTo("abc…");
    }
}
