package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists that are joined by commas without blanks.
final class CommandLineListTest {

    @Test
    void readsPastTheCommandSaidTwice() {
        assertThat(slash("vm stop lab/ox-1")).isEqualTo("stop lab/ox-1");
        assertThat(slash("vm start -n lab ox-1")).isEqualTo("start lab/ox-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop web-02,no,test-vm -n dev | stop dev/web-02 dev/no dev/test-vm",
                "stop now,web-01 -n dev | stop dev/now dev/web-01",
                "stop it,web-01 -n dev | stop dev/it dev/web-01",
                "stop web-01,wait,db-1 -n dev | stop dev/web-01 dev/wait dev/db-1",
                "stop web-01,02 -n dev | stop dev/web-01 dev/web-02",
            })
    void holdNamesOnlyInACommand(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop web-01 -n dev,prod", "stop web-01 --namespace=dev,prod", "stop web-01 in dev,prod"})
    void areNoNamespace(String text) {
        assertThat(slash(text)).isEqualTo("unclear namespace");
        assertThat(read(text)).isEqualTo("unclear namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop web-01,web-02 except web01 -n dev", "stop web-01,web-02 except web-* -n dev"})
    void areAskedAboutWhenTheyDoNotHoldWhatIsExcepted(String text) {
        assertThat(slash(text)).isEqualTo("unclear target");
    }
}
