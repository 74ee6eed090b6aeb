package dev.vmbot.intent;

import dev.vmbot.intent.Utterance.Surface;
import java.util.List;
import java.util.Optional;

/// Prints how the time of a reading grows with the length of a text, for texts of several kinds.
final class ReadingCurve {

    private static final List<String> KINDS = List.of(
            "w",
            "web-01.",
            "lorem ipsum dolor sit amet ",
            "stop web-01 in dev, ",
            "* web-01\n",
            "\"web-01\" ",
            "` \" ' * _ ( < & ",
            "please don't restart it and ",
            "sorry, no wait, rather ",
            "if it is still ",
            "{1,2}[3-4]",
            "web-[1-3] web-{a,b} ",
            "&amp;",
            "\u0130",
            "\u03a3",
            "e\u0301",
            "\ud801\udc00");

    private ReadingCurve() {}

    static void main() {
        Interpreter interpreter = new Interpreter("U0VMBOT");
        for (String kind : KINDS) {
            var line = new StringBuilder("%-32s".formatted(kind.strip().replace('\n', ' ')));
            for (int length : List.of(1_000, 10_000, 100_000)) {
                String text = kind.repeat(length / kind.length() + 1);
                line.append("%8d B %9.3f ms".formatted(length, best(interpreter, text)));
            }
            System.out.println(line);
        }
    }

    /// The best of ten rounds after warming up, in milliseconds, over all surfaces.
    private static double best(Interpreter interpreter, String text) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (Surface surface : List.of(Surface.MENTION, Surface.CHANNEL)) {
                interpreter.interpret(
                        new Utterance(text, surface, Optional.empty(), Phrasebook.known(), Optional.empty()));
            }
            best = Math.min(best, (System.nanoTime() - start) / 2e6);
        }
        return best;
    }
}
