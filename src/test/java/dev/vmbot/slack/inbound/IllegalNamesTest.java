package dev.vmbot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.slack.inbound.Case.Right;
import dev.vmbot.slack.inbound.Case.Vm;
import dev.vmbot.slack.inbound.Case.Who;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that no VM can have.
final class IllegalNamesTest {

    private final Encounter encounter = new Encounter(Who.MAPPED, Right.CHANGE, Vm.THERE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop Web_01 | `web_01`",
                "stop web..1 | `web..1`",
                "stop -x | `-x`",
                "restart web-1- | `web-1-`",
                "start prod/db_1 --force | `prod/db_1`",
                "stop Prod_1/db-1 | `prod_1/db-1`",
                "status Web_01 | `web_01`",
                "please restart the VM my_app | `my_app`",
            })
    void areToldWithWhatIsWrongWithThem(String text, String name) {
        wrong(encounter.command(text), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop my_app", "could you please restart the my_app VM?"})
    void areToldAfterAMentionToo(String text) {
        wrong(encounter.mention(text), "`my_app`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop ", "status ", "stop prod/", "restart 1"})
    void areNotRepeatedInFull(String text) {
        List<String> told = encounter.command(text + "a".repeat(300));

        wrong(told, "aaa…`");
        assertThat(told.getFirst()).hasSizeLessThan(400);
    }

    @Test
    void areToldAmongOthersWithAButtonForTheRest() {
        assertThat(encounter.command("stop prod/db-1,Web_01"))
                .singleElement()
                .asString()
                .contains("I cannot stop all of these VMs", "`prod/web_01`", "Nothing was changed");
        assertThat(encounter.newOperations()).isZero();
    }

    /// Who asks for two things is not to find one of them dropped without a word.
    @Test
    void areNotToldAloneWhereSomethingElseWasAskedForToo() {
        assertThat(encounter.command("stop Web_01 and start prod/db-1"))
                .singleElement()
                .asString()
                .contains("Which VM do you mean?");
        assertThat(encounter.newOperations()).isZero();
    }

    private void wrong(List<String> told, String name) {
        assertThat(told)
                .singleElement()
                .asString()
                .contains(name, "cannot be the name of a VM: names have at most 253 lower-case letters");
        assertThat(encounter.newOperations()).isZero();
    }
}
