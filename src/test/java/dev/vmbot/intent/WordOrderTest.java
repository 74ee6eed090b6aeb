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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please shut the vm down ox-1 in lab",
                "i want you stopping the vm ox-1 in lab",
                "stopping please of vm ox-1 in lab",
                "please stopping ox-1 in lab",
                "sir, the vm lab/ox-1 is want to be stopped",
                "vm ox-1 in lab is needed to be stopped",
                "is possible to stop the vm ox-1 from lab?",
                "pls to stop vm ox-1 of lab",
                "we want stop ox-1 in lab",
                "i would like that you stop ox-1 in lab",
                "please help me for stopping ox-1 in lab",
                "can u swich of lab/ox-1 pls"
            })
    void takesTheOrderOfOtherLanguagesForARequest(String text) {
        assertThat(read(text)).isEqualTo("stop lab/ox-1");
    }

    @Test
    void hearsWhatSomebodyIsDoing() {
        assertThat(read("stopping ox-1 in lab")).isEqualTo("nothing");
        assertThat(read("they want ox-1 in lab stopped but I disagree")).isEqualTo("nothing");
    }

    @Test
    void takesANumberBehindTheWordVmForAName() {
        assertThat(read("stop VM 42 in lab")).isEqualTo("stop lab/42");
        assertThat(read("stop 42 vms in lab")).startsWith("unclear");
        assertThat(read("restart vm 2 times in lab")).startsWith("unclear");
    }

    @Test
    void asksAboutWhatMayBeANamespaceOrAName() {
        assertThat(read("restart ox-1, lab")).startsWith("unclear");
        assertThat(read("restart ox-1 [lab]")).startsWith("unclear");
        assertThat(read("bring bakc up ox-1 in lab")).startsWith("unclear");
        assertThat(read("turn ox-1 off ox-2 on")).startsWith("unclear");
        assertThat(read("restart ox-1, cache in lab")).isEqualTo("restart lab/ox-1 lab/cache");
    }

    @Test
    void asksWhetherTheSecondOfTwoNamesIsANamespace() {
        assertThat(read("vm ox-1 barn-2 please restart")).startsWith("unclear");
        assertThat(read("restart vm ox-1 barn-2")).startsWith("unclear");
        assertThat(read("restart vm ox-1 barn-2", "barn-2/ox-1")).isEqualTo("restart barn-2/ox-1");
        assertThat(read("restart vm ox-1 barn-2", "lab/barn-2")).isEqualTo("restart ox-1 barn-2");
        assertThat(read("restart vms ox-1 ox-2")).isEqualTo("restart ox-1 ox-2");
    }

    /// Whatever else the word can mean.
    @ParameterizedTest
    @ValueSource(strings = {"patching", "nas", "backup", "starting", "dos", "network"})
    void takesTheWordBehindInForTheNamespace(String namespace) {
        assertThat(read("stop ox-1, ox-2 in " + namespace)).isEqualTo("stop %1$s/ox-1 %1$s/ox-2".formatted(namespace));
        assertThat(read("restart ox-1 and stop ox-2 in " + namespace))
                .isEqualTo("restart %1$s/ox-1; stop %1$s/ox-2".formatted(namespace));
    }

    @Test
    void leavesOutNothingOfAListOverLines() {
        assertThat(read("stop these in lab:\n1. ox-1\n2. ox-2\n3. collector"))
                .isEqualTo("stop lab/ox-1 lab/ox-2 lab/collector");
    }

    @Test
    void restartsOnlyWhatIsSurelyAVmOfWhatIsTold() {
        assertThat(read("Rancher was updated and ox-1 in lab never came back, so restart it"))
                .isEqualTo("restart lab/ox-1");
    }

    @Test
    void asksWhichVmsNumbersStandFor() {
        assertThat(read("stop vms 1-3 in lab")).startsWith("unclear");
        assertThat(read("stop everything on the whole cluster")).startsWith("unclear");
    }

    @Test
    void takesNoTicketForANamespace() {
        assertThat(read("the pump froze again (INC-4711), so please restart ox-1 in lab"))
                .isEqualTo("restart lab/ox-1");
    }

    @Test
    void readsWhatOtherProgramsTakeForBold() {
        assertThat(read("**stop** ox-1, namespace **lab**")).isEqualTo("stop lab/ox-1");
    }

    @Test
    void readsANamespaceGluedToItsWord() {
        assertThat(read("stop ox-1 namespace:lab")).isEqualTo("stop lab/ox-1");
        assertThat(read("stop ox-1 ns:lab")).isEqualTo("stop lab/ox-1");
    }

    @Test
    void guessesNotBothTheVerbAndTheNames() {
        assertThat(read("starta om vm ox-1 i namespace lab tack")).startsWith("unclear");
        assertThat(read("strat ox-1 in lab")).isEqualTo("start lab/ox-1");
    }

    @Test
    void tellsOfTheNamespaceAnOverviewIsOf() {
        assertThat(read("give me an overview of lab-1")).isEqualTo(read("list -n lab-1"));
        assertThat(read("list lab-1")).isNotEqualTo(read("list -n lab-1"));
    }

    @Test
    void readsTheNameBehindTheWordThatStandsForIt() {
        assertThat(read("stop it now: ox-1 in lab")).isEqualTo("stop lab/ox-1");
    }
}
