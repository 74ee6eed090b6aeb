package dev.vmbot.intent;

import static dev.vmbot.intent.Phrasebook.read;
import static dev.vmbot.intent.Phrasebook.slash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent.Change;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A question mark stands for one character of a name, or ends a question.
final class WildcardsTest {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list web-0? | list web-0?",
                "list running web-0? | list running web-0?",
                "list -n dev web-0? | list web-0? in dev",
                "list web-0?,db-? | list web-0? db-?",
                "list web-?1 | list web-?1",
                "status web-0? -n dev | list web-0? in dev",
                "stop web-0? -n dev | stop web-0? in dev",
                "stop web-0? in dev | stop web-0? in dev",
                "stop web-0?,web-1? -n dev | stop web-0? web-1? in dev",
                "stop web-0? except web-01 -n dev | stop web-0? except web-01 in dev",
                "stop web-?? -n dev | stop web-?? in dev",
                "stop dev/web-0? --force | stop web-0? in dev by force",
                "stop \"web-0?\" | stop web-0?",
            })
    void standsForOneCharacterInACommand(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is web-01 running? | status web-01",
                "status web-01? | status web-01",
                "can you stop web-01? | stop web-01",
                "list the VMs in team-1? | list in team-1",
                "list -n team-1? | list in team-1",
            })
    void endsAQuestion(String text, String intent) {
        assertThat(slash(text)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop web-01?", "stop web-01? it hangs", "stop web-01? or not"})
    void neverActsWhereItMayEndAQuestion(String text) {
        assertThat(slash(text)).startsWith("unclear").contains("intent");
        assertThat(read(text)).isEqualTo("unclear intent");
    }

    @Test
    void offersBothWhenItCannotBeTold() {
        Interpretation read = INTERPRETER.interpret(
                new Utterance("stop web-0?", Surface.SLASH, Optional.empty(), Phrasebook.known(), Optional.empty()));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Interpretation.Unclear.class,
                        unclear -> assertThat(unclear.readings())
                                .containsExactly(
                                        new Change(
                                                Action.STOP,
                                                new Subject.Matching(
                                                        new Selector(
                                                                Optional.empty(), List.of("web-0?"), false, List.of()),
                                                        null),
                                                false),
                                        new Change(
                                                Action.STOP,
                                                new Subject.Named(List.of(new Target(null, "web-0"))),
                                                false)));
    }
}
