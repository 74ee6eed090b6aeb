package dev.vmbot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.model.VmRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every [VirtualMachines], and the [Inventory] beside it, keep to. Extended by the test of each, the fake's
/// included, so that it cannot lie.
public abstract class VirtualMachinesContract {

    protected static final VmRef DB = Picture.DB;
    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final VmRef WEB = new VmRef("prod", "web");
    private static final VmRef NOBODY = new VmRef("prod", "nobody");

    /// Those of a cluster without VMs, watched; the same for the length of a test.
    protected abstract VirtualMachines machines();

    protected abstract Inventory inventory();

    /// A new VM, up, with strategy Always; the watch may tell of it later.
    protected abstract void running(VmRef ref);

    /// A new VM that is off, with strategy Halted.
    protected abstract void stopped(VmRef ref);

    /// Makes the next start of a VM that runs end as KubeVirt ends it.
    protected abstract void refuseNextStart();

    @Test
    void looksPastTheWatch() {
        running(DB);

        Observation seen = machines().look(DB);

        assertThat(seen.live()).isTrue();
        assertThat(seen.isRunning()).isTrue();
        assertThat(seen.vmi()).isPresent();
    }

    @Test
    void observesWithoutCallingItLive() {
        running(DB);

        await().atMost(PATIENCE).until(() -> machines().observe(DB).isRunning());
        assertThat(machines().observe(DB).live()).isFalse();
    }

    @Test
    void answersForAVmThatIsNotThere() {
        assertThat(machines().observe(NOBODY).vm()).isEmpty();
        assertThat(machines().look(NOBODY).vm()).isEmpty();
        assertThat(machines().look(NOBODY).vmi()).isEmpty();
    }

    @Test
    void saysWhyAnAskWasRefused() {
        running(DB);
        refuseNextStart();

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> machines().start(DB))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(ClusterException.Reason.CONFLICT);
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.words()).contains("VM is already running");
                });
    }

    @Test
    void returnsFromAnAskThatWasAgreedTo() {
        running(DB);

        machines().stop(DB, Optional.empty());

        assertThat(machines().look(DB).vm()).isPresent();
    }

    @Test
    void callsBackWithTheVmThatChangedUntilClosed() {
        List<VmRef> heard = new CopyOnWriteArrayList<>();
        Listening listening = machines().onChange(heard::add);
        stopped(DB);
        await().atMost(PATIENCE).until(() -> heard.contains(DB));

        listening.close();
        heard.clear();
        stopped(WEB);
        await().atMost(PATIENCE).until(() -> machines().observe(WEB).isStopped());

        assertThat(heard).isEmpty();
    }

    @Test
    void findsWhatIsThereByPlaceAndByName() {
        VmRef namesake = new VmRef("dev", DB.name());
        running(DB);
        stopped(namesake);
        stopped(WEB);

        await().atMost(PATIENCE).until(() -> inventory().everywhere().size() == 3);
        assertThat(inventory().isCurrent()).isTrue();
        assertThat(inventory().inNamespace("prod")).extracting(Observation::ref).containsExactlyInAnyOrder(DB, WEB);
        assertThat(inventory().inNamespace("nowhere")).isEmpty();
        assertThat(inventory().namespacesOf(DB.name())).containsExactlyInAnyOrder("prod", "dev");
        assertThat(inventory().namespacesOf("nobody")).isEmpty();
    }
}
