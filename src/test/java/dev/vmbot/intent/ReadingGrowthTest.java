package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vmbot.intent.Utterance.Surface;
import dev.vmbot.intent.text.LowerCase;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Eight times the text costs about eight times as much to read, whatever it is made of; quadratic would be 64 times.
/// What it costs is counted, as bytes that are allocated on the way: no other load on the machine changes that.
final class ReadingGrowthTest {

    private static final int SHORT = 3_000;
    private static final int FACTOR = 8;
    private static final int MOST_GROWTH = 16;

    /// Below this what is loaded and compiled on the way weighs as much.
    private static final long LEAST = 1_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Interpreter INTERPRETER = new Interpreter("U0VMBOT");

    static Stream<String> kinds() {
        Stream<String> changing = letters()
                .filter(letter -> lower(letter).length()
                                != Character.toString(letter).length()
                        || utf8(lower(letter)) != utf8(Character.toString(letter))
                        || Character.toString(letter).toUpperCase(Locale.ROOT).length()
                                != Character.toString(letter).length())
                .filter(letter -> letter % 4 == 0)
                .mapToObj(Character::toString);
        Stream<String> others = Stream.of(
                "\u0130",
                "a\u0130",
                "\u0130 ",
                "web-\u0130",
                "\u0130.",
                "\"\u0130\" ",
                "`\u0130",
                "\u0130'",
                "<\u0130",
                "\u03a3",
                "\u03a3 ",
                "A\u03a3",
                "\u03a3-",
                "e\u0301",
                "\u0300",
                "\u20e3",
                "i\u0307",
                "\ud801\udc00",
                "\ud83a\udd00",
                "\ud83d\ude00",
                "\ud83d\ude00\u200d",
                "\ud800",
                "\udc00",
                "\ud83c\udde9",
                "\u200b",
                "\u202e",
                "\uff21",
                "\u0410",
                "\u0627",
                "\uac00",
                "\u4e2d",
                "\u00a0",
                "\ufe0f",
                "\u1e9e",
                "'",
                "-",
                "--a",
                "?",
                ".",
                "~a",
                "*a",
                "_a",
                "{",
                "}",
                "{1..",
                "[1-",
                "&amp",
                "&",
                "<@",
                "web-*",
                "/",
                "=");
        return Stream.concat(changing, others);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void costsNoMoreThanItsLengthExplains(String kind) {
        String text = kind.repeat(SHORT / kind.length());
        long once = Math.max(cost(text), LEAST);

        assertThat(cost(text.repeat(FACTOR))).isLessThan(once * MOST_GROWTH);
    }

    /// In bytes.
    private long cost(String text) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        INTERPRETER.interpret(new Utterance(text, Surface.MENTION, Optional.empty(), _ -> Set.of(), Optional.empty()));
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void lowersEveryLetterAsJavaDoes() {
        letters().forEach(letter -> {
            String text = "a" + Character.toString(letter) + "b";

            assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        });
        assertThat(LowerCase.of("\ud801A\udc00")).isEqualTo("\ud801A\udc00".toLowerCase(Locale.ROOT));
    }

    private static IntStream letters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Character::isDefined);
    }

    private static String lower(int letter) {
        return Character.toString(letter).toLowerCase(Locale.ROOT);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
