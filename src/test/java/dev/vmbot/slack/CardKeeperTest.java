package dev.vmbot.slack;

import static dev.vmbot.slack.card.Scenes.ALICE;
import static dev.vmbot.slack.card.Scenes.ID;
import static dev.vmbot.slack.card.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.slack.SlackException.Reason;
import dev.vmbot.slack.card.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CardKeeperTest {

    private final ManualClock clock = new ManualClock(NOW);
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeGateway slack = new FakeGateway();
    private final Posting posting = new Posting(slack, store, this::pass);
    private final EditPace pace = new EditPace(EditPace.Limits.STANDARD);
    private Duration leaseLeft = Duration.ofSeconds(12);
    private CardKeeper keeper = keeper();

    private CardKeeper keeper() {
        return new CardKeeper(store, slack, posting, longest -> longest.compareTo(leaseLeft) <= 0, pace, clock);
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    /// A card of which nobody knows where it is shows no press: it stood still for half a minute.
    @Test
    void storesWhereTheCardIsAsSoonAsTheClusterAnswersAgain() {
        Operation operation = store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation();
        for (int failure = 0; failure < 3; failure++) {
            store.beforeNextSave(() -> {
                assertThat(posting.isUnderWay(ID)).isTrue();
                throw new ClusterException(ClusterException.Reason.UNREACHABLE, 0, "");
            });
        }

        posting.post(operation);

        assertThat(stored().card()).isPresent();
        assertThat(clock.instant()).isEqualTo(NOW.plusMillis(3500));
        assertThat(posting.isUnderWay(ID)).isFalse();
    }

    /// Slack gives out 50 pages of history a minute.
    @Test
    void looksForNothingThatThisProcessIsAboutToStore() {
        Operation operation = store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation();
        keeper.advance(ID);
        store.beforeNextSave(() -> {
            clock.pass(Duration.ofSeconds(20));
            slack.failNext("search", Reason.MESSAGE_GONE, Duration.ZERO);
            assertThat(keeper.advance(ID)).hasValue(clock.instant().plusSeconds(2));
        });

        posting.post(operation);

        assertThat(slack.texts("post")).hasSize(1);
        assertThat(slack.sent()).hasSize(1);
    }

    /// A burst in one channel, of which the replica that took it could not post all.
    @Test
    void looksOnceAndPostsOneASecondWhatSlackDidNotTake() {
        List<OperationId> ids = IntStream.range(0, 30)
                .mapToObj(number -> new OperationId("vmop-%016x".formatted(number)))
                .toList();
        ids.forEach(id -> store.create(Operation.proposed(
                id, Scenes.request(Action.STOP, false, Scenes.target(Scenes.DB, RunStrategy.ALWAYS)))));
        ids.forEach(keeper::advance);
        clock.pass(Duration.ofSeconds(10));
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(30));

        List<Instant> next =
                ids.stream().flatMap(id -> keeper.advance(id).stream()).toList();

        assertThat(next).hasSize(30);
        assertThat(next.stream().filter(time -> time.isAfter(clock.instant()))).doesNotHaveDuplicates();
        slack.failNext("search", Reason.RATE_LIMITED, Duration.ofSeconds(60));
        Instant end = clock.instant().plusSeconds(80);
        Map<OperationId, Instant> due = new HashMap<>();
        for (int at = 0; at < ids.size(); at++) {
            due.put(ids.get(at), next.get(at));
        }
        while (clock.instant().isBefore(end)) {
            clock.pass(Duration.ofSeconds(1));
            int before = slack.texts("post").size();
            ids.stream()
                    .filter(id -> due.containsKey(id) && !due.get(id).isAfter(clock.instant()))
                    .forEach(id -> keeper.advance(id).ifPresentOrElse(time -> due.put(id, time), () -> due.remove(id)));
            assertThat(slack.texts("post").size() - before).isLessThanOrEqualTo(1);
        }
        assertThat(slack.texts("post")).hasSize(30);
        assertThat(store.list()).allMatch(operation -> operation.card().isPresent());
    }

    /// Whoever took the request may have a clock that is minutes off, or this one has: its card is about to come.
    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void leavesTenSecondsByItsOwnClockToWhoeverTookTheRequest(int seconds) {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));
        clock.pass(Duration.ofSeconds(seconds));

        assertThat(keeper.advance(ID)).hasValue(clock.instant().plusSeconds(10));
        clock.pass(Duration.ofSeconds(9));
        assertThat(keeper.advance(ID)).hasValue(clock.instant().plusSeconds(1));
        assertThat(slack.sent()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        keeper.advance(ID);
        assertThat(slack.texts("post")).hasSize(1);
    }

    @Test
    void leavesTheFirstTenSecondsToWhoeverTookTheRequest() {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));

        assertThat(keeper.advance(ID)).hasValue(NOW.plusSeconds(10));
        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void postsTheCardAfterTenSecondsWithoutOne() {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));
        clock.pass(Duration.ofSeconds(10));

        settle();

        assertThat(slack.texts("post")).singleElement().asString().startsWith("Stop VM");
        assertThat(stored().card()).isPresent();
    }

    @Test
    void adoptsACardThatWasPostedAndNotRemembered() {
        Operation operation = store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation();
        slack.post(
                operation.request().place(),
                dev.vmbot.slack.card.operation.OperationCard.of(operation),
                Optional.of(Mark.card(ID)));
        clock.pass(Duration.ofSeconds(10));

        settle();

        assertThat(slack.texts("post")).hasSize(1);
        assertThat(stored().card()).isPresent();
    }

    @Test
    void postsOnceWhenTheAnswerOfThePostIsLost() {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));
        clock.pass(Duration.ofSeconds(10));
        slack.loseAnswer("post");

        settle();

        assertThat(slack.texts("post")).hasSize(1);
        assertThat(stored().card()).isPresent();
    }

    /// Slack counts posts for each channel, and edits for the whole workspace.
    @Test
    void keepsEditingWhileAChannelTakesNoCard() {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));
        keeper.advance(ID);
        clock.pass(Duration.ofSeconds(10));
        slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(40));

        assertThat(keeper.advance(ID)).hasValue(clock.instant().plusSeconds(40));
        assertThat(pace.reserve(new OperationId("vmop-fedcba9876543210"), EditPace.Purpose.PROGRESS, clock.instant()))
                .isEmpty();

        clock.pass(Duration.ofSeconds(40));
        settle();
        assertThat(slack.texts("post")).hasSize(1);
    }

    @Test
    void takesBackACardWhenAnotherReplicaHasPostedOneMeanwhile() {
        Operation proposed = store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation();
        Operation.Card others = new Operation.Card("C0OPS", "1700000099.000100");
        store.beforeNextSave(() -> store.save(stored().with(others)));

        posting.post(proposed);

        assertThat(stored().card()).hasValue(others);
        assertThat(slack.deleted()).hasSize(1).doesNotContain(others);
    }

    @Test
    void saysOnASecondCardThatItDoesNotCountWhenItCannotBeTakenBack() {
        Operation proposed = store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation();
        Operation.Card others = new Operation.Card("C0OPS", "1700000099.000100");
        store.beforeNextSave(() -> store.save(stored().with(others)));
        slack.failNext("delete", Reason.UNCERTAIN, Duration.ZERO);

        posting.post(proposed);

        assertThat(slack.texts("update")).singleElement().asString().contains("does not count");
        assertThat(slack.sent().getLast().card().blocks()).hasSize(1);
    }

    @Test
    void editsNothingWhileTheCardWaits() {
        posted();

        assertThat(keeper.advance(ID)).isEmpty();
        assertThat(slack.texts("update")).isEmpty();
    }

    @Test
    void showsAFinalStateAndRemembersThatItDid() {
        posted();
        finish();

        settle();

        assertThat(slack.texts("update")).singleElement().asString().startsWith("Operation cancelled");
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
        assertThat(keeper.advance(ID)).isEmpty();
    }

    @Test
    void editsOneCardOnItsWayAtMostOnceInFiveSeconds() {
        posted();
        approve();
        settle();
        Instant edited = clock.instant();
        begin();

        assertThat(keeper.advance(ID)).hasValue(edited.plusSeconds(5));
        settle();

        assertThat(slack.texts("update")).hasSize(2);
        assertThat(clock.instant()).isEqualTo(edited.plusSeconds(5));
    }

    @Test
    void saysThatSomethingIsAboutToBeDoneOnlyWhenNothingIsDoneSoon() {
        posted();
        approve();
        Instant approved = clock.instant();

        assertThat(keeper.advance(ID)).hasValue(approved.plusMillis(500));
        assertThat(slack.texts("update")).isEmpty();

        begin();
        assertThat(keeper.advance(ID)).isEmpty();
        assertThat(slack.texts("update")).hasSize(1);
    }

    @Test
    void showsAFinalStateAtOnceAndSkipsWhatIsOvertaken() {
        posted();
        approve();
        settle();
        begin();
        finish();
        Instant before = clock.instant();
        settle();

        assertThat(slack.texts("update")).hasSize(2);
        assertThat(slack.texts("update").getLast()).startsWith("Operation cancelled");
        assertThat(clock.instant()).isEqualTo(before);
    }

    @Test
    void makesNoEditWithoutAChange() {
        posted();
        approve();
        settle();

        assertThat(keeper.advance(ID)).isEmpty();
        assertThat(slack.texts("update")).hasSize(1);
    }

    @Test
    void doesNothingWithoutTheLead() {
        posted();
        finish();
        leaseLeft = Duration.ZERO;

        assertThat(keeper.advance(ID)).isPresent();
        assertThat(slack.texts("update")).isEmpty();
    }

    /// Slack may take 8 s for it.
    @Test
    void makesNoEditThatCouldLandAfterTheLeaseHasRunOut() {
        posted();
        finish();
        leaseLeft = Duration.ofSeconds(7);

        assertThat(keeper.advance(ID)).isPresent();
        assertThat(slack.sent()).hasSize(1);

        leaseLeft = Duration.ofSeconds(8);
        settle();
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void postsNoCardAfterASearchThatTookTooMuchOfTheLease() {
        store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false));
        keeper.advance(ID);
        clock.pass(Duration.ofSeconds(10));
        slack.beforeNext("search", () -> leaseLeft = Duration.ofSeconds(3));

        assertThat(keeper.advance(ID)).isPresent();

        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void showsAFinalStateAgainAfterItsDeliveryCouldNotBeStored() {
        posted();
        finish();
        slack.loseAnswer("update");

        settle();
        keeper = keeper();
        settle();

        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void waitsAsLongAsSlackAsksFor() {
        posted();
        finish();
        slack.failNext("update", Reason.RATE_LIMITED, Duration.ofSeconds(17));

        assertThat(keeper.advance(ID)).hasValue(NOW.plusSeconds(17));
        clock.pass(Duration.ofSeconds(17));
        settle();

        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void triesAgainEverMoreSlowlyUntilItIsDelivered() {
        posted();
        finish();
        for (int failure = 0; failure < 10; failure++) {
            slack.failNext("update", Reason.UNCERTAIN, Duration.ZERO);
        }

        settle();

        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
        assertThat(clock.instant()).isAfter(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void postsAnewWhenTheMessageIsGone() {
        posted();
        finish();
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);

        settle();

        assertThat(slack.texts("post")).hasSize(2);
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void tellsTheRequesterDirectlyWhenTheChannelIsClosed() {
        posted();
        finish();
        slack.failNext("update", Reason.CHANNEL_CLOSED, Duration.ZERO);

        settle();

        assertThat(slack.sent().getLast().channel()).isEqualTo("D" + ALICE.user());
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void waitsAsLongAsSlackAsksForBeforeALostCardIsPostedAnew() {
        posted();
        finish();
        for (int attempt = 0; attempt < 4; attempt++) {
            slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            slack.failNext("post", Reason.RATE_LIMITED, Duration.ofSeconds(30));
        }

        assertThat(keeper.advance(ID)).hasValue(NOW.plusSeconds(30));
        settle();

        assertThat(slack.texts("post")).hasSize(2);
        assertThat(slack.texts("post").getLast()).startsWith("Operation cancelled");
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void postsALostCardOnceWhenTheAnswerOfThePostIsLost() {
        posted();
        Operation.Card lost = stored().card().orElseThrow();
        finish();
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        slack.loseAnswer("post");

        settle();

        assertThat(slack.texts("post")).hasSize(2);
        assertThat(stored().card()).isPresent().get().isNotEqualTo(lost);
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void findsALostCardAgainThatWasPostedAnewAndNotRemembered() {
        posted();
        finish();
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        store.beforeNextSave(() -> {
            throw new ClusterException(ClusterException.Reason.UNREACHABLE, 0, "");
        });

        assertThat(keeper.advance(ID)).hasValue(NOW.plusSeconds(2));
        settle();

        assertThat(slack.texts("post")).hasSize(2);
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void keepsTryingToTellTheRequesterDirectlyWhileSlackIsAway() {
        posted();
        finish();
        for (int attempt = 0; attempt < 6; attempt++) {
            slack.failNext("update", Reason.CHANNEL_CLOSED, Duration.ZERO);
        }
        slack.failNext("open", Reason.RATE_LIMITED, Duration.ofSeconds(40));
        for (int attempt = 0; attempt < 4; attempt++) {
            slack.failNext("post", Reason.UNCERTAIN, Duration.ZERO);
        }

        assertThat(keeper.advance(ID)).hasValue(NOW.plusSeconds(40));
        settle();

        assertThat(slack.sent().getLast().channel()).isEqualTo("D" + ALICE.user());
        assertThat(stored().card().orElseThrow().channel()).isEqualTo("D" + ALICE.user());
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void tellsTheRequesterDirectlyWhenTheChannelTakesNoNewCardEither() {
        posted();
        finish();
        slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        slack.failNext("post", Reason.CHANNEL_CLOSED, Duration.ZERO);

        settle();

        assertThat(stored().card().orElseThrow().channel()).isEqualTo("D" + ALICE.user());
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void givesUpWhenTheRequesterCannotBeWrittenToEither() {
        posted();
        finish();
        slack.failNext("update", Reason.CHANNEL_CLOSED, Duration.ZERO);
        slack.failNext("post", Reason.NOBODY, Duration.ZERO);

        assertThat(keeper.advance(ID)).isEmpty();

        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void givesUpWhenNothingHelpsAndLeavesItAtThat() {
        posted();
        finish();
        for (int failure = 0; failure < 20; failure++) {
            slack.failNext("update", Reason.MESSAGE_GONE, Duration.ZERO);
        }

        settle();

        assertThat(slack.texts("post").size()).isLessThanOrEqualTo(3);
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void sendsTheTextAloneWhenSlackRefusesABlock() {
        posted();
        finish();
        slack.failNext("update", Reason.REJECTED, Duration.ZERO);

        settle();

        assertThat(slack.sent().getLast().card().blocks()).hasSize(1);
        assertThat(stored().delivery().card()).isEqualTo("Cancelled");
    }

    @Test
    void keepsWhatOthersSavedMeanwhile() {
        posted();
        approve();
        finish();
        store.beforeNextSave(() -> store.save(stored().with(new Operation.Delivery("", 0, true))));

        settle();

        assertThat(stored().delivery()).isEqualTo(new Operation.Delivery("Cancelled", 0, true));
    }

    @Test
    void editsOnceMoreForEachVmThatGotThereLate() {
        posted();
        TargetProgress failed = Scenes.done(new Result.Failed(Result.Trouble.STOP_TIMED_OUT, "", "Stopping"));
        store.save(stored().with(Scenes.finished(Conclusion.FAILED, failed)));
        settle();
        int told = slack.texts("update").size();

        store.save(stored().with(Scenes.late(failed)));
        settle();
        settle();

        assertThat(slack.texts("update")).hasSize(told + 1);
        assertThat(slack.texts("update").getLast()).contains("It went down at");
        assertThat(stored().delivery().late()).isEqualTo(1);
    }

    private void posted() {
        posting.post(store.create(Scenes.proposed(Action.STOP, RunStrategy.ALWAYS, false))
                .operation());
    }

    private void approve() {
        store.save(stored().with(new OperationState.Approved(ALICE, clock.instant())));
    }

    private void begin() {
        store.save(stored().with(new OperationState.Approved(ALICE, clock.instant())
                .begin(stored().request(), clock.instant())));
    }

    private void finish() {
        store.save(stored().with(Scenes.cancelled()));
    }

    private Operation stored() {
        return store.find(ID).orElseThrow();
    }

    /// Comes back whenever the keeper asks for it, as the announcer would.
    private void settle() {
        for (int turn = 0; turn < 50; turn++) {
            Optional<Instant> next = keeper.advance(ID);
            if (next.isEmpty()) {
                return;
            }
            if (next.get().isAfter(clock.instant())) {
                clock.pass(Duration.between(clock.instant(), next.get()));
            }
        }
        throw new AssertionError("never settles");
    }
}
