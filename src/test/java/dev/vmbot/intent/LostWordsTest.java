package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.KnownVms;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was said and once was lost on the way: namespaces that are everyday words, VMs that were to be spared, guards.
final class LostWordsTest {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    /// In a channel whose default namespace is `dev`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop web-1, staging namespace | stop staging/web-1",
                "restart web-1 and web-2 (both in staging) | restart staging/web-1 staging/web-2",
                "'oc project team\nrestart web-1' | restart team/web-1",
                "use namespace pay. stop web-1 | stop pay/web-1",
                "restart grafana-hq -n mon | restart mon/grafana-hq",
                "stop web-1 -n team | stop team/web-1",
                "stop web-1 in namespace new | stop new/web-1",
                "stop web-1 in the new namespace | stop new/web-1",
                "stop web-1 in new | stop new/web-1",
                "stop web-1 (pay) | stop pay/web-1",
                "stop web-1 (in pay) | stop pay/web-1",
                "stop web-1 which is in pay | stop pay/web-1",
                "what's running in pay | list running in pay",
                "did pay-db-8 in pay come back? | status pay/pay-db-8",
                "stop cam-3 —force -n iot | stop iot/cam-3 by force",
                "stop cam-3 —namespace iot | stop iot/cam-3",
            })
    void usesEachNamespaceThatIsStated(String said, String read) {
        assertThat(Phrasebook.readInDev(said)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart web-1 in team", "restart web-1 from team", "restart web-1 in the team"})
    void knowsTheNamespacesOfVmsThatAreKnown(String said) {
        KnownVms known = new KnownVms() {
            @Override
            public Set<String> namespacesOf(String name) {
                return name.equals("web-1") ? Set.of("team") : Set.of();
            }

            @Override
            public boolean isNamespace(String name) {
                return name.equals("team");
            }
        };

        Interpretation read =
                INTERPRETER.interpret(new Utterance(said, Surface.DIRECT, Optional.of("dev"), known, Optional.empty()));

        assertThat(Phrasebook.shown(read)).isEqualTo("restart team/web-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop all vms in qa but don't stop db-1",
                "stop all vms in qa, hands off db-1",
                "stop all vms in qa; db-1 must stay up",
                "stop all vms in qa. we still need db-1",
                "stop all vms in qa, we need db-1",
                "stop everything in qa, but leave db-1 alone",
            })
    void sparesWhatIsForbiddenBesideARequestForMany(String said) {
        assertThat(Phrasebook.read(said)).isEqualTo("stop all except db-1 in qa");
    }

    @Test
    void doesNotTouchWhatIsSaidToBeInUse() {
        assertThat(Phrasebook.read("stop all vms in qa, db-1 is still in use"))
                .matches("stop all except db-1 in qa|unclear .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop all vms in staging except db-1 and the jump host",
                "stop web-01 in prod if web-02 is up",
                "stop web-01 as the last one leaves",
                "stop web-01 in prod, barring objections",
                "restart web-1 in qa, or web-2",
                "stop web—01 in qa",
                "stop web-01 in qa at <!date^1764612000^{time}|6 pm>",
            })
    void asksBackWhatItWouldElseHalfDo(String said) {
        assertThat(Phrasebook.read(said)).matches("(unclear|unsupported).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "switch web-01 in prod from on to off | stop prod/web-01",
                "please don't forget to stop web-01 | stop web-01",
                "power web-01 back off | stop web-01",
                "power off kiosk-3 in retail, kiosk-4 is still needed | stop retail/kiosk-3",
                "Show status of VM web-01 in namespace dev | status dev/web-01",
                "except for ox-3, start all vms in lab | start all except ox-3 in lab",
                "stop ox-1 to ox-4 in lab without ox-3 | stop lab/ox-1 lab/ox-2 lab/ox-4",
                "web-01 in prod has to come down, licence expired | stop prod/web-01",
                "hr-app in people is in ImagePullBackOff | diagnose people/hr-app",
                "kick vpn-2 in edge, it's not passing traffic | restart edge/vpn-2",
                "restart nginx on web-1 in dev | unsupported other_workload",
            })
    void readsWhatIsSaidInPassing(String said, String read) {
        assertThat(Phrasebook.read(said)).isEqualTo(read);
    }
}
