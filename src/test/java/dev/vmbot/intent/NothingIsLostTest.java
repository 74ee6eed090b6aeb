package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.known;
import static dev.vmbot.intent.Phrasebook.readWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.KnownVms;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was once lost between what people said and what was done. In all of it the channel's namespace is `dev`.
final class NothingIsLostTest {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    private static final String[] KNOWN = {
        "dev/web-1",
        "dev/web-2",
        "dev/db-1",
        "team/web-1",
        "staging/web-1",
        "staging/web-2",
        "qa/web-1",
        "qa/web-2",
        "qa/db-1",
        "staging/db-1",
        "staging/jump-1",
        "prod/web-01",
        "prod/web-02",
        "mon/grafana-hq",
        "pay/pay-db-8",
        "iot/cam-3",
        "dev/web-01"
    };

    private static String read(String text) {
        return readWith(Optional.of("dev"), known(KNOWN), text);
    }

    /// The namespace of the first example that people read is called so.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        Stop VMs web-1, web-2 in namespace dev   ; stop dev/web-1 dev/web-2
        stop the vms web-1 and web-2 in dev      ; stop dev/web-1 dev/web-2
        Start VM web-server in namespace vms     ; start vms/web-server
        restart web-server in vms                ; restart vms/web-server
        stop all VMs in vms                      ; stop all in vms
        stop all vms in dev                      ; stop all in dev
        """)
    void takesVmsForANamespaceOnlyInTheNamespacesPlace(String said, String read) {
        KnownVms known = new KnownVms() {
            @Override
            public Set<String> namespacesOf(String name) {
                return name.equals("web-server") ? Set.of("vms") : name.startsWith("web-") ? Set.of("dev") : Set.of();
            }

            @Override
            public boolean isNamespace(String name) {
                return name.equals("vms") || name.equals("dev");
            }
        };

        Interpretation interpretation =
                INTERPRETER.interpret(new Utterance(said, Surface.MENTION, Optional.empty(), known, Optional.empty()));

        assertThat(Phrasebook.shown(interpretation)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart web-1 in team",
                "restart web-1 team",
                "restart web-1 (team)",
                "restart web-1, namespace team",
                "oc project team\nrestart web-1",
                "restart team's web-1",
                "in team, restart web-1"
            })
    void actsInTheNamespaceThatIsSaidOrAsks(String text) {
        assertThat(read(text)).matches("restart team/web-1|unclear .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop web-1, staging namespace",
                "stop web-1 and web-2 (both in staging)",
                "oc project staging\nstop web-1"
            })
    void actsOnAllOfThemInTheNamespaceThatIsSaidOrAsks(String text) {
        assertThat(read(text)).matches("stop staging/web-1( staging/web-2)?|unclear .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop all vms in qa but don't stop db-1",
                "stop all vms in qa, hands off db-1",
                "stop all vms in qa; db-1 must stay up",
                "stop all vms in qa, db-1 stays",
                "stop all vms in qa. We still need db-1",
                "stop all vms in qa but the database stays up",
                "stop all vms in qa - not db-1 though",
                "db-1 is off limits, stop all vms in qa"
            })
    void sparesWhatIsToBeSparedOrAsks(String text) {
        // What is spared by a word that no VM bears gets no card: it is asked which one is meant.
        assertThat(read(text)).matches("stop all except (db-1|database) in qa|unclear .*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        stop all vms in staging except db-1 and the jump host ; unclear .*
        switch web-01 in prod from on to off                  ; (stop prod/web-01|unclear .*)
        stop web-01 in prod if web-02 is up                   ; un.*
        stop web-01 as the last one leaves                    ; un.*
        stop web-01, barring objections                       ; un.*
        restart web-1 in qa, or web-2                         ; unclear .*
        """)
    void asksWhatIsLeftOpen(String text, String fair) {
        assertThat(read(text)).matches(fair);
    }

    @Test
    void readsADashThatAPhoneMadeOfTwoHyphensAsAFlag() {
        assertThat(read("stop cam-3 \u2014force -n iot")).isEqualTo("stop iot/cam-3 by force");
        assertThat(read("stop cam-3 \u2014namespace iot")).isEqualTo("stop iot/cam-3");
        assertThat(read("stop cam-3 \u2212 n iot")).isEqualTo("stop iot/cam-3");
        assertThat(read("stop all \u2014namespace=qa")).isEqualTo("stop all in qa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop web\u20141 -n qa", "stop qa/web\u20141", "stop qa/web\u20261"})
    void asksAboutAMarkInsideAName(String text) {
        assertThat(read(text)).startsWith("unclear");
    }
}
