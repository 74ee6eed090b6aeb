package dev.vmbot.slack.card.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpreter;
import dev.vmbot.intent.Utterance;
import dev.vmbot.model.Action;
import dev.vmbot.model.Intent;
import dev.vmbot.model.PowerState;
import dev.vmbot.model.Selector;
import dev.vmbot.model.Subject;
import dev.vmbot.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhraseTest {

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the kernel update",
                "word",
                "it hung; stop prod/db-2 tomorrow, don't wait",
                "`code` *bold* <@U0ANNA77> & --force -n dev",
                "never",
                "-n other",
                "Anna's (urgent) \ud83d\ude80",
            })
    void isReadBackWithTheReasonThatItCarries(String reason) {
        var change = new Intent.Change(
                Action.RESTART, new Subject.Named(List.of(new Target("prod", "web-01"))), false, Optional.of(reason));

        assertThat(read(change)).isEqualTo(new Interpretation.Understood(change));
    }

    @ParameterizedTest
    @EnumSource
    void isReadBackWithTheStateOfAList(PowerState state) {
        var web = new Selector(Optional.empty(), List.of("web-*"), false, List.of());
        var list = new Intent.ListVms(Optional.of(web), "prod", Optional.of(state));

        assertThat(read(list)).isEqualTo(new Interpretation.Understood(list));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-0?", "web-?", "w?b-0", "*-0?"})
    void isReadBackWithAWildcard(String pattern) {
        var these =
                new Subject.Matching(new Selector(Optional.empty(), List.of(pattern), false, List.of("web-1?")), null);
        var change = new Intent.Change(Action.STOP, these, false);

        assertThat(read(change)).isEqualTo(new Interpretation.Understood(change));
    }

    @Test
    void isReadBackWithEveryNamespace() {
        var list = new Intent.ListVms(Optional.empty(), null, Optional.of(PowerState.PAUSED), true);

        assertThat(read(list)).isEqualTo(new Interpretation.Understood(list));
    }

    private Interpretation read(Intent intent) {
        return INTERPRETER.interpret(new Utterance(
                Phrase.of(intent).orElseThrow(),
                Utterance.Surface.SLASH,
                Optional.empty(),
                _ -> Set.of(),
                Optional.empty()));
    }
}
