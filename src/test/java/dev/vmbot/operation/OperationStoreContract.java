package dev.vmbot.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Picture;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every [OperationStore] keeps to, with two replicas. Extended by the test of each, the fake's included, so that
/// it cannot lie.
public abstract class OperationStoreContract {

    protected static final Operation PROPOSED = Operation.proposed(Story.id(0), Story.request(Action.RESTART));
    protected static final OperationId ID = PROPOSED.id();
    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Operation.Card CARD = new Operation.Card("C1", "1700000000.000200");

    /// An empty one, the same for the length of a test.
    protected abstract OperationStore store();

    /// That of another replica; the same when there is but one.
    protected abstract OperationStore other();

    @Test
    void givesBackWhatWasStored() {
        Operation created = store().create(PROPOSED).operation();

        assertThat(other().find(ID)).contains(created);
        assertThat(created).usingRecursiveComparison().ignoringFields("version").isEqualTo(PROPOSED);
        assertThat(created.version()).isNotEmpty();
    }

    @Test
    void findsTheOneThatIsThereWhenARequestIsDeliveredTwice() {
        OperationStore.Created first = store().create(PROPOSED);
        Operation decided = store().save(first.operation().with(new OperationState.Approved(Story.ASKER, Story.NOW)))
                .orElseThrow();

        OperationStore.Created again = other().create(PROPOSED);

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.operation()).isEqualTo(decided);
    }

    @Test
    void keepsStateAndCardAndDelivery() {
        Operation created = store().create(PROPOSED).operation();
        Operation changed = created.with(new OperationState.Approved(Story.ASKER, Story.NOW))
                .with(CARD)
                .with(new Operation.Delivery("Succeeded", 1, true));

        Operation saved = store().save(changed).orElseThrow();

        assertThat(saved.version()).isNotEqualTo(created.version());
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
        assertThat(other().find(ID)).contains(saved);
    }

    @Test
    void savesForWhoeverHoldsTheNewestVersionOnly() {
        Operation created = store().create(PROPOSED).operation();

        Optional<Operation> saved = store().save(created.with(new OperationState.Approved(Story.ASKER, Story.NOW)));
        Optional<Operation> late = other().save(created.with(CARD));

        assertThat(saved).isPresent();
        assertThat(late).isEmpty();
        assertThat(store().find(ID)).isEqualTo(saved);
    }

    @Test
    void letsOneOfManySaversWin() throws ExecutionException, InterruptedException {
        Operation created = store().create(PROPOSED).operation();
        List<Future<Optional<Operation>>> savers = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int saver = 0; saver < 10; saver++) {
                var card = new Operation.Card("C1", "1700." + saver);
                OperationStore replica = saver % 2 == 0 ? store() : other();
                savers.add(threads.submit(() -> replica.save(created.with(card))));
            }
        }

        List<Operation> winners = new ArrayList<>();
        for (var saver : savers) {
            saver.get().ifPresent(winners::add);
        }
        assertThat(winners).hasSize(1);
        assertThat(store().find(ID)).contains(winners.getFirst());
    }

    @Test
    void savesNothingThatWasDeleted() {
        Operation created = store().create(PROPOSED).operation();
        other().delete(ID);

        assertThat(store().save(created.with(CARD))).isEmpty();
        assertThat(store().find(ID)).isEmpty();
    }

    @Test
    void deletesTwiceWithoutComplaint() {
        store().create(PROPOSED);

        store().delete(ID);
        other().delete(ID);

        assertThat(store().find(ID)).isEmpty();
    }

    @Test
    void knowsItsOwnWritesByNameAndByVm() {
        Operation created = store().create(PROPOSED).operation();
        assertThat(store().known(ID)).contains(created);
        assertThat(store().on(Picture.DB)).containsExactly(created);
        assertThat(store().on(new VmRef("prod", "another"))).isEmpty();

        Operation saved = store().save(created.with(CARD)).orElseThrow();
        assertThat(store().known(ID)).contains(saved);
        assertThat(store().on(Picture.DB)).containsExactly(saved);

        store().delete(ID);
        assertThat(store().known(ID)).isEmpty();
        assertThat(store().on(Picture.DB)).isEmpty();
    }

    @Test
    void listsItsOwnWritesAtOnceAndThoseOfOthersSoon() {
        Operation created = store().create(PROPOSED).operation();
        assertThat(store().list()).containsExactly(created);

        Operation saved = store().save(created.with(CARD)).orElseThrow();
        assertThat(store().list()).containsExactly(saved);
        await().atMost(PATIENCE).until(() -> other().list().equals(List.of(saved)));

        other().delete(ID);
        assertThat(other().list()).isEmpty();
        await().atMost(PATIENCE).until(() -> store().list().isEmpty());
    }

    @Test
    void tellsOfEachChangeUntilNobodyListens() {
        List<OperationId> heard = new CopyOnWriteArrayList<>();
        Listening listening = other().onChange(heard::add);
        Operation created = store().create(PROPOSED).operation();
        awaitWord(heard);
        Operation saved = store().save(created.with(CARD)).orElseThrow();
        awaitWord(heard);
        store().delete(saved.id());
        awaitWord(heard);

        listening.close();
        store().create(PROPOSED);
        await().atMost(PATIENCE).until(() -> !other().list().isEmpty());

        assertThat(heard).isEmpty();
    }

    private static void awaitWord(List<OperationId> heard) {
        await().atMost(PATIENCE).until(() -> heard.contains(ID));
        heard.clear();
    }
}
