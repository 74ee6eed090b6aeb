package dev.vmbot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every [VirtualMachines] keeps to. Extended by the test of each, the fake's included.
public abstract class VirtualMachinesContract {

    private static final VmRef NOBODY = new VmRef("prod", "nobody");

    protected abstract VirtualMachines machines();

    /// Makes the cluster hold a VM so, and its watch tell it before this returns.
    protected abstract void given(Picture picture);

    /// Makes the next start or stop end so.
    protected abstract void givenRefusal(ClusterException.Reason reason, int code);

    @Test
    void looksPastTheWatch() {
        given(Picture.of(RunStrategy.ALWAYS).running("run-1"));

        Observation seen = machines().look(Picture.DB);

        assertThat(seen.live()).isTrue();
        assertThat(seen.isRunning()).isTrue();
        assertThat(seen.vmi().map(Vmi::uid)).contains("run-1");
    }

    @Test
    void observesWithoutCallingItLive() {
        given(Picture.of(RunStrategy.ALWAYS).running("run-1"));

        Observation seen = machines().observe(Picture.DB);

        assertThat(seen.live()).isFalse();
        assertThat(seen.isRunning()).isTrue();
    }

    @Test
    void answersForAVmThatIsNotThere() {
        assertThat(machines().observe(NOBODY).vm()).isEmpty();
        assertThat(machines().look(NOBODY).vm()).isEmpty();
        assertThat(machines().look(NOBODY).vmi()).isEmpty();
    }

    @Test
    void saysWhyAnAskWasRefused() {
        given(Picture.of(RunStrategy.ALWAYS).running("run-1"));
        givenRefusal(ClusterException.Reason.CONFLICT, 409);

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> machines().start(Picture.DB))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(ClusterException.Reason.CONFLICT);
                    assertThat(refusal.code()).isEqualTo(409);
                });
    }

    @Test
    void callsBackWithTheVmThatChangedUntilClosed() {
        List<VmRef> heard = new CopyOnWriteArrayList<>();
        Listening listening = machines().onChange(heard::add);
        given(Picture.of(RunStrategy.HALTED));
        await().until(() -> heard.contains(Picture.DB));

        listening.close();
        heard.clear();
        given(Picture.of(RunStrategy.HALTED).running("run-1"));

        assertThat(heard).isEmpty();
    }

    @Test
    void returnsFromAnAskThatWasAgreedTo() {
        given(Picture.of(RunStrategy.ALWAYS).running("run-1"));

        machines().stop(Picture.DB, Optional.empty());

        assertThat(machines().look(Picture.DB).vm()).isPresent();
    }
}
