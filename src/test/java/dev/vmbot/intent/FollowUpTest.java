package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.followedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
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
    @EnumSource
    void readsWhatNamesItsOwnVmAsEver(Surface surface) {
        assertThat(followedUp(surface, "restart the vm eel-1 in sea")).isEqualTo("restart sea/eel-1");
    }
}
