package dev.vmbot.intent;

import dev.vmbot.intent.object.Ranges;
import java.util.regex.Pattern;

/// Texts that name so many VMs that none of them is looked up, not even to read the text.
public final class Crowd {

    /// Between words, and between the parts of a list; not within braces or brackets.
    private static final Pattern GAP = Pattern.compile("(?:\\s|[,;](?![^{}\\[\\]]*+[}\\]]))++");

    /// A flag is none.
    private static final Pattern NAME_LIKE = Pattern.compile("[^-].*[-/0-9].*|[0-9]", Pattern.DOTALL);

    private Crowd() {}

    /// Whether what looks like a name stands there more than so many times, short forms counted out.
    public static boolean isMoreThan(int most, String text) {
        return GAP.splitAsStream(text).mapToInt(Crowd::names).sum() > most;
    }

    private static int names(String word) {
        return Ranges.expand(word)
                .map(several -> several.names().isEmpty()
                        ? Ranges.MOST + 1
                        : several.names().size())
                .orElse(NAME_LIKE.matcher(word).matches() ? 1 : 0);
    }
}
