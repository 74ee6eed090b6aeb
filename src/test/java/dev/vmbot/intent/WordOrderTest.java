package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What belongs together wherever it stands.
final class WordOrderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1, ox-2, and also ox-3 while you're at it, in lab",
                "stop ox-1, ox-2 and ox-3 because they hang, in lab",
                "stop ox-1, ox-2 and ox-3 for the upgrade, in lab please",
                "stop ox-1, ox-2 and, if you don't mind, ox-3 in lab",
                "stop ox-1, ox-2, ox-3, nobody uses them, in lab"
            })
    void findsTheNamespaceBehindAnAside(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1 lab/ox-2 lab/ox-3");
    }

    @Test
    void asksWhetherTheSecondOfTwoNamesIsANamespace() {
        assertThat(read("vm ox-1 barn-2 please restart")).startsWith("unclear");
        assertThat(read("restart vm ox-1 barn-2")).startsWith("unclear");
        assertThat(read("restart vm ox-1 barn-2", "barn-2/ox-1")).isEqualTo("restart barn-2/ox-1");
        assertThat(read("restart vm ox-1 barn-2", "lab/barn-2")).isEqualTo("restart ox-1 barn-2");
        assertThat(read("restart vms ox-1 ox-2")).isEqualTo("restart ox-1 ox-2");
    }
}
