package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody corrects who has just asked for something.
final class CorrectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in herd-a, sorry, I meant herd-b",
                "stop ox-1 in herd-a... oops, I mean herd-b",
                "stop ox-1 in herd-a - wait, no, herd-b",
                "stop herd-a/ox-1, I mean in herd-b",
                "stop herd-a/ox-1, I mean herd-b"
            })
    void movesToTheNamespaceThatWasMeant(String text) {
        assertThat(read(text)).isEqualTo("stop herd-b/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop lab/ox-1, no sorry, ox-2",
                "stop lab/ox-1. edit: ox-2, the first one is needed",
                "stop lab/ox-1 - oops ox-2",
                "stop ox-1.. argh, ox-2 I mean, in lab",
                "stop ox-1, ox-2 I meant, in lab",
                "stop ox-1 in lab... sorry autocorrect, ox-2",
                "stop \"ox one\" in lab, sorry, autocorrect, ox-2"
            })
    void keepsTheNamespaceOfWhatIsCorrected(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-2");
    }

    @Test
    void asksWhetherANameOrANamespaceIsMeant() {
        assertThat(read("stop ox-1 in farm-1, oops, barn-2")).isEqualTo("unclear target,namespace");
        assertThat(read("stop ox-1 in farm-1, oops, barn-2", "farm-1/barn-2")).isEqualTo("stop farm-1/barn-2");
        assertThat(read("stop farm/ox-1 and lab/ox-2, sorry, ox-3")).isEqualTo("unclear namespace");
    }

    @Test
    void correctsWithWordsThatFollow() {
        assertThat(read("stop ox-1 in lab, ox-2 I mean")).isEqualTo("stop lab/ox-2");
        assertThat(read("stop ox-1 in farm, no wait, in lab")).isEqualTo("stop lab/ox-1");
        assertThat(read("stop ox-1 (ox-2, sorry) in lab")).startsWith("unclear");
        assertThat(read("stop ox-1 (sorry for the noise) in lab")).isEqualTo("stop lab/ox-1");
    }

    @Test
    void takesNoRemarkOnTheErrorForAVm() {
        assertThat(read("stop ox-1 in lab, sorry, clumsiness, ox-2")).isEqualTo("unclear target");
        assertThat(read("stop ox-1 in lab, sorry, ox-2 and ox-3")).isEqualTo("stop lab/ox-2 lab/ox-3");
    }
}
