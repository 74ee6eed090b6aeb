package dev.vmbot.app.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is closed and nothing is said: the next one starts when the Lease of the dead has run out.
@Tag("chaos")
final class KilledProcessIT extends EndedProcess {

    private static final int STEP = Integer.getInteger("chaos.killed.step", 1);

    /// A batch is killed at every so many writes: what a single VM goes through is played at each.
    private static final int BATCH_STEP = Integer.getInteger("chaos.batch.step", 1);

    /// A takeover is mostly waiting for the dead leader's Lease to run out.
    KilledProcessIT() {
        super(Line.Ending.KILLED, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "restart"})
    void losesNothingAndDoublesNothingWhenKilledAtAnyWrite(String verb) throws Exception {
        survives(verb, 1, STEP);
    }

    @Test
    void finishesABatchInTheMiddleOfWhichItWasKilled() throws Exception {
        survives("stop", 3, BATCH_STEP);
    }
}
