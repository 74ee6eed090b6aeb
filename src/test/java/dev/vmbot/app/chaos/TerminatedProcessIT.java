package dev.vmbot.app.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bot is asked to end in the middle of its work, as in a rolling update, while another one is there already.
@Tag("chaos")
final class TerminatedProcessIT extends EndedProcess {

    private static final int STEP = Integer.getInteger("chaos.terminated.step", 1);

    TerminatedProcessIT() {
        super(Line.Ending.TERMINATED, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "restart"})
    void handsOverAndDoublesNothingWhenTerminatedAtAnyWrite(String verb) throws Exception {
        survives(verb, 1, STEP);
    }
}
