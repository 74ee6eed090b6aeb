package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.overheard;
import static dev.vmbot.intent.Phrasebook.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which times are part of a reason, and which are those of the request.
final class ToldTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start ox-1 in lab, the customer call is at three",
                "start ox-1 in lab please, demo at 3",
                "start ox-1 in lab, the workshop is at 14:00 and half the class is here",
                "start ox-1 in lab, the new colleagues on Monday need it",
                "start ox-1 in lab, the contractors on Friday can't wait",
                "start ox-1 in lab. our training starts at 14:00",
                "the audit is on monday, please start ox-1 in lab",
                "we have a demo at 3, start ox-1 in lab",
                "start ox-1 in lab because the review is tomorrow",
                "start ox-1 in lab because it was left off over the weekend",
                "start ox-1 in lab, it was down over the weekend",
                "start ox-1 in lab since it crashed over the weekend",
                "start ox-1 in lab because it froze at 3am",
                "start ox-1 in lab because the nightly backup failed"
            })
    void leavesATimeToTheReason(String text) {
        assertThat(read(text)).isEqualTo("start lab/ox-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ox-1 in lab because we're done, at 3",
                "stop ox-1 in lab because it costs money at 6pm",
                "stop ox-1 in lab because of the patch tonight",
                "because it hangs restart ox-1 in lab tonight",
                "because it was off over the weekend, start ox-1 in lab at 5",
                "start ox-1 in lab because it was agreed for tonight",
                "start ox-1 in lab, it was planned for tonight",
                "start ox-1 in lab for the demo tomorrow",
                "restart ox-1 in lab, the window is at three",
                "restart ox-1 in lab, the restart is at three",
                "start ox-1 in lab, demo is at 3, do it then",
                "restart ox-1 in lab after the call at three",
                "start ox-1 in lab for my demo at 5",
                "restart ox-1 in lab. the meeting is over at 3",
                "restart ox-1 in lab, class ends at 18:00",
                "demo at 3: start ox-1 in lab"
            })
    void takesEveryOtherTimeForThatOfTheRequest(String text) {
        assertThat(read(text)).isEqualTo("unsupported schedule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop ox-1 in lab sometime", "stop ox-1 in lab soon-ish?", "eventually stop ox-1 in lab"})
    void asksWhenOfATimeThatLeavesItOpen(String text) {
        assertThat(read(text)).isEqualTo("unclear time");
        assertThat(read(text + ", tomorrow")).isEqualTo("unsupported schedule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the sprint review is at three, room Oslo", "demo at 3, then we restart VM ox-1"})
    void leavesTalkOfTimesAlone(String text) {
        assertThat(overheard(text, "lab/ox-1")).isEqualTo("nothing");
    }
}
