package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.replied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies to a card that waits for a stop of `lab/ox-1` and `lab/ox-2`; `lab/ox-3` is there as well.
final class CardChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it ox-3 | lab/ox-3",
                "No, ox-3 please | lab/ox-3",
                "I meant ox-3 | lab/ox-3",
                "ox-3 instead | lab/ox-3",
                "wait, make it ox-3 and ox-9 | lab/ox-3 lab/ox-9",
                "make it sea/eel-1 | sea/eel-1",
                "only ox-1 | lab/ox-1",
                "only `ox-1` | lab/ox-1",
                "just ox-2, please | lab/ox-2",
                "yes but only ox-1 | lab/ox-1",
                "not ox-1 | lab/ox-2",
                "everything but that: without ox-2 |",
                "skip ox-2 | lab/ox-1",
                "ox-3, not ox-1 | lab/ox-2 lab/ox-3",
                "in the sea namespace | sea/ox-1 sea/ox-2",
                "make it ox-3 in sea | sea/ox-3",
                "no, in sea instead | sea/ox-1 sea/ox-2",
            })
    void readsWhichVmsAreMeantInstead(String text, String targets) {
        if (targets == null) {
            assertThat(replied(Action.STOP, text)).doesNotStartWith("instead").isNotEqualTo("yes");
        } else {
            assertThat(replied(Action.STOP, text)).isEqualTo("instead stop " + targets);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP | restart instead | restart",
                "STOP | restart them instead | restart",
                "STOP | no, restart | restart",
                "STOP | make it a restart | restart",
                "RESTART | stop them instead | stop",
                "RESTART | shut down instead | stop",
                "START | I meant restart | restart",
                "RESTART | power them off instead | stop",
                "RESTART | no, power them off | stop",
                "RESTART | turn them off instead please | stop",
                "RESTART | shut them down instead | stop",
                "RESTART | take them down instead | stop",
                "STOP | turn them off and on again instead | restart",
                "STOP | bring them back up instead | start",
                "STOP | power cycle them instead | restart",
                "STOP | no, start it | start",
                "STOP | no, start them | start",
                "STOP | no, bounce them | restart",
                "RESTART | no just start them | start",
            })
    void readsWhatIsMeantInstead(Action pending, String text, String verb) {
        assertThat(replied(pending, text)).isEqualTo("instead " + verb + " lab/ox-1 lab/ox-2");
    }

    @Test
    void readsThatForceIsMeant() {
        assertThat(replied(Action.STOP, "force it")).isEqualTo("instead stop lab/ox-1 lab/ox-2 by force");
    }

    @Test
    void takesItForANoWhenNothingOfTheCardIsLeft() {
        assertThat(replied(Action.STOP, "not ox-1 and ox-2")).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it ox-3?",
                "maybe make it ox-3",
                "make it ox-3 tomorrow",
                "only ox-1 if Anna agrees",
                "ox-3 looks odd too",
                "in a minute",
                "in prod",
                "only",
                "not ox-7",
                "wait, no, don't restart it",
                "ok start",
                "<@U0ANNA77> only ox-1",
                "power them off instead?",
                "maybe power them on instead",
                "power them on instead tomorrow",
                "power them instead",
                "Anna will power them on instead",
                "don't power them on instead",
            })
    void changesNothingOnAnythingElse(String text) {
        assertThat(replied(Action.STOP, text)).doesNotStartWith("instead").isNotEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no, restart instead because it hangs | instead restart lab/ox-1 lab/ox-2",
                "only ox-1, because the rest is in use | instead stop lab/ox-1",
                "no, because we have to restart it later | no",
                "no, start it because it hangs? | no",
            })
    void readsAChangeUpToItsReason(String text, String read) {
        assertThat(replied(Action.STOP, text)).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource
    void asksWhatIsMeantByOffAndOn(Action pending) {
        assertThat(replied(pending, "turn it off, then on again")).startsWith("unclear");
        assertThat(replied(pending, "switch them off, and then back on")).doesNotStartWith("instead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop!", "no, stop!", "stop", "wait stop"})
    void callsARestartOffByTheWordStop(String text) {
        assertThat(replied(Action.RESTART, text)).isEqualTo("no");
    }
}
