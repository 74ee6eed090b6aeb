package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many are meant, and what is left out.
final class WholeAndPartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop half of the vms in lab",
                "stop most vms in lab",
                "stop the first 3 vms in lab",
                "stop the first three of ox-1 ox-2 ox-3 ox-4 in lab",
                "stop a couple of vms in lab",
                "stop half of the render nodes in lab",
                "stop everything in lab except the old ones",
                "stop all in lab but not the test machines"
            })
    void asksWhichAreMeantOfSome(String text) {
        assertThat(read(text)).startsWith("unclear").contains("scope");
    }

    @Test
    void takesAWholeNamespace() {
        assertThat(read("stop all of lab-2 except ox-1")).isEqualTo("stop all except ox-1 in lab-2");
        assertThat(read("stop all of farm")).isEqualTo("stop all in farm");
        assertThat(read("shut down the whole lab namespace")).isEqualTo("stop all in lab");
        assertThat(read("stop all of ox-1, ox-2")).startsWith("unclear");
    }

    @Test
    void takesAllWhosever() {
        assertThat(read("stop all of our vms in lab")).isEqualTo("stop all in lab");
        assertThat(read("stop all our old vms in lab")).startsWith("unclear");
        assertThat(read("stop the vms in lab except ox-1, ox-2")).isEqualTo("stop all except ox-1 ox-2 in lab");
        assertThat(read("stop everything in lab, skip ox-1 though")).isEqualTo("stop all except ox-1 in lab");
    }

    @Test
    void selectsByStateOnlyWhereItMakesNoDifference() {
        assertThat(read("stop all the running vms in lab")).isEqualTo("stop all in lab");
        assertThat(read("start all stopped vms in lab")).isEqualTo("start all in lab");
        assertThat(read("restart all stopped vms in lab")).startsWith("unclear");
        assertThat(read("get ox-* in lab started")).isEqualTo("start ox-* in lab");
    }

    @Test
    void readsPatternsThatLookLikeSomethingElse() {
        assertThat(read("stop vms whose name ends with -old in lab")).isEqualTo("stop *-old in lab");
        assertThat(read("stop ox-?? in lab")).isEqualTo("stop ox-?? in lab");
        assertThat(read("restart anything with app=web in lab")).isEqualTo("restart app=web in lab");
    }

    @Test
    void keepsAnExceptionInParentheses() {
        assertThat(read("stop ox-1 (not used anymore) in lab")).isEqualTo("stop lab/ox-1");
        assertThat(read("stop everything in lab (except ox-1)")).isEqualTo("stop all except ox-1 in lab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1, ox-2, etc in lab",
                "stop ox-1 (lab and farm)",
                "stop ox-1 in lab, farm",
                "stop ox-1 in lab, same with ox-2",
                "stop ox-1 in lab and do the same for ox-2",
                "status of lab/ox-1 and restart lab/ox-2",
                "in lab stop ox-1, in farm ox-2",
                "in lab stop ox-1 in farm",
                "stop ox-1 because it hangs in lab"
            })
    void asksWhereMoreWasSaidThanIsUnderstood(String text) {
        assertThat(read(text)).startsWith("unclear");
    }

    @Test
    void findsTheVmsBehindAColon() {
        assertThat(read("stop these vms in lab: ox-1, ox-2")).isEqualTo("stop lab/ox-1 lab/ox-2");
        assertThat(read("stop these: lab/ox-1, lab/ox-2")).isEqualTo("stop lab/ox-1 lab/ox-2");
        assertThat(read("stop the machines in lab:\n- ox-1\n- ox-2")).isEqualTo("stop lab/ox-1 lab/ox-2");
        assertThat(read("stop lab: ox-1, ox-2; farm: ox-3")).startsWith("unclear");
    }

    @Test
    void takesAWordBehindTheWordVmForAName() {
        assertThat(read("restart vm test in lab")).isEqualTo("restart lab/test");
        assertThat(read("start vm and backup it")).startsWith("unsupported");
    }
}
