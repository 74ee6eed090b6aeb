package dev.vmbot.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.TargetVm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class OperationCacheTest {

    private static final OperationId ID = OperationId.of("T1", "C1", "1.1", 0);

    private final AtomicLong nanos = new AtomicLong();
    private final OperationCache cache = new OperationCache(nanos::get);

    @Test
    void doesNotGoBackBehindAnOwnWrite() {
        cache.answered(version(12));

        cache.watched(version(9));

        assertThat(cache.all()).containsExactly(version(12));
    }

    @Test
    void takesWhatTheWatchKnowsBetter() {
        cache.answered(version(99));

        cache.watched(version(100));

        assertThat(cache.all()).containsExactly(version(100));
    }

    @Test
    void findsByVmUntilEachIsDeleted() {
        VmRef vm = version(12).request().targets().getFirst().ref();
        cache.watched(version(12));
        cache.watched(version(14));
        assertThat(cache.on(vm)).containsExactly(version(14));

        cache.watchedDeletion(ID, 15);
        assertThat(cache.on(vm)).isEmpty();

        cache.answered(version(20));
        assertThat(cache.on(vm)).containsExactly(version(20));
    }

    @Test
    void forgetsWhatIsDeleted() {
        cache.watched(version(12));

        cache.watchedDeletion(ID, 13);

        assertThat(cache.all()).isEmpty();
    }

    @Test
    void keepsWhatWasCreatedAfterTheDeletionThatIsToldLate() {
        cache.answered(version(20));

        cache.watchedDeletion(ID, 13);

        assertThat(cache.all()).containsExactly(version(20));
    }

    @Test
    void doesNotBringBackWhatThisProcessDeleted() {
        cache.answered(version(12));
        cache.deletedByUs(ID);

        cache.watched(version(12));

        assertThat(cache.all()).isEmpty();
    }

    @Test
    void believesTheWatchAgainWhenItHasHadTimeToCatchUp() {
        cache.deletedByUs(ID);
        nanos.set(Duration.ofMinutes(1).toNanos());

        cache.watched(version(30));

        assertThat(cache.all()).containsExactly(version(30));
    }

    static Operation version(int version) {
        Operation proposed = proposed(ID);
        return new Operation(
                ID,
                Integer.toString(version),
                proposed.request(),
                proposed.state(),
                proposed.card(),
                proposed.delivery());
    }

    static Operation proposed(OperationId id) {
        var vm = new TargetVm(new VmRef("prod", "db-1"), "uid", RunStrategy.ALWAYS, "Running");
        return Operation.proposed(
                id, RequestBuilder.of(Action.STOP, List.of(vm)).build());
    }
}
