package dev.vmbot.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vmbot.cluster.Listening;
import dev.vmbot.cluster.Picture;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every [OperationStore] keeps to. Extended by the test of each, the fake's included, so that it cannot lie.
public abstract class OperationStoreContract {

    private static final Operation PROPOSED = Operation.proposed(Story.id(0), Story.request(Action.RESTART));
    private static final Operation.Card CARD = new Operation.Card("C1", "1700000000.000200");

    /// An empty one, the same for the length of a test.
    protected abstract OperationStore store();

    @Test
    void givesBackWhatWasStored() {
        Operation created = store().create(PROPOSED).operation();

        assertThat(store().find(PROPOSED.id())).contains(created);
        assertThat(created).usingRecursiveComparison().ignoringFields("version").isEqualTo(PROPOSED);
        assertThat(created.version()).isNotEmpty();
    }

    @Test
    void findsTheOneThatIsThereWhenARequestIsDeliveredTwice() {
        Operation first = store().create(PROPOSED).operation();
        Operation decided = store().save(first.with(new OperationState.Approved(Story.ASKER, Story.NOW)))
                .orElseThrow();

        OperationStore.Created again = store().create(PROPOSED);

        assertThat(again.isNew()).isFalse();
        assertThat(again.operation()).isEqualTo(decided);
    }

    @Test
    void savesForWhoeverHoldsTheNewestVersionOnly() {
        Operation created = store().create(PROPOSED).operation();
        Operation approved = created.with(new OperationState.Approved(Story.ASKER, Story.NOW));

        Optional<Operation> saved = store().save(approved);
        Optional<Operation> late = store().save(created.with(CARD));

        assertThat(saved).isPresent();
        assertThat(saved.orElseThrow().version()).isNotEqualTo(created.version());
        assertThat(late).isEmpty();
        assertThat(store().find(PROPOSED.id())).isEqualTo(saved);
    }

    @Test
    void keepsCardAndDelivery() {
        Operation created = store().create(PROPOSED).operation();
        var delivery = new Operation.Delivery("Succeeded", true, true);

        store().save(created.with(CARD).with(delivery));

        Operation found = store().find(PROPOSED.id()).orElseThrow();
        assertThat(found.card()).contains(CARD);
        assertThat(found.delivery()).isEqualTo(delivery);
    }

    @Test
    void savesNothingThatWasDeleted() {
        Operation created = store().create(PROPOSED).operation();
        store().delete(PROPOSED.id());

        assertThat(store().save(created.with(CARD))).isEmpty();
        assertThat(store().find(PROPOSED.id())).isEmpty();
    }

    @Test
    void deletesTwiceWithoutComplaint() {
        store().create(PROPOSED);

        store().delete(PROPOSED.id());
        store().delete(PROPOSED.id());

        assertThat(store().find(PROPOSED.id())).isEmpty();
    }

    @Test
    void knowsItsOwnWritesByNameAndByVm() {
        Operation created = store().create(PROPOSED).operation();
        assertThat(store().known(PROPOSED.id())).contains(created);
        assertThat(store().on(Picture.DB)).containsExactly(created);
        assertThat(store().on(new VmRef("prod", "another"))).isEmpty();

        Operation saved = store().save(created.with(CARD)).orElseThrow();
        assertThat(store().known(PROPOSED.id())).contains(saved);
        assertThat(store().on(Picture.DB)).containsExactly(saved);

        store().delete(PROPOSED.id());
        assertThat(store().known(PROPOSED.id())).isEmpty();
        assertThat(store().on(Picture.DB)).isEmpty();
    }

    @Test
    void listsItsOwnWritesAtOnce() {
        Operation created = store().create(PROPOSED).operation();
        assertThat(store().list()).contains(created);

        Operation saved = store().save(created.with(CARD)).orElseThrow();
        assertThat(store().list()).contains(saved).doesNotContain(created);

        store().delete(PROPOSED.id());
        assertThat(store().list()).isEmpty();
    }

    @Test
    void callsBackOnEachChangeUntilClosed() {
        List<OperationId> heard = new CopyOnWriteArrayList<>();
        Listening listening = store().onChange(heard::add);
        Operation created = store().create(PROPOSED).operation();
        await().until(() -> !heard.isEmpty());
        heard.clear();

        Operation saved = store().save(created.with(CARD)).orElseThrow();
        await().until(() -> heard.contains(saved.id()));
        listening.close();
        heard.clear();
        store().save(saved.with(new Operation.Delivery("", true, false)));

        assertThat(heard).isEmpty();
    }
}
