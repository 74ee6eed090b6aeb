package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.followedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.VmRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said in the thread of a stop of `lab/ox-1` that is over.
final class FollowUpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart it | restart lab/ox-1",
                "start it again, please | start lab/ox-1",
                "can you start it again | start lab/ox-1",
                "bring it back up | start lab/ox-1",
                "start again | start lab/ox-1",
                "restart | restart lab/ox-1",
                "stop it again | stop lab/ox-1",
                "force stop it | stop lab/ox-1 by force",
                "again | stop lab/ox-1",
                "try again | stop lab/ox-1",
                "do it again please | stop lab/ox-1",
                "the same for ox-2 | stop lab/ox-2",
                "same for eel-1 | stop eel-1",
                "and the same for ox-2 and ox-5 | stop lab/ox-2 lab/ox-5",
                "the same with sea/eel-1 | stop sea/eel-1",
                "status | status lab/ox-1",
                "status? | status lab/ox-1",
                "how is it? | status lab/ox-1",
                "is it up? | status lab/ox-1",
                "why did it fail? | diagnose lab/ox-1",
                "why? | diagnose lab/ox-1",
            })
    void standsForTheVmsOfTheThread(String text, String read) {
        assertThat(followedUp(Surface.MENTION, "<@U0VMBOT> " + text)).isEqualTo(read);
        assertThat(followedUp(Surface.CHANNEL, text)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't restart it",
                "should we restart it?",
                "did you restart it?",
                "restart it tomorrow",
                "restart it if it hangs again",
                "who stopped it?",
            })
    void neverActsOnWhatIsNoRequest(String text) {
        for (Surface surface : Surface.values()) {
            assertThat(followedUp(surface, text)).doesNotContain("lab/ox-1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restarted it already",
                "I'll restart it",
                "let me restart it",
                "<@U0ANNA77> restart it",
                "we had to restart it yesterday, same again today",
                "thanks, again!",
                "it failed again :(",
                "that was quick",
                "same here",
                "the same happened on ox-2",
                "and now?",
            })
    void leavesTalkInTheThreadAlone(String text) {
        assertThat(followedUp(Surface.CHANNEL, text)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP | restart it | restart lab/ox-1",
                "STOP | bring it back up please | start lab/ox-1",
                "STOP | again | stop lab/ox-1",
                "STOP | the same for ox-2 | stop lab/ox-2",
                "STATUS | then restart it | restart lab/ox-1",
                "STATUS | and the same for ox-2 | status lab/ox-2",
                "STATUS | what's its status? | status lab/ox-1",
                "DIAGNOSE | the same for ox-2 | diagnose lab/ox-2",
                "STOP | restart | unclear target",
                "STOP | status | list",
                "STOP | don't restart it | nothing",
                "STOP | should I restart it? | unclear intent",
                "STOP | restart it tonight | unsupported schedule",
                "STOP | restart eel-1, it hangs | restart eel-1",
            })
    void standsForTheLastVmOfADirectMessageWhereItIsReferredTo(Draft.Verb last, String text, String read) {
        var topic = new Utterance.Topic(last, List.of(new VmRef("lab", "ox-1")), false);
        assertThat(followedUp(Surface.DIRECT, text, topic)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello again",
                "Hi again!",
                "good morning again",
                "hey team, again",
                "hi all, once more",
                "hola again",
                "yes, hello again",
            })
    void doesNothingOnAGreeting(String text) {
        var topic = new Utterance.Topic(Draft.Verb.STOP, List.of(new VmRef("lab", "ox-1")), false);
        assertThat(followedUp(Surface.DIRECT, text, topic)).doesNotContain("stop", "ox-1");
        assertThat(followedUp(Surface.CHANNEL, text)).doesNotContain("stop", "ox-1");
    }

    @Test
    void takesSeveralVmsForThemAndNotForIt() {
        var topic = new Utterance.Topic(
                Draft.Verb.STOP, List.of(new VmRef("lab", "ox-1"), new VmRef("lab", "ox-2")), false);
        assertThat(followedUp(Surface.DIRECT, "start them again", topic)).isEqualTo("start lab/ox-1 lab/ox-2");
        assertThat(followedUp(Surface.DIRECT, "start it again", topic)).isEqualTo("unclear target");
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatNamesItsOwnVmAsEver(Surface surface) {
        assertThat(followedUp(surface, "restart the vm eel-1 in sea")).isEqualTo("restart sea/eel-1");
    }
}
