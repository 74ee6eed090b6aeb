package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Intent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Why something is asked for is kept, in the words in which it was said.
final class ReasonsTest {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart ox-1 because of the kernel update | the kernel update",
                "restart ox-1 in lab because it hangs, thanks | it hangs, thanks",
                "Please restart ox-1 due to Anna's 2nd demo! | Anna's 2nd demo",
                "stop ox-1 to save money! | to save money",
                "start ox-1 for the demo | for the demo",
                "stop ox-1 as requested in OPS-12 | as requested in OPS-12",
                "restart ox-1. Reason: kernel update | kernel update",
                "because of the update, restart ox-1 | the update",
                "stop ox-1 because of the move and start ox-2 | the move",
                "restart ox-1 --reason \"stop all of them, don't\" | stop all of them, don't",
                "restart ox-1 --reason maintenance | maintenance",
            })
    void keepsWhyItIsAskedFor(String text, String reason) {
        assertThat(changes(said(text)))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart ox-1",
                "restart ox-1 please, thanks",
                "start ox-1 for me",
                "restart ox-1 because",
                "restart ox-1 right now",
                "restart ox-1 which is in lab",
            })
    void inventsNone(String text) {
        assertThat(changes(said(text)))
                .allSatisfy(change -> assertThat(change.reason()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart ox-1 in lab, its disk is full",
                "restart ox-1 in lab and its disk",
                "restart ox-1 in lab and check its logs",
            })
    void takesWhoseItIsForNone(String text) {
        assertThat(said(text)).asString().doesNotContain("reason=Optional[");
    }

    @Test
    void keepsItShortAndOnOneLine() {
        String endless = "\u200b" + "\ud83d\ude80 because\tof ".repeat(60);
        List<Intent.Change> changes = changes(said("restart ox-1 because " + endless));

        assertThat(changes).isNotEmpty();
        changes.forEach(change -> assertThat(change.reason().orElseThrow())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("…")
                .doesNotContain("\n", "\t", "\u200b"));
    }

    @Test
    void keepsItWithAQuestion() {
        var unclear = (Interpretation.Unclear) said("restart the box because it hangs");
        assertThat(unclear.draft().orElseThrow().reason()).contains("it hangs");
    }

    private Interpretation said(String text) {
        return INTERPRETER.interpret(new Utterance(
                "<@U0VMBOT> " + text, Surface.MENTION, Optional.empty(), Phrasebook.known(), Optional.empty()));
    }

    private static List<Intent.Change> changes(Interpretation interpretation) {
        return switch (interpretation) {
            case Interpretation.Understood(Intent.Change change) -> List.of(change);
            case Interpretation.Several(var intents) ->
                intents.stream().map(Intent.Change.class::cast).toList();
            case Interpretation.Understood _,
                    Interpretation.Changed _,
                    Interpretation.Misused _,
                    Interpretation.Unclear _,
                    Interpretation.NotForMe _,
                    Interpretation.Unsupported _ -> List.of();
        };
    }
}
