package dev.vmbot.intent.text;

import dev.vmbot.model.LabelSelector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of a flag for labels: as much of a text as reads as a Kubernetes label selector. What does not read as one
/// to its end is not shortened to the part that does, because every requirement that is lost picks more VMs.
///
/// @param selector the requirements as typed; what could not be read when it is not whole
/// @param end index behind it
/// @param whole every requirement was read
record LabelRun(String selector, int end, boolean whole) {

    /// What only a further requirement, or one that was broken off, brings before the next flag.
    private static final Pattern MORE = Pattern.compile("[,=<>&|(]|![\\p{L}\\p{N}]|\\b(?:not)?in\\h*$");

    private static final Pattern CLOSED = Pattern.compile("[.!?;:]*(?=\\s|$)");
    private static final Pattern NEXT_FLAG = Pattern.compile("(?<=\\s)-|[\\r\\n]");

    /// @param from where the value begins; not a space
    static LabelRun read(String text, int from) {
        char open = text.charAt(from);
        return Glyphs.isQuote(open) || Glyphs.isApostrophe(open) || open == '`'
                ? quoted(text, from, open)
                : bare(text, from);
    }

    private static LabelRun quoted(String text, int from, char open) {
        for (int close = from + 1; close < text.length(); close++) {
            char c = text.charAt(close);
            boolean closes = open == '`' ? c == '`' : Glyphs.isQuote(open) ? Glyphs.isQuote(c) : Glyphs.isApostrophe(c);
            if (closes) {
                String inner = text.substring(from + 1, close).strip();
                boolean whole =
                        LabelSelector.find(inner).filter(LabelRun::isComplete).isPresent();
                return whole && isAll(text, close + 1) ? new LabelRun(inner, close + 1, true) : broken(text, from);
            }
        }
        return broken(text, from);
    }

    private static LabelRun bare(String text, int from) {
        LabelSelector.Run run = LabelSelector.run(text, from);
        return isComplete(run.selector()) && isAll(text, run.end())
                ? new LabelRun(text.substring(from, run.end()), run.end(), true)
                : broken(text, from);
    }

    /// Kubernetes knows the empty value; who types `app=` has broken off.
    private static boolean isComplete(LabelSelector selector) {
        return !selector.requirements().isEmpty()
                && selector.requirements().stream()
                        .noneMatch(one -> one.values().contains(""));
    }

    private static boolean isAll(String text, int end) {
        return CLOSED.matcher(text).region(end, text.length()).lookingAt()
                && !MORE.matcher(text).region(end, nextFlag(text, end)).find();
    }

    private static LabelRun broken(String text, int from) {
        int end = text.charAt(from) == '-' ? from : nextFlag(text, from);
        return new LabelRun(text.substring(from, end), end, false);
    }

    private static int nextFlag(String text, int from) {
        Matcher flag = NEXT_FLAG.matcher(text);
        return flag.find(from) ? flag.start() : text.length();
    }
}
