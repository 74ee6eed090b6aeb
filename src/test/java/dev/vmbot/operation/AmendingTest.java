package dev.vmbot.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vmbot.model.Action;
import org.junit.jupiter.api.Test;

final class AmendingTest {

    private static final Operation.Card CARD = new Operation.Card("C1", "1700000001.000100");

    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final Amending amending = new Amending(store);
    private final Operation operation = store.create(Operation.proposed(Story.id(0), Story.request(Action.STOP)))
            .operation();

    @Test
    void keepsWhatOthersHaveSavedInBetween() {
        store.beforeNextSave(() -> store.save(stored().with(stored().delivery().withFindings(""))));

        assertThat(amending.amend(operation, newest -> newest.with(CARD))).contains(stored());
        assertThat(stored().card()).contains(CARD);
        assertThat(stored().delivery().findings()).isTrue();
    }

    @Test
    void savesNothingWhereNothingChanges() {
        assertThat(amending.amend(operation, newest -> newest)).contains(operation);
        assertThat(stored().version()).isEqualTo(operation.version());
    }

    @Test
    void endsWhenTheOperationIsGone() {
        store.beforeNextSave(() -> store.delete(operation.id()));

        assertThat(amending.amend(operation, newest -> newest.with(CARD))).isEmpty();
    }

    @Test
    void givesUpWhereOthersSaveAllTheTime() {
        for (int times = 0; times < 20; times++) {
            store.beforeNextSave(() -> store.save(stored()));
        }

        assertThatIllegalStateException().isThrownBy(() -> amending.amend(operation, newest -> newest.with(CARD)));
        assertThat(stored().card()).isEmpty();
    }

    private Operation stored() {
        return store.find(operation.id()).orElseThrow();
    }
}
