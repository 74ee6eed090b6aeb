package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Action;
import dev.vmbot.operation.Conclusion;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.Story;
import dev.vmbot.slack.reply.Heard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WaitingCardsTest {

    private static final Operation.Card CARD = new Operation.Card("C1", "1700000001.000100");
    private static final Place IN_THREAD = new Place("C1", CARD.ts());
    private static final String LATER = "1700000009.000200";

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final WaitingCards waiting = new WaitingCards(store);

    @Test
    void findsTheCardInWhoseThreadItWasTyped() {
        Operation posted = store.save(proposed().with(CARD)).orElseThrow();

        assertThat(waiting.of(Story.ASKER, typed(LATER))).containsExactly(posted);
        assertThat(waiting.of(Story.PEER, typed(LATER))).isEmpty();
        assertThat(waiting.of(Story.ASKER, typed(LATER, new Place("C1", "1700000009.000100"))))
                .isEmpty();
    }

    @Test
    void findsWhatIsUnderWayApartFromWhatWaits() {
        Operation posted = store.save(proposed().with(CARD)).orElseThrow();
        assertThat(waiting.underWay(Story.ASKER, typed(LATER))).isEmpty();
        Operation approved = store.save(posted.with(new OperationState.Approved(Story.ASKER, Story.NOW)))
                .orElseThrow();

        assertThat(waiting.of(Story.ASKER, typed(LATER))).isEmpty();
        assertThat(waiting.underWay(Story.ASKER, typed(LATER))).containsExactly(approved);
        assertThat(waiting.underWay(Story.PEER, typed(LATER))).isEmpty();
        assertThat(waiting.underWay(Story.ASKER, typed(LATER, new Place("C1", ""))))
                .isEmpty();
        assertThat(WaitingCards.pending(approved).begun()).isTrue();
    }

    @Test
    void forgetsWhatEndedLongBeforeInAThread() {
        Operation posted = store.save(proposed().with(CARD)).orElseThrow();
        var ended = Instant.ofEpochSecond(1_700_000_060);
        var finished = new OperationState.Undone(Conclusion.CANCELLED, "", Optional.empty(), ended, List.of());
        assertThat(store.save(posted.with(finished))).isPresent();

        assertThat(waiting.decided(typed("1700000900.000100"))).isPresent();
        assertThat(waiting.decided(typed("1700001000.000100"))).isEmpty();
    }

    @Test
    void waitsForACardThatIsJustBeingPosted() throws Exception {
        Operation proposed = proposed();
        var asked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = threads.submit(() -> {
                asked.countDown();
                return waiting.of(Story.ASKER, typed(LATER));
            });
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            store.save(proposed.with(CARD));

            assertThat(found.get(5, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void findsACardThatIsPostedWhileItIsLookedFor() {
        Operation proposed = proposed();
        store.afterNextList(() -> store.save(proposed.with(CARD)));

        assertThat(waiting.of(Story.ASKER, typed(LATER))).hasSize(1);
    }

    @Test
    void findsNoCardThatCameAfterWhatWasTyped() {
        Operation posted = store.save(proposed().with(CARD)).orElseThrow();

        assertThat(waiting.of(Story.ASKER, typed("1700000001.000099"))).isEmpty();
        assertThat(waiting.of(Story.ASKER, typed("1700000001.000101"))).containsExactly(posted);

        Operation approved = store.save(posted.with(new OperationState.Approved(Story.ASKER, Story.NOW)))
                .orElseThrow();
        assertThat(waiting.underWay(Story.ASKER, typed("1700000001.000099"))).isEmpty();
        assertThat(waiting.underWay(Story.ASKER, typed("1700000001.000101"))).containsExactly(approved);
    }

    private static Heard typed(String ts) {
        return typed(ts, IN_THREAD);
    }

    private static Heard typed(String ts, Place place) {
        return new Heard(
                "yes",
                Utterance.Surface.CHANNEL,
                new Heard.Speaker(Story.ASKER.user(), Optional.of(Story.ASKER.team())),
                ts,
                place,
                Optional.empty());
    }

    private Operation proposed() {
        return store.create(Operation.proposed(Story.id(0), Story.request(Action.STOP)))
                .operation();
    }
}
