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
                "schalte ox-1 in lab aus und ox-2 ein"
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
