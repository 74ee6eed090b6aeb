package dev.vmbot.intent.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguagesTest {

    private static final Languages LANGUAGES = Languages.load();

    private static Lexicon of(String text) {
        return LANGUAGES.of(Tokenizer.tokens(text, "U0VMBOT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stop web-01", "restart db-1 in prod please", "qwertz asdf"})
    void readsWithEnglishWhereNothingTellsOtherwise(String text) {
        assertThat(of(text)).isSameAs(LANGUAGES.english());
    }

    @ParameterizedTest
    @CsvSource({
        "bitte starte web-01,starte",
        "por favor reinicia web-01,reinicia",
        "démarre web-01 stp,démarre",
        "desligue web-01,desligue"
    })
    void findsTheLanguageByWordsThatEnglishDoesNotHave(String text, String verb) {
        assertThat(of(text)).isNotSameAs(LANGUAGES.english());
        assertThat(of(text).find(verb))
                .hasValueSatisfying(entry -> assertThat(entry.is(Sense.VERB)).isTrue());
    }

    @Test
    void takesNoQuotedWordForALanguage() {
        assertThat(of("stop \"starte\"")).isSameAs(LANGUAGES.english());
    }

    @Test
    void hasTheEnglishNounsInEveryLanguage() {
        assertThat(LANGUAGES.all())
                .hasSize(8)
                .allMatch(lexicon -> lexicon.find("vm").isPresent());
    }

    @Test
    void forbidsInEveryLanguage() {
        assertThat(LANGUAGES.all())
                .allMatch(lexicon -> !lexicon.forms(Sense.NEVER).isEmpty());
    }

    @Test
    void knowsNoFormThatOnlyTellsOfAnEventOrOfSuccess() {
        Lexicon english = LANGUAGES.english();

        assertThat(english.isEvent("keynote")).isTrue();
        assertThat(english.isSuccess("succeeded")).isTrue();
        assertThat(english.find("keynote")).isEmpty();
        assertThat(english.find("succeeded")).isEmpty();
        assertThat(english.knows("succeeded")).isFalse();
    }

    @Test
    void keepsWhatAWordOfSuccessMeansBesides() {
        assertThat(LANGUAGES.english().isSuccess("works")).isTrue();
        assertThat(LANGUAGES.english().find("works"))
                .hasValueSatisfying(entry -> assertThat(entry.is(Sense.OKAY)).isTrue());
    }
}
