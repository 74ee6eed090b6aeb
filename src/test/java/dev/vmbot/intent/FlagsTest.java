package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static dev.vmbot.intent.Phrasebook.replied;
import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No flag is passed over, and the value of none is taken for a name.
final class FlagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list -o wide | strange -o",
                "list --sort-by age -n dev | strange --sort-by",
                "list -w | strange -w",
                "list --limit 5 -o wide | strange --limit -o",
                "list --State=running | strange --State=running",
                "list --force | strange --force",
                "status web-1 -o wide | strange -o",
                "status --watch web-1 | strange --watch",
                "diagnose web-1 --verbose | strange --verbose",
                "diagnose web-1 -A | strange -A",
            })
    void asksBackWhenAQuestionDoesNotKnowThem(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
        assertThat(read(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop web-1 --now | strange --now",
                "stop web-1 --dry-run -o yaml | strange --dry-run -o",
                "stop --dry-run | strange --dry-run",
                "stop web-1 --grace-period 5 | strange --grace-period 5",
                "stop web-1 --grace-period=5 | strange --grace-period=5",
                "stop web-1 for maintenance --now | strange --now",
                "stop web-1 because of load --now | strange --now",
                "stop web-1 --now and start web-2 | strange --now",
                "stop all -n dev --except web-1 | strange --except",
                "restart web-1 -nprod | strange -nprod",
            })
    void asksBackWhenAChangeDoesNotKnowThem(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
        assertThat(read(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes --now", "restart it --now", "only ox-1 --dry-run", "restart ox-1 instead --now"})
    void changesNoWaitingCardByWhatItDoesNotKnow(String text) {
        assertThat(replied(Action.STOP, text)).startsWith("unclear");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop web-1 because of load -n dev | stop dev/web-1",
                "stop web-1 because of load --force | stop web-1 by force",
                "stop web-1 --grace-period 0 -n dev | stop dev/web-1 by force",
                "stop web-1 -- thanks | stop web-1",
                "help --foo | help",
            })
    void keepsThoseThatItKnows(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }
}
