package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two things that one message asks for.
final class SeveralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in lab turn ox-1 off and ox-2 on",
                "switch ox-1 off, ox-2 on in lab",
                "take ox-1 down and ox-2 up in lab",
                "turn off ox-1 and ox-2 on in lab",
                "power ox-1 in lab down and the vm ox-2 up",
                "schalte ox-1 in lab aus und ox-2 ein",
                "turn off ox-1 and on ox-2 in lab",
                "i want ox-1 stopped and ox-2 running in lab",
                "we need ox-1 off and ox-2 on in lab",
                "ox-1 should be stopped and ox-2 started in lab",
                "make sure ox-1 is down and ox-2 is up in lab",
                "please get ox-1 stopped and ox-2 started in lab"
            })
    void turnsOneOffAndTheOtherOn(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1; start lab/ox-2");
    }

    @Test
    void keepsTheVmsOfEachParticle() {
        assertThat(read("turn ox-1 off, ox-2 off and ox-3 on in lab"))
                .isEqualTo("stop lab/ox-1 lab/ox-2; start lab/ox-3");
        assertThat(read("turn ox-1 off on lab and ox-2, ox-3 on")).isEqualTo("stop lab/ox-1; start lab/ox-2 lab/ox-3");
        assertThat(read("turn off ox-1, ox-2 and ox-3 on")).isEqualTo("unclear action");
        assertThat(read("turn ox-1 and ox-2 off in lab")).isEqualTo("stop lab/ox-1 lab/ox-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and tell me its status after",
                "and tell me when it's down",
                "and let me know how it went",
                ", ping me once it is back please",
                "and check whether it comes up",
                "then show me the state",
                "and confirm here when it is running",
                ". let me know if it worked"
            })
    void leavesToTheCardWhatIsToBeToldAfterwards(String wish) {
        assertThat(read("restart ox-1 in lab " + wish)).isEqualTo("restart lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and let me know before you do it",
                "and tell me who stopped it",
                "and tell me the status of ox-2",
                "and tell me if I should stop ox-2",
                ". and ox-2",
                ". ox-2 too"
            })
    void doesNotActOnOneOfTwoThings(String more) {
        assertThat(read("restart ox-1 in lab " + more)).doesNotStartWith("restart");
    }

    @Test
    void takesTheWordBehindBothForTheNamespace() {
        assertThat(read("shut ox-1 down, boot ox-2 up, both lab")).isEqualTo("stop lab/ox-1; start lab/ox-2");
        assertThat(read("restart ox-1, ox-2 and ox-3, all lab")).isEqualTo("restart lab/ox-1 lab/ox-2 lab/ox-3");
        assertThat(read("restart ox-1 and ox-2, both lab please")).isEqualTo("restart lab/ox-1 lab/ox-2");
        assertThat(read("restart ox-1 and ox-2 both in lab")).isEqualTo("restart lab/ox-1 lab/ox-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start lab/ox-1; kubectl delete vm ox-1",
                "start lab/ox-1; oc get secrets",
                "start lab/ox-1 and virtctl stop ox-2",
                "start lab/ox-1. helm uninstall barn"
            })
    void asksAboutACommandForAShellBesides(String text) {
        assertThat(read(text)).startsWith("unclear");
    }

    @Test
    void hearsThatACommandShowedSomething() {
        assertThat(read("start lab/ox-1, kubectl shows it is down")).isEqualTo("start lab/ox-1");
    }
}
