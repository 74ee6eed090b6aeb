package dev.vmbot.intent.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vmbot.intent.lexicon.Entry.Inflection;
import dev.vmbot.model.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LexiconFileTest {

    @Test
    void readsTheFormsOfAVerbInTheOrderOfTheirInflections() {
        var entries = LexiconFile.line("verb stop: halt|halts|halted|halting");

        assertThat(entries).extracting(Entry::form).containsExactly("halt", "halts", "halted", "halting");
        assertThat(entries).extracting(Entry::inflection).containsExactly(Inflection.values());
        assertThat(entries)
                .allMatch(entry -> entry.is(Sense.VERB)
                        && entry.action().filter(Action.STOP::equals).isPresent());
    }

    @Test
    void givesAForcedVerbItsActionAndForce() {
        Entry entry = LexiconFile.line("verb restart-force: hard-reset").getFirst();

        assertThat(entry.action()).contains(Action.RESTART);
        assertThat(entry.is(Sense.FORCE)).isTrue();
    }

    @Test
    void keepsTheFurtherWordOfALine() {
        assertThat(LexiconFile.line("unsupported delete: nuke|wipe"))
                .allMatch(entry -> entry.detail().equals("delete"));
    }

    @Test
    void takesHyphensInTheNameOfASense() {
        assertThat(LexiconFile.line("starting-with: prefixed").getFirst().is(Sense.STARTING_WITH))
                .isTrue();
    }

    @Test
    void holdsSensesBeyondTheSixtyFourth() {
        Sense last = Sense.NUMBER;
        Entry entry = new Entry("x", Senses.of(last).and(Senses.of(Sense.VERB)), Optional.empty(), Inflection.BASE, "");

        assertThat(entry.is(last)).isTrue();
        assertThat(entry.is(Sense.VERB)).isTrue();
        assertThat(Arrays.stream(Sense.values()).filter(entry::is)).containsExactlyInAnyOrder(Sense.VERB, last);
    }

    @Test
    void namesTheLineThatItCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LexiconFile.line("verb stop halt"))
                .withMessageContaining("verb stop halt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LexiconFile.line("verb stop: a|b|c|d|e"))
                .withMessageContaining("a|b|c|d|e");
        assertThatIllegalArgumentException().isThrownBy(() -> LexiconFile.line("gibberish: a"));
        assertThatIllegalArgumentException().isThrownBy(() -> LexiconFile.line("verb explode: a"));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LexiconFile.lines("tlh.lex"))
                .withMessageContaining("tlh.lex");
    }

    @Test
    void leavesOutCommentsAndBlankLines() {
        assertThat(LexiconFile.lines("en.lex")).isNotEmpty().noneMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    @Test
    void listsNoFormAsAnOrdinaryWord() {
        List<Entry> entries = LexiconFile.read("en.lex");
        List<String> forms = entries.stream()
                .filter(entry -> !entry.is(Sense.ORDINARY))
                .map(Entry::form)
                .toList();

        assertThat(entries)
                .filteredOn(entry -> entry.is(Sense.ORDINARY))
                .isNotEmpty()
                .noneMatch(entry -> forms.contains(entry.form()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsLinesThatCanBeRead(String file) {
        assertThat(LexiconFile.lines(file)).noneMatch(line -> line.length() > 200);
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesAFormASenseOnce(String file) {
        List<String> senses = LexiconFile.lines(file).stream()
                .filter(line -> !line.startsWith("verb ") && !line.startsWith("light: "))
                .flatMap(line -> LexiconFile.line(line).stream()
                        .map(entry -> line.substring(0, line.indexOf(": ")).split(" ", -1)[0] + ": " + entry.form()))
                .toList();

        assertThat(senses).doesNotHaveDuplicates();
    }

    static List<String> files() {
        return LexiconFile.lines("languages.txt").stream()
                .map(language -> language + ".lex")
                .toList();
    }
}
