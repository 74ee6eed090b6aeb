package dev.vmbot.intent.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.model.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TyposTest {

    private static final Lexicon ENGLISH = Languages.load().english();

    private static List<Action> actions(String word) {
        return Typos.nearest(word, ENGLISH).stream()
                .flatMap(entry -> entry.action().stream())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"restrat,RESTART", "reboto,RESTART", "shutdwon,STOP", "lanch,START", "sotp,STOP", "bouncee,RESTART"})
    void findsTheVerbThatWasMistyped(String word, Action action) {
        assertThat(actions(word)).containsExactly(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "web-01", "st", "x", "", "incomprehensibilities"})
    void takesOtherWordsForNoVerb(String word) {
        assertThat(Typos.nearest(word, ENGLISH)).isEmpty();
    }

    @Test
    void leavesATieToThePerson() {
        assertThat(actions("stat")).contains(Action.START, Action.STOP);
    }
}
