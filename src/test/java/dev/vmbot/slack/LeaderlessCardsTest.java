package dev.vmbot.slack;

import static dev.vmbot.slack.card.Scenes.ALICE;
import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.Leadership;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.TargetProgress.Step;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people are told while nobody leads.
final class LeaderlessCardsTest {

    private static final String REASON =
            "leases.coordination.k8s.io \"vm-lifecycle-bot\" is forbidden: cannot patch resource \"leases\"";

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeGateway slack = new FakeGateway();
    private final ManualClock clock = new ManualClock(NOW);
    private Optional<Leadership.Vacancy> vacancy = Optional.of(new Leadership.Vacancy(Duration.ofSeconds(20), REASON));
    private boolean seesCluster = true;
    private final LeaderlessCards cards = new LeaderlessCards(store, slack, leadership(), () -> seesCluster, clock);

    @Test
    void saysOnAnApprovedCardWithinFifteenSecondsThatNobodyCanCarryItOut() {
        approve();

        for (Duration waited = Duration.ZERO;
                waited.compareTo(Duration.ofSeconds(15)) < 0;
                waited = waited.plus(LeaderlessCards.PACE)) {
            cards.look();
            clock.pass(LeaderlessCards.PACE);
        }

        assertThat(slack.texts("update"))
                .singleElement()
                .asString()
                .contains("approved; no replica can carry it out", "cannot patch resource", "Nothing has been changed");
    }

    @Test
    void saysItWithoutAReasonToo() {
        vacancy = Optional.of(new Leadership.Vacancy(Duration.ofSeconds(20), ""));
        approveLongAgo();

        cards.look();

        assertThat(slack.texts("update")).singleElement().asString().contains("holding the bot's Lease for 20 s");
    }

    @Test
    void saysNothingWhileSomebodyLeads() {
        vacancy = Optional.empty();
        approveLongAgo();

        cards.look();

        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void saysNothingWhenItIsThisReplicaThatSeesNothing() {
        seesCluster = false;
        approveLongAgo();

        cards.look();

        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void leavesCardsAloneThatWaitOrAreUnderWay() {
        store.create(posted());
        clock.pass(LeaderlessCards.SOON);
        cards.look();
        store.save(stored().with(Scenes.executing(Scenes.at(Step.PENDING))));
        cards.look();

        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void doesNotCoverTheCardOfALeaderThatHasBegunMeanwhile() {
        approveLongAgo();
        slack.beforeNext("update", () -> store.save(stored().with(Scenes.cancelled())));

        cards.look();

        assertThat(slack.texts("update")).hasSize(2).last().asString().contains("cancelled");
    }

    @Test
    void triesAgainWhenSlackDidNotTakeIt() {
        approveLongAgo();
        slack.failNext("update", SlackException.Reason.UNCERTAIN, Duration.ZERO);

        cards.look();
        cards.look();

        assertThat(slack.texts("update")).hasSize(1);
    }

    @Test
    void saysItAgainInTheNextTimeWithoutALeader() {
        approveLongAgo();
        Optional<Leadership.Vacancy> none = vacancy;
        cards.look();
        vacancy = Optional.empty();
        cards.look();
        vacancy = none;
        cards.look();

        assertThat(slack.texts("update")).hasSize(2);
    }

    private Leadership leadership() {
        return new Leadership() {
            @Override
            public boolean mayBegin(Duration longest) {
                return false;
            }

            @Override
            public Optional<Vacancy> vacancy() {
                return vacancy;
            }
        };
    }

    private void approveLongAgo() {
        approve();
        clock.pass(LeaderlessCards.SOON);
    }

    private void approve() {
        store.create(posted());
        store.save(stored().with(new OperationState.Approved(ALICE, NOW)));
    }

    private static Operation posted() {
        return Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false)
                .with(new Operation.Card("C0OPS", "1700000000.000100"));
    }

    private Operation stored() {
        return store.find(ID).orElseThrow();
    }
}
