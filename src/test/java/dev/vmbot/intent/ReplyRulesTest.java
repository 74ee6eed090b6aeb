package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static dev.vmbot.intent.Phrasebook.replied;
import static dev.vmbot.intent.Phrasebook.repliedUnderWay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of answers under a waiting card; the id of the rule ends the name.
final class ReplyRulesTest {

    @Test
    void takesApprovalForConfirmationT1() {
        assertThat(replied(Action.STOP, "yes please")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "go ahead")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "approved by me as owner")).isEqualTo("yes");
        assertThat(replied(Action.RESTART, "yes, it's been down for an hour")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes, both of them")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes, all of them")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes to all of them")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes stop them")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "ok stop")).startsWith("unclear");
        assertThat(replied(Action.RESTART, "yes, stop")).startsWith("unclear");
        assertThat(replied(Action.STOP, "ja, mach")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "don't worry, it's the right one, go ahead"))
                .isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes, the two in lab")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "yes, in lab")).isEqualTo("yes");
        assertThat(replied(Action.STOP, "ok")).isEqualTo("weak yes");
        assertThat(replied(Action.STOP, ":+1:")).isEqualTo("weak yes");
    }

    @Test
    void takesRefusalAndHoldForCancellationT2() {
        assertThat(replied(Action.STOP, "nope")).isEqualTo("no");
        assertThat(replied(Action.STOP, "hold on")).isEqualTo("no");
        assertThat(replied(Action.STOP, "well, no")).isEqualTo("no");
        assertThat(replied(Action.STOP, "yes... actually no")).isEqualTo("no");
        assertThat(replied(Action.STOP, "I can't say yes to that")).isEqualTo("no");
        assertThat(replied(Action.RESTART, "stop!")).isEqualTo("no");
        assertThat(replied(Action.STOP, "stop it")).startsWith("unclear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stop", "stop it", "stop!", "no", "wait, no, don't stop them", "cancel", "abort", "hold on"})
    void takesAStopForCancellationOnceTheStopIsUnderWayT2(String text) {
        assertThat(repliedUnderWay(Action.STOP, text)).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes for ox-1",
                "yes if Anna agrees",
                "ok after lunch",
                "yes at 6pm",
                "yes, if needed",
                "go ahead if necessary",
                "do it if possible",
                "yes, those three",
                "yes, that one",
                "the other one please",
                "ok when <@U0ANNA77> is back",
                "yes, the first",
                "yes, 1 of them",
                "yes, users are still on it",
                "yes, the other one has been down",
                "yes, the app crashed",
                "yes, it's down, but wait",
                "maybe ox-3",
                "are you sure?"
            })
    void neverConfirmsAPartialOrConditionalAnswerT3(String text) {
        assertThat(replied(Action.STOP, text)).startsWith("unclear");
    }

    @Test
    void leavesChatterInTheThreadAloneT3() {
        assertThat(replied(Action.STOP, "the graphs look weird today")).isEqualTo("nothing");
        assertThat(replied(Action.STOP, "<@U0ANNA77> yes")).isEqualTo("nothing");
    }

    @Test
    void asksWhatAYesIsForWhenNothingWaitsT4() {
        assertThat(read("yes")).isEqualTo("unclear action");
        assertThat(read("confirm")).isEqualTo("unclear action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel the restart",
                "abort the restart",
                "please cancel the restart of ox-1",
                "call off the restart",
                "cancel the operation",
                "cancel the start"
            })
    void callsOffWhatTheCardIsAbout(String text) {
        assertThat(replied(Action.RESTART, text)).isEqualTo("no");
    }

    @Test
    void callsNothingOffThatIsNotOnTheCard() {
        assertThat(replied(Action.RESTART, "cancel the restart of ox-3")).startsWith("unclear");
    }
}
