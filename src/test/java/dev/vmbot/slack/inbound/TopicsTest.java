package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.Picture;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Utterance;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Objection;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.Request.Place;
import dev.vmbot.operation.Story;
import dev.vmbot.slack.reply.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TopicsTest {

    private static final Place HERE = Story.PLACE;
    private static final VmRef WEB = new VmRef("prod", "web-01");
    private static final VmRef OTHER = new VmRef("prod", "web-02");

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final ManualClock clock = new ManualClock(Story.NOW);
    private final Topics topics = new Topics(store, clock);

    @Test
    void knowsTheLastCardOfADirectMessageForAQuarterOfAnHourAfterItsEnd() {
        ended(0, Story.NOW.plus(Duration.ofMinutes(5)), WEB);
        clock.set(Story.NOW.plus(Duration.ofMinutes(20)));

        assertThat(inDirect()).contains(new Utterance.Topic(Draft.Verb.STOP, List.of(WEB), false));
        clock.pass(Duration.ofMillis(1));
        assertThat(inDirect()).isEmpty();
        assertThat(topics.of(said(Surface.MENTION, "1700000001.000100"), Story.ASKER))
                .as("in the card's own thread")
                .isPresent();
    }

    @Test
    void knowsWhatThePersonWasToldLast() {
        ended(0, Story.NOW, WEB);
        clock.pass(Duration.ofMinutes(1));
        topics.told(said(Surface.DIRECT, ""), Story.ASKER, Draft.Verb.STATUS, List.of(OTHER));

        assertThat(inDirect()).contains(new Utterance.Topic(Draft.Verb.STATUS, List.of(OTHER), false));
        clock.pass(Duration.ofMinutes(16));
        assertThat(inDirect()).isEmpty();
    }

    @Test
    void knowsNothingWhenTwoCardsCameAtOnce() {
        ended(0, Story.NOW, WEB);
        ended(1, Story.NOW, OTHER);

        assertThat(inDirect()).isEmpty();
    }

    @Test
    void knowsNothingOutsideOfThreadsInAChannel() {
        ended(0, Story.NOW, WEB);

        assertThat(topics.of(said(Surface.MENTION, ""), Story.ASKER)).isEmpty();
        assertThat(topics.of(said(Surface.CHANNEL, ""), Story.ASKER)).isEmpty();
    }

    @Test
    void knowsNothingOfACardThatCameAfterWhatWasSaid() {
        ended(0, Story.NOW, WEB);
        String thread = "1700000001.000100";

        assertThat(topics.of(said(Surface.MENTION, thread, thread), Story.ASKER))
                .isEmpty();
        assertThat(topics.of(said(Surface.MENTION, thread, "1700000001.000101"), Story.ASKER))
                .isPresent();
    }

    @Test
    void tellsNobodyElseWhatAPersonWasTold() {
        Heard mention = said(Surface.MENTION, "");
        topics.told(mention, Story.ASKER, Draft.Verb.STATUS, List.of(Picture.DB));
        Heard reply = said(Surface.MENTION, mention.origin());

        assertThat(topics.of(reply, Story.ASKER)).isPresent();
        assertThat(topics.of(reply, Story.PEER)).isEmpty();
    }

    private Optional<Utterance.Topic> inDirect() {
        return topics.of(said(Surface.DIRECT, ""), Story.ASKER);
    }

    private void ended(int index, Instant end, VmRef vm) {
        Operation proposed = store.create(
                        Operation.proposed(Story.id(index), Story.request(Action.STOP, Story.target(vm))))
                .operation();
        var waiting = (OperationState.AwaitingApproval) proposed.state();
        store.save(proposed.with(waiting.refuse(Objection.of(""), end))
                .with(new Operation.Card(HERE.channel(), "170000000" + (index + 1) + ".000100")));
    }

    private static Heard said(Surface surface, String thread) {
        return said(surface, thread, "1700000500.000100");
    }

    private static Heard said(Surface surface, String thread, String origin) {
        return new Heard(
                "restart it",
                surface,
                new Heard.Speaker(Story.ASKER.user(), Optional.of(Story.ASKER.team())),
                origin,
                new Place(HERE.channel(), thread),
                Optional.empty());
    }
}
